// Owns: one sheet as an SVG file with the fonts it needs inside, so that it looks the same everywhere. Rules EXP-38, EXP-167.

import { type FontStyle, fontStyles, hasBoldCut } from "./font/families.ts";
import { type Face, type FontBook, styleOf } from "./font/fontBook.ts";
import type { PaletteName } from "./scene/palette.ts";
import type { Scene } from "./scene/scene.ts";
import { embeddedFonts, sceneToSvg } from "./scene/svg.ts";

/** Writes the sheet. Only the slices of fonts that its texts need are inside, under the names that its texts ask for. */
export function sheetToSvg(scene: Scene, palette: PaletteName, fonts: FontBook): string {
  const rules = new Set(facesOf(scene, fonts).map(fontRule));
  return sceneToSvg(asFontsInside(scene), { palette, css: [...rules].join("") });
}

/**
 * The scene as the fonts inside draw it. Where a text asks for an emoji in colour, browsers would take a font of their own; and
 * below the weight of the titles' bold cut they would leave a script without one regular beside it.
 */
export function asFontsInside(scene: Scene): Scene {
  const items = scene.items.map((item) => {
    if (item.kind !== "text") return item;
    const weight = styleOf(item) === "title" ? titleWeight : item.weight;
    return { ...item, weight, text: item.text.replaceAll(inColour, "") };
  });
  return { ...scene, items };
}

const inColour = "\ufe0f";
/** Within the weights of the titles' bold cut, and above 600, from which on browsers make a font bold. */
const titleWeight = 650;

/** A font file under the name, style and weight by which texts ask for it. */
export interface NamedFace {
  readonly family: string;
  readonly style: "normal" | "italic";
  /** As in CSS: a weight, or the least and the most. */
  readonly weight: string;
  /** The slice's characters, as in CSS `unicode-range`. */
  readonly range: string;
  readonly woff: Uint8Array;
}

/** The slices of fonts that the texts of a scene need. */
export function facesOf(scene: Scene, fonts: FontBook): readonly NamedFace[] {
  return fontStyles.flatMap((style) => {
    const texts = scene.items.flatMap((item) =>
      item.kind === "text" && styleOf(item) === style ? [item.text] : [],
    );
    return fonts.facesFor(texts, style).map((face) => namedFace(face, style));
  });
}

/**
 * A script without a bold cut has a family of its own. In one with Latin it would be passed over where bold is asked for, or
 * stand beside it as if it were bold; alone it is taken, and whoever draws makes it bold.
 */
function namedFace({ family, woff, range }: Face, style: FontStyle): NamedFace {
  const isTitle = style === "title" || style === "titleItalic";
  const isItalic = style === "italic" || style === "titleItalic";
  const isBold = style === "bold" || style === "title";
  const own = isTitle ? embeddedFonts.title : embeddedFonts.interface;
  return {
    family: hasBoldCut(family) ? own : embeddedFonts.scripts,
    style: isItalic ? "italic" : "normal",
    weight: isBold && hasBoldCut(family) ? "500 700" : "400",
    range,
    woff,
  };
}

function fontRule({ family, style, weight, range, woff }: NamedFace): string {
  return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};src:url(data:font/woff;base64,${toBase64(woff)}) format("woff");unicode-range:${range}}`;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 (RFC 4648) without a browser or Node. */
function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const left = bytes.length - at;
    parts.push(
      digits[bits >> 18] ?? "",
      digits[(bits >> 12) & 63] ?? "",
      left > 1 ? (digits[(bits >> 6) & 63] ?? "") : "=",
      left > 2 ? (digits[bits & 63] ?? "") : "=",
    );
  }
  return parts.join("");
}
