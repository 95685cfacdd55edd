import { expect, test } from "vitest";
import { appKeys } from "./appKeys.ts";
import { keyOf, type Press, pressedId } from "./keyTable.ts";

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test("[A11-84] a press is written the same, however the keyboard tells it", () => {
  expect(keyOf(press("a"))).toBe("A");
  expect(keyOf(press("A", { shiftKey: true }))).toBe("Shift+A");
  expect(keyOf(press("z", { metaKey: true }))).toBe("Ctrl+Z");
  expect(keyOf(press("?", { shiftKey: true }))).toBe("?");
  expect(keyOf(press(" ", { ctrlKey: true }))).toBe("Ctrl+Space");
  expect(keyOf(press("ArrowUp", { shiftKey: true }))).toBe("Shift+ArrowUp");
});

test("a press does what the first entry says that names it, or nothing", () => {
  const table = [
    { id: "go", keys: ["ArrowUp", "ArrowDown"] },
    { id: "mark", keys: ["M"] },
  ] as const;
  expect(pressedId(table, press("ArrowDown"))).toBe("go");
  expect(pressedId(table, press("m"))).toBe("mark");
  expect(pressedId(table, press("m", { ctrlKey: true }))).toBeUndefined();
});

test("[A11-252] a letter that a keyboard writes in another script is the one that stands at its place", () => {
  const undone = (key: string, code: string, held: Partial<Press> = {}) =>
    pressedId(appKeys, press(key, { code, ctrlKey: true, ...held }));
  expect(undone("я", "KeyZ")).toBe("undo");
  expect(undone("Я", "KeyZ", { shiftKey: true })).toBe("redo");
  expect(undone("ז", "KeyZ")).toBe("undo");
  expect(undone("ئ", "KeyZ")).toBe("undo");
  expect(undone("ن", "KeyK")).toBe("palette");
  // Arabic keyboards write two letters by one key.
  expect(pressedId([{ id: "b", keys: ["B"] }], press("لا", { code: "KeyB" }))).toBe("b");
});

test("[A11-252] a Latin letter is the one that is written on the key, wherever that stands", () => {
  expect(pressedId(appKeys, press("z", { code: "KeyW", ctrlKey: true }))).toBe("undo");
  expect(pressedId(appKeys, press("w", { code: "KeyZ", ctrlKey: true }))).toBeUndefined();
  expect(pressedId(appKeys, press("z", { code: "KeyY", ctrlKey: true }))).toBe("undo");
  // A comma stands where others have their M.
  expect(pressedId([{ id: "merge", keys: ["M"] }], press(",", { code: "KeyM" }))).toBeUndefined();
});

test("[A11-252] a digit is its key of the upper row also where it is written with Shift", () => {
  const table = [
    { id: "out", keys: ["-"] },
    { id: "digit", keys: ["1", "2", "6"] },
  ] as const;
  expect(pressedId(table, press("&", { code: "Digit1" }))).toBe("digit");
  expect(pressedId(table, press("é", { code: "Digit2" }))).toBe("digit");
  expect(pressedId(table, press("1", { code: "Digit1", shiftKey: true }))).toBe("digit");
  expect(pressedId(table, press("!", { code: "Digit1", shiftKey: true }))).toBeUndefined();
  // What the table itself names comes first.
  expect(pressedId(table, press("-", { code: "Digit6" }))).toBe("out");
});

test("[A11-252] a question mark is one in Arabic too", () => {
  expect(pressedId(appKeys, press("؟", { code: "Slash", shiftKey: true }))).toBe("keyList");
});

test("[A11-252] a sign that AltGr writes is no key of a table", () => {
  const altGr = { getModifierState: (name: string) => name === "AltGraph" };
  const table = [{ id: "any", keys: ["L", "2"] }] as const;
  expect(pressedId(table, press("λ", { code: "KeyL", ...altGr }))).toBeUndefined();
  expect(pressedId(table, press("²", { code: "Digit2", ...altGr }))).toBeUndefined();
});
