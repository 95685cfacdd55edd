// Owns: in which order names stand in a list: as people look them up, "Éric" before "zoe" and "Branch 2" before "Branch 10".
// By the root order of Unicode's collation, which English has, never by the machine's own language: so a file is the same
// wherever it is written, and a list on all screens. Rule MAP-460.

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Below 0 if the first stands before the second; 0 for the same text alone. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return collator.compare(a, b) || (a < b ? -1 : 1);
}

/** By name, those of one name by id. */
export function compareNames(a: Named, b: Named): number {
  if (a.name !== b.name) return compareTexts(a.name, b.name);
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

const collator = new Intl.Collator("en", { numeric: true });
