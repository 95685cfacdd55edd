import { expect, it } from "vitest";
import { crc32 } from "./crc32.ts";
import { withResolution } from "./pngFile.ts";

/** One grey point, as a known program writes it. */
const point = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  ),
  (character) => character.charCodeAt(0),
);

it("[EXP-59] a PNG says 300 dots per inch right behind its header, with a sound checksum", () => {
  const png = withResolution(point);
  const view = new DataView(png.buffer);
  expect(png.length).toBe(point.length + 21);
  expect(String.fromCharCode(...png.subarray(37, 41))).toBe("pHYs");
  expect([view.getUint32(41), view.getUint32(45), png[49]]).toEqual([11_811, 11_811, 1]);
  expect(view.getUint32(50)).toBe(crc32(png.subarray(37, 50)));
  expect([...png.subarray(54)]).toEqual([...point.subarray(33)]);
});

it("[EXP-59] the checksum is that of PNG", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(point.subarray(12, 29))).toBe(new DataView(point.buffer).getUint32(29));
});
