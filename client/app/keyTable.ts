// Owns: keys as one table that both the handling and the list for people read, so that the list cannot lie. Knows no
// room. Pure. Rules A11-84, A11-252.

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
  /** Where the key stands, as it is called on an American keyboard. */
  readonly code?: string;
  getModifierState?(name: "AltGraph"): boolean;
}

/** How a press is written in a table. */
export function keyOf(press: Press, key = press.key): string {
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
  const idOf = (key: string) => table.find(({ keys }) => keys.includes(key))?.id;
  return idOf(keyOf(press)) ?? idOf(keyOf(press, plainKey(press)));
}

/** In no script but Latin, and no sign of all scripts. */
const foreign = /[^\p{Script=Latin}\p{Script=Common}]/u;

/** A letter of another script, or a sign in the row of digits, as what stands there on an American keyboard. */
export function plainKey(press: Press): string {
  const { key, code = "", shiftKey } = press;
  if (key === "؟") return "?";
  const [, kind, sign = key] = /^(Key|Digit)(.)$/.exec(code) ?? [];
  const isAsked = kind === "Key" ? foreign.test(key) : !shiftKey;
  return isAsked && !press.getModifierState?.("AltGraph") ? sign : key;
}

/** Whether the keys go into a text at this moment. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}
