// Owns: what a PNG says of itself beyond its points: 300 dots per inch (ISO/IEC 15948, 11.3.5.3). Knows no screen. Rule EXP-59.

import { crc32 } from "./crc32.ts";

/** 300 dots per inch, in dots per metre as PNG counts. */
const dotsPerMetre = 11_811;
/** The signature and the first chunk. */
const headEnd = 33;

/** The PNG with a `pHYs` chunk right behind its header. */
export function withResolution(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, dotsPerMetre);
  view.setUint32(12, dotsPerMetre);
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, headEnd));
  whole.set(chunk, headEnd);
  whole.set(png.subarray(headEnd), headEnd + chunk.length);
  return whole;
}
