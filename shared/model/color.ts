// Owns: which of the eight categorical colours something new gets.

/** There are so many categorical colours, numbered from 1; each goes with its own shape. */
export const categoricalColors = 8;

/** The colour, 1 to 8, that the fewest of the given records have; the smallest of several. */
export function rarestColor(rows: Iterable<{ readonly color: number | null }>): number {
  const uses = Array.from({ length: categoricalColors }, () => 0);
  for (const { color } of rows) {
    if (color !== null) uses[color - 1] = (uses[color - 1] ?? 0) + 1;
  }
  return uses.indexOf(Math.min(...uses)) + 1;
}
