import { expect, test } from "vitest";
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
