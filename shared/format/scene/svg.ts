// Owns: a scene written as an SVG file: real text, a title and a description, nothing that a viewer would run.

import { readsRightToLeft } from "./direction.ts";
import { type Palette, type PaletteName, palettes } from "./palette.ts";
import {
  type BoxItem,
  type PathItem,
  round,
  type Scene,
  type SceneItem,
  type TextItem,
} from "./scene.ts";

export interface SvgOptions {
  readonly palette: PaletteName;
  /** CSS put into the file, such as `@font-face` rules with the fonts inside. Ours, never a person's text. */
  readonly css?: string;
}

/** Writes the scene. All text is escaped; characters that XML does not allow are left out. */
export function sceneToSvg(scene: Scene, options: SvgOptions): string {
  const palette = palettes[options.palette];
  const width = round(scene.width);
  const height = round(scene.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" text-rendering="geometricPrecision" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeXml(scene.title)}</title>`,
    `<desc id="description">${escapeXml(scene.description)}</desc>`,
    options.css ? `<style>${options.css}</style>` : "",
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    ...scene.items.map((item) => itemToSvg(item, palette)),
    "</svg>",
    "",
  ]
    .filter((part, index, parts) => part !== "" || index === parts.length - 1)
    .join("\n");
}

/** Text made safe inside XML, in elements and attributes. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

/** The families of the fonts that a file has inside: one for each of our own, one for scripts that those have not. */
export const embeddedFonts = {
  interface: "Source Sans 3 Variable",
  title: "Fraunces Variable",
  scripts: "Waymark Scripts",
} as const;

export const svgFonts = {
  interface: `'${embeddedFonts.interface}', '${embeddedFonts.scripts}', 'Source Sans 3', 'Noto Sans', system-ui, sans-serif`,
  title: `'${embeddedFonts.title}', '${embeddedFonts.scripts}', Fraunces, 'Noto Serif', Georgia, serif`,
} as const;

function itemToSvg(item: SceneItem, palette: Palette): string {
  switch (item.kind) {
    case "box":
      return boxToSvg(item, palette);
    case "path":
      return pathToSvg(item, palette);
    case "text":
      return textToSvg(item, palette);
    default:
      return item satisfies never;
  }
}

function boxToSvg(item: BoxItem, palette: Palette): string {
  const radius = item.radius > 0 ? ` rx="${round(item.radius)}"` : "";
  return `<rect x="${round(item.x)}" y="${round(item.y)}" width="${round(item.width)}" height="${round(item.height)}"${radius}${paint(item, palette)}/>`;
}

function pathToSvg(item: PathItem, palette: Palette): string {
  const opacity = item.opacity < 1 ? ` opacity="${round(item.opacity)}"` : "";
  return `<path d="${item.d}"${paint(item, palette)}${opacity} stroke-linejoin="round" stroke-linecap="round"/>`;
}

function paint(item: BoxItem | PathItem, palette: Palette): string {
  const stroke =
    item.stroke === "none"
      ? ""
      : ` stroke="${palette[item.stroke]}" stroke-width="${round(item.strokeWidth)}"`;
  const dash = item.isDashed && item.stroke !== "none" ? ` stroke-dasharray="6 5"` : "";
  return ` fill="${palette[item.fill]}"${stroke}${dash}`;
}

function textToSvg(item: TextItem, palette: Palette): string {
  const italic = item.isItalic ? ` font-style="italic"` : "";
  const weight = item.weight === 400 ? "" : ` font-weight="${item.weight}"`;
  const anchor = item.align === "start" ? "" : ` text-anchor="${item.align}"`;
  const direction = readsRightToLeft(item.text) ? rightToLeft(item) : anchor;
  // Said of each text: readers give every text a way of its own with spaces, whatever stands on the whole picture.
  const spaces = /^\s|\s\s|\s$/.test(item.text) ? ` xml:space="preserve"` : "";
  return `<text x="${round(item.x)}" y="${round(item.y)}" font-family="${svgFonts[item.font]}" font-size="${round(item.size)}"${weight}${italic}${direction}${spaces} fill="${palette[item.color]}">${escapeXml(item.text)}</text>`;
}

// In right-to-left text "start" is the right end, so the anchor is turned round to keep the place.
function rightToLeft(item: TextItem): string {
  return ` direction="rtl" text-anchor="${turned[item.align]}"`;
}

const turned = { start: "end", middle: "middle", end: "start" } as const;
