// Owns: a picture as a PNG: drawn by the browser from its SVG in strips, between which the screen lives on, and packed in a
// worker. Rules EXP-17, EXP-59, EXP-126.

import type { JobSheet } from "./fileJob.ts";
import type { PngAnswer, PngAsked } from "./png.worker.ts";

/** Widths that are offered, in pixels. */
export const pngWidths = { screen: 1_920, large: 3_840, print: 8_192 } as const;
export type PngSize = keyof typeof pngWidths;
/** The longest side of a PNG, in pixels. */
export const pngSideMax = 8_192;

export interface Watch {
  /** The part that is done, 0 … 1. */
  readonly onProgress?: (part: number) => void;
  /** Ends the work at the next strip: the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Draws the sheet as wide as asked, or as large as fits into 8,192 pixels. */
export function sheetToPng(sheet: JobSheet, size: PngSize, watch: Watch = {}): Promise<Blob> {
  const scale = Math.min(pngWidths[size] / sheet.width, pngSideMax / sheet.height);
  return svgToPng(sheet, scale, watch);
}

/** Draws a picture of `width` by `height` units, enlarged by `scale`. */
export async function svgToPng(
  picture: { readonly svg: string; readonly width: number; readonly height: number },
  scale: number,
  { onProgress = () => undefined, signal }: Watch = {},
): Promise<Blob> {
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  const image = await loadImage(picture.svg);
  const packer = startPacker();
  try {
    await packer.ask({ kind: "begin", width, height });
    for (const { top, rows } of stripsOf(width, height)) {
      signal?.throwIfAborted();
      const pixels = drawStrip(image, { width, height, top, rows });
      await packer.ask({ kind: "strip", top, pixels });
      onProgress(((top + rows) / height) * drawnPart);
    }
    signal?.addEventListener("abort", packer.end, { once: true });
    const answer = await packer.ask({ kind: "end" });
    if (answer.kind !== "png") throw new Error("A picture was packed to nothing");
    return new Blob([answer.bytes], { type: "image/png" });
  } finally {
    packer.end();
  }
}

/** How much of the work is drawing; the rest is packing, of which nothing is heard until it is done. */
const drawnPart = 0.7;
/** About a million points: drawn in a few hundredths of a second. */
const stripPoints = 1_000_000;

/** The strips of a picture from above to below. */
export function stripsOf(
  width: number,
  height: number,
): readonly { readonly top: number; readonly rows: number }[] {
  const most = Math.max(16, Math.floor(stripPoints / width));
  return Array.from({ length: Math.ceil(height / most) }, (_, at) => ({
    top: at * most,
    rows: Math.min(most, height - at * most),
  }));
}

// A data address, since the policy allows pictures from there and not every browser draws blobs of SVG.
async function loadImage(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

interface Strip {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly rows: number;
}

function drawStrip(image: HTMLImageElement, { width, height, top, rows }: Strip): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = rows;
  // What is read back at once is better drawn without a graphics card.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser has no 2D canvas");
  context.drawImage(image, 0, -top, width, height);
  return context.getImageData(0, 0, width, rows);
}

/** A worker that packs strips; each question is answered before the next is asked. */
function startPacker() {
  const worker = new Worker(new URL("./png.worker.ts", import.meta.url), { type: "module" });
  const ask = (asked: PngAsked): Promise<PngAnswer> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<PngAnswer>) => {
        if (data.kind === "failed") reject(new Error(data.why));
        else resolve(data);
      };
      worker.onerror = (event) => {
        reject(new Error(event.message || "The worker that packs pictures did not start"));
      };
      worker.postMessage(asked, asked.kind === "strip" ? [asked.pixels.data.buffer] : []);
    });
  return { ask, end: () => worker.terminate() };
}
