// Owns: a sheet as a picture of points: drawn by the browser from its SVG, with the resolution written into the file.
// Rules EXP-17, EXP-59.

import { crc32 } from "./crc32.ts";
import type { JobSheet } from "./fileJob.ts";

/** Widths that are offered, in pixels. */
export const pngWidths = { screen: 1_920, large: 3_840, print: 8_192 } as const;
export type PngSize = keyof typeof pngWidths;
const sideMax = 8_192;
/** 300 dots per inch, in dots per metre as PNG counts. */
const dotsPerMetre = 11_811;

/** Draws the sheet as wide as asked, or as large as fits into 8,192 pixels. */
export async function sheetToPng(sheet: JobSheet, size: PngSize): Promise<Blob> {
  const scale = Math.min(pngWidths[size] / sheet.width, sideMax / sheet.height);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheet.svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(sheet.width * scale);
  canvas.height = Math.round(sheet.height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no 2D canvas");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error(`A picture of ${canvas.width} × ${canvas.height} pixels is too large`));
    }, "image/png");
  });
  const bytes = withResolution(new Uint8Array(await drawn.arrayBuffer()));
  return new Blob([bytes], { type: "image/png" });
}

/** The PNG with a `pHYs` chunk of 300 dpi behind its header (ISO/IEC 15948, 11.3.5.3). */
export function withResolution(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, dotsPerMetre);
  view.setUint32(12, dotsPerMetre);
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const headEnd = 33;
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, headEnd));
  whole.set(chunk, headEnd);
  whole.set(png.subarray(headEnd), headEnd + chunk.length);
  return whole;
}
