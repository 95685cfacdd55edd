// Owns: putting the strips of a picture together and packing them as a PNG, beside the screen. One picture, one worker: to
// cancel is to end it.

import { withResolution } from "./pngFile.ts";

export type PngAsked =
  | { readonly kind: "begin"; readonly width: number; readonly height: number }
  | { readonly kind: "strip"; readonly top: number; readonly pixels: ImageData }
  | { readonly kind: "end" };

export type PngAnswer =
  | { readonly kind: "taken" }
  | { readonly kind: "png"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "failed"; readonly why: string };

let drawing: OffscreenCanvasRenderingContext2D | undefined;

self.onmessage = ({ data }: MessageEvent<PngAsked>) => {
  answer(data).then(
    (said) => self.postMessage(said),
    (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      self.postMessage({ kind: "failed", why } satisfies PngAnswer);
    },
  );
};

async function answer(asked: PngAsked): Promise<PngAnswer> {
  if (asked.kind === "begin") {
    const canvas = new OffscreenCanvas(asked.width, asked.height);
    // What is put in and read out point by point is better kept without a graphics card.
    drawing = canvas.getContext("2d", { alpha: false, willReadFrequently: true }) ?? undefined;
    if (!drawing) throw new Error("This browser has no 2D canvas beside the screen");
    return { kind: "taken" };
  }
  if (!drawing) throw new Error("A strip of a picture came before its size");
  if (asked.kind === "strip") {
    drawing.putImageData(asked.pixels, 0, asked.top);
    return { kind: "taken" };
  }
  const file = await drawing.canvas.convertToBlob({ type: "image/png" });
  return { kind: "png", bytes: withResolution(new Uint8Array(await file.arrayBuffer())) };
}
