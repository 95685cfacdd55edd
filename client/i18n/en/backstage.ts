// The English words of the area "backstage". Keys are flat and camelCase; plurals end in _one and _other.

export const backstage = {} as const;
