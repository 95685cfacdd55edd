// Owns: a scene as a file: SVG with its fonts inside, PNG drawn from that SVG. Rules EXP-17, EXP-18.

import type { PaletteName } from "../../shared/format/scene/palette.ts";
import type { Scene } from "../../shared/format/scene/scene.ts";
import { sceneToSvg } from "../../shared/format/scene/svg.ts";
import { embeddedFonts } from "./fonts.ts";

/** The longest side of a PNG, in pixels: what browsers draw without giving up. */
export const pngSideMax = 8_192;

export async function sceneToSvgFile(scene: Scene, palette: PaletteName): Promise<Blob> {
  const svg = sceneToSvg(scene, { palette, css: await embeddedFonts() });
  return new Blob([svg], { type: "image/svg+xml" });
}

/** Draws the scene at twice its size, or as large as fits into `pngSideMax`. */
export async function sceneToPngFile(scene: Scene, palette: PaletteName): Promise<Blob> {
  const scale = pngScale(scene);
  const image = await loadImage(await sceneToSvgFile(scene, palette));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(scene.width * scale);
  canvas.height = Math.round(scene.height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no 2D canvas");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error(`A picture of ${canvas.width} × ${canvas.height} pixels is too large`));
    }, "image/png");
  });
}

/** By how much a scene is enlarged for a PNG: 2, or less where a side would pass `pngSideMax`. */
export function pngScale({ width, height }: Pick<Scene, "width" | "height">): number {
  return Math.min(2, pngSideMax / width, pngSideMax / height);
}

// A data address, since the policy allows pictures from there and not every browser draws blobs of SVG.
async function loadImage(svg: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await svg.text())}`;
  await image.decode();
  return image;
}
