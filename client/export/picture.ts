// Owns: a scene of the screen as a file: SVG with its fonts inside, PNG drawn from that SVG. Rules EXP-17, EXP-18.

import type { PaletteName } from "../../shared/format/scene/palette.ts";
import type { Scene } from "../../shared/format/scene/scene.ts";
import { sceneToSvg } from "../../shared/format/scene/svg.ts";
import { embeddedFonts } from "./fonts.ts";
import { pngSideMax, svgToPng } from "./png.ts";

export async function sceneToSvgFile(scene: Scene, palette: PaletteName): Promise<Blob> {
  return new Blob([await svgOf(scene, palette)], { type: "image/svg+xml" });
}

/** Draws the scene at twice its size, or as large as fits into `pngSideMax`. */
export async function sceneToPngFile(scene: Scene, palette: PaletteName): Promise<Blob> {
  const { width, height } = scene;
  return svgToPng({ svg: await svgOf(scene, palette), width, height }, pngScale(scene));
}

/** By how much a scene is enlarged for a PNG: 2, or less where a side would pass `pngSideMax`. */
export function pngScale({ width, height }: Pick<Scene, "width" | "height">): number {
  return Math.min(2, pngSideMax / width, pngSideMax / height);
}

async function svgOf(scene: Scene, palette: PaletteName): Promise<string> {
  return sceneToSvg(scene, { palette, css: await embeddedFonts() });
}
