// Owns: how wide a text is on this screen, for the layout of pictures.

import type { Measure } from "../../shared/format/scene/scene.ts";
import { svgFonts } from "../../shared/format/scene/svg.ts";

/** Measures with the browser's own fonts, once for each text. Loads nothing: see `fontsReady`. */
export function screenMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("This browser has no 2D canvas");
  const known = new Map<string, number>();
  return (text, size, font, weight) => {
    const key = `${size} ${font} ${weight} ${text}`;
    const measured = known.get(key);
    if (measured !== undefined) return measured;
    context.font = `${weight} ${size}px ${svgFonts[font]}`;
    const { width } = context.measureText(text);
    known.set(key, width);
    return width;
  };
}

/** Waits until the fonts of pictures are at hand, so that what is measured is what is drawn. */
export async function fontsReady(): Promise<void> {
  const wanted = [
    `16px ${svgFonts.interface}`,
    `650 16px ${svgFonts.interface}`,
    `550 16px ${svgFonts.title}`,
    `italic 16px ${svgFonts.title}`,
  ];
  await Promise.all(wanted.map((font) => document.fonts.load(font)));
}
