import { expect, test } from "vitest";
import { openTypedAhead } from "./typedAhead.ts";

function typed(...keys: readonly string[]) {
  const ahead = openTypedAhead();
  ahead.begin();
  const given = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  for (const key of keys) expect(ahead.hear({ ...given, key })).toBe(true);
  return ahead.end();
}

test("[A11-192] an Enter before anything is typed, or one that is held, takes nothing that nobody has seen", () => {
  expect(typed("Enter", "Enter")).toEqual({ text: "", isTaken: false });
  expect(typed("Enter", "d", "a")).toEqual({ text: "da", isTaken: false });
  expect(typed("d", "Backspace", "Enter")).toEqual({ text: "", isTaken: false });
  expect(typed("d", "a", "Enter", "n")).toEqual({ text: "da", isTaken: true });
});
