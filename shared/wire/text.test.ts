import * as fc from "fast-check";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import { isId } from "../kit/ids.ts";
import { isUtf8, passId } from "./text.ts";

test("[MAP-27] bytes are UTF-8 exactly where a strict decoder takes them", () => {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const isTaken = (bytes: Uint8Array): boolean => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  // The bounds of each row of the Unicode Standard's table, with their neighbours.
  const edges = [
    ...[0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1],
    ...[0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
  ];
  const bytes = fc.array(fc.constantFrom(...edges), { maxLength: 6 });
  fc.assert(
    fc.property(bytes, (given) => {
      const text = Uint8Array.from(given);
      expect(isUtf8(text, 0, text.length)).toBe(isTaken(text));
    }),
    { numRuns: 20_000 },
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const encoded = new TextEncoder().encode(text);
      expect(isUtf8(encoded, 0, encoded.length)).toBe(true);
    }),
  );
});

test("[MAP-25] bytes are a key exactly where their text is an id", () => {
  const isPassed = (text: string): boolean => {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, text);
    const decoder = decoding.createDecoder(encoding.toUint8Array(encoder));
    try {
      passId(decoder);
      return !decoding.hasContent(decoder);
    } catch {
      return false;
    }
  };
  const letters = fc.constantFrom("a", "Z", "0", "-", "_", "~", " ", "é", "__proto__", "\u0000");
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 44 }), (parts) => {
      const text = parts.join("");
      expect(isPassed(text)).toBe(isId(text));
    }),
    { numRuns: 3_000 },
  );
});
