// The English words of the area "board". Keys are flat and camelCase; plurals end in _one and _other.

export const board = {} as const;
