// The English words of the area "shell". Keys are flat and camelCase; plurals end in _one and _other.

export const shell = {} as const;
