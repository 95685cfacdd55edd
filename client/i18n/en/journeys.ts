// The English words of the area "journeys". Keys are flat and camelCase; plurals end in _one and _other.

export const journeys = {} as const;
