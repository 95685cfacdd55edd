import { expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";

// "Undo: {{what}}" itself and what stands for it where nothing is known.
const others = ["parts.undoNamed", "parts.undoLast", "parts.undoNothing", "parts.undoLate"];

test("[A11-152] what undo would take back is named in one form in all rooms: small, and as what one does", () => {
  const named = Object.entries(catalogue).flatMap(([area, words]) =>
    Object.entries(words)
      .filter(([key]) => /^undo[A-Z]/.test(key) && !others.includes(`${area}.${key}`))
      .map(([key, text]) => [`${area}.${key}`, text] as const),
  );
  expect(named.length).toBeGreaterThan(50);
  const odd = named.filter(([, text]) => !/^(?![a-z]{3,}ing\b)[a-z]/.test(text));
  expect(odd).toEqual([]);
});
