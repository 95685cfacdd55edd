// The English words of the area "brainstorm". Keys are flat and camelCase; plurals end in _one and _other.

export const brainstorm = {} as const;
