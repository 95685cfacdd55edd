// Owns: keys as one table that both the handling and the list for people read, so that the list cannot lie. Knows no
// room. Pure. Rule A11-84.

/** Keys that do one thing: "Ctrl+A" (⌘ on a Mac), "Shift+ArrowUp", "M", "?", "Space". Letters are written large. */
export interface KeyDefinition<Id extends string = string> {
  readonly id: Id;
  readonly keys: readonly string[];
}

/** What of a keyboard event matters. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** How a press is written in a table. */
export function keyOf(press: Press): string {
  const { key } = press;
  const isLetter = /^\p{L}$/u.test(key);
  const name = key === " " ? "Space" : key;
  // With Shift a sign is another sign; only letters and named keys keep the word.
  const isSign = [...key].length === 1 && !isLetter && key !== " ";
  return [
    press.ctrlKey || press.metaKey ? "Ctrl+" : "",
    press.altKey ? "Alt+" : "",
    press.shiftKey && !isSign ? "Shift+" : "",
    isLetter ? name.toUpperCase() : name,
  ].join("");
}

/** What a press does by a table, if anything. */
export function pressedId<Id extends string>(
  table: readonly KeyDefinition<Id>[],
  press: Press,
): Id | undefined {
  const key = keyOf(press);
  return table.find(({ keys }) => keys.includes(key))?.id;
}

/** Whether the keys go into a text at this moment. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}
