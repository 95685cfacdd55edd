import { expect, test } from "vitest";
import { initialsOf } from "./words.ts";

test.each([
  ["Maria Okafor", "MO"],
  ["נועה כהן (רופאה)", "נר"],
  ["“Bo” – the night nurse", "BN"],
  ["Lead (", "L"],
  ["佐藤 陽子", "佐陽"],
  ["☎", "☎"],
  ["", ""],
])("[STA-72] a name is stood for by its letters, not by its brackets: %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
