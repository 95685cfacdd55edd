// The English words of the area "lobby". Keys are flat and camelCase; plurals end in _one and _other.

export const lobby = {} as const;
