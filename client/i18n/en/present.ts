// The English words of the area "present". Keys are flat and camelCase; plurals end in _one and _other.

export const present = {} as const;
