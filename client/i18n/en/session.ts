// The English words of the area "session". Keys are flat and camelCase; plurals end in _one and _other.

export const session = {} as const;
