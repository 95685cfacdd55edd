// The English words of the area "feel". Keys are flat and camelCase; plurals end in _one and _other.

export const feel = {} as const;
