// Owns: a scene of the screen as a file: SVG with its fonts inside, PNG drawn with the fonts of the screen. Rules EXP-17,
// EXP-18.

import type { PaletteName } from "../../shared/format/scene/palette.ts";
import type { Scene } from "../../shared/format/scene/scene.ts";
import { sceneToSvg } from "../../shared/format/scene/svg.ts";
import { embeddedFonts } from "./fonts.ts";
import { fontsReady } from "./measure.ts";
import { sceneToPng } from "./png.ts";

export async function sceneToSvgFile(scene: Scene, palette: PaletteName): Promise<Blob> {
  const svg = sceneToSvg(scene, { palette, css: await embeddedFonts() });
  return new Blob([svg], { type: "image/svg+xml" });
}

/** Draws the scene at twice its size, or as large as a PNG may be. */
export async function sceneToPngFile(scene: Scene, palette: PaletteName): Promise<Blob> {
  await fontsReady();
  return new Blob([await sceneToPng(scene, palette, scene.width * 2)], { type: "image/png" });
}
