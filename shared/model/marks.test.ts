import fc from "fast-check";
import { expect, test } from "vitest";
import { plainMarks } from "./marks.ts";

test("[PRV-60] what phones put in becomes what computers type", () => {
  expect(plainMarks("\u201CIt\u2019s\u2026\u201D \u2014 \u201Alow\u2018 -- a\u2011b")).toBe(
    `"It's..." \u2013 'low' \u2013 a-b`,
  );
});

test("[PRV-60] rules of hyphens, angle quotes, minus signs and everything else stay as they are", () => {
  const text = "--- \u00ABbon\u00BB \u22122 \u00B0C, 3-4, \u{1F600} \u4F60\u597D";
  expect(plainMarks(text)).toBe(text);
});

test("[PRV-60] levelling a level text changes nothing", () => {
  const marked = fc.string({ unit: fc.constantFrom("-", "\u2014", "\u2026", "\u2019", "a", " ") });
  fc.assert(
    fc.property(marked, (text) => {
      const level = plainMarks(text);
      expect(plainMarks(level)).toBe(level);
    }),
  );
});
