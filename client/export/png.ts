// Owns: a picture as a PNG file: its size in points, its resolution. Where fonts come from is the caller's. Rules EXP-17,
// EXP-59, EXP-126.

import type { PaletteName } from "../../shared/format/scene/palette.ts";
import type { Scene } from "../../shared/format/scene/scene.ts";
import { drawScene } from "./drawScene.ts";
import { withResolution } from "./pngFile.ts";

/** Widths that are offered, in pixels. */
export const pngWidths = { screen: 1_920, large: 3_840, print: 8_192 } as const;
export type PngSize = keyof typeof pngWidths;
/** The longest side of a PNG, in pixels. */
export const pngSideMax = 8_192;

/** By how much a scene is enlarged for a width in pixels, or as much as fits into `pngSideMax`. */
export function pngScale(
  { width, height }: Pick<Scene, "width" | "height">,
  wanted: number,
): number {
  return Math.min(wanted / width, pngSideMax / width, pngSideMax / height);
}

/** Draws the scene `wanted` pixels wide with fonts that are loaded, in a worker as well as on a page. */
export async function sceneToPng(
  scene: Scene,
  palette: PaletteName,
  wanted: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const scale = pngScale(scene, wanted);
  const canvas = new OffscreenCanvas(
    Math.round(scene.width * scale),
    Math.round(scene.height * scale),
  );
  // What is read out point by point is better kept without a graphics card.
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!context) throw new Error("This browser has no 2D canvas beside the screen");
  drawScene(context, scene, { palette, scale });
  const file = await canvas.convertToBlob({ type: "image/png" });
  return withResolution(new Uint8Array(await file.arrayBuffer()));
}
