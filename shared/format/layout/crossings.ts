// Owns: counting how often lines between two columns cross.

/** The number of pairs of lines that cross, each line from a place in one column to a place in the next. O(n log n). */
export function crossingsBetween(lines: readonly (readonly [from: number, to: number])[]): number {
  const inOrder = [...lines].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const size = lines.reduce((most, [, to]) => Math.max(most, to), 0) + 1;
  // A Fenwick tree: how many lines so far end at or above a place.
  const tree = new Array<number>(size + 1).fill(0);
  let crossings = 0;
  inOrder.forEach(([, to], passed) => {
    let above = 0;
    for (let at = to + 1; at > 0; at -= at & -at) above += tree[at] ?? 0;
    crossings += passed - above;
    for (let at = to + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) + 1;
  });
  return crossings;
}
