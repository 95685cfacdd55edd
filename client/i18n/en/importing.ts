// The English words of the area "importing". Keys are flat and camelCase; plurals end in _one and _other.

export const importing = {} as const;
