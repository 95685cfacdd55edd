// Owns: whether a text to import is still the one it was, after somebody typed in it. Pure. Rule A11-157.

/** Whether `after` is `before`, mended by hand: at least half of it stands unchanged around what was typed. */
export function isMended(before: string, after: string): boolean {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return before !== "" && (head + tail) * 2 >= before.length;
}
