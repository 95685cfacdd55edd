// Owns: which bundled font draws what: the families, the weights that are shipped, the order in which they are asked.
// All are under the SIL Open Font Licence. Knows file names, never where files lie.

export type FamilyName =
  | "source-sans-3"
  | "fraunces"
  | "noto-sans-hebrew"
  | "noto-sans-arabic"
  | "noto-sans-jp"
  | "noto-sans-sc"
  | "noto-sans-kr"
  | "noto-emoji";

/** How a text is set: what a family offers for it differs. */
export type FontStyle = "text" | "bold" | "italic" | "title" | "titleItalic";

export const fontStyles: readonly FontStyle[] = ["text", "bold", "italic", "title", "titleItalic"];

/** Where fonts come from: a server's address, a folder. */
export interface FontSource {
  /** The slices of a family with the characters of each, in the syntax of CSS `unicode-range`. */
  readonly slices: (family: FamilyName) => Promise<Readonly<Record<string, string>>>;
  /** A WOFF 1 file by its name; see `fontFileName`. */
  readonly file: (name: string) => Promise<Uint8Array>;
}

/** The families in the order in which they are asked for a character. Japanese first where there is kana. */
export function familiesOf(style: FontStyle, hasKana: boolean): readonly FamilyName[] {
  const chinese: readonly FamilyName[] = hasKana
    ? ["noto-sans-jp", "noto-sans-sc"]
    : ["noto-sans-sc", "noto-sans-jp"];
  const rest: readonly FamilyName[] = [
    "source-sans-3",
    "noto-sans-hebrew",
    "noto-sans-arabic",
    ...chinese,
    "noto-sans-kr",
    "noto-emoji",
  ];
  return style === "title" || style === "titleItalic" ? ["fraunces", ...rest] : rest;
}

/** The name of the file with a slice of a family, in the nearest cut that is shipped. */
export function fontFileName(family: FamilyName, slice: string, style: FontStyle): string {
  return `${family}-${slice.replace(/[[\]]/g, "")}-${cutOf(family, style, slice)}.woff`;
}

/** Whether bold must be made by a stroke, since no bold cut of the family is shipped. */
export function isBoldMissing(family: FamilyName, style: FontStyle): boolean {
  return (style === "bold" || style === "title") && !hasBoldCut(family);
}

/** Whether a bold cut of the family is shipped. */
export function hasBoldCut(family: FamilyName): boolean {
  return ["source-sans-3", "fraunces", "noto-sans-hebrew", "noto-sans-arabic"].includes(family);
}

/** The files of a slice in all cuts that are shipped, each once. */
export function fontFileNames(family: FamilyName, slice: string): readonly string[] {
  return [...new Set(fontStyles.map((style) => fontFileName(family, slice, style)))];
}

/** Whether a slice of a family is asked at all: Latin comes from Source Sans 3, whatever else has it. */
export function isSliceUsed(family: FamilyName, slice: string): boolean {
  switch (family) {
    case "source-sans-3":
    case "fraunces":
      return true;
    case "noto-sans-hebrew":
      return slice === "hebrew";
    case "noto-sans-arabic":
      return slice === "arabic" || slice === "math" || slice === "symbols";
    case "noto-sans-jp":
    case "noto-sans-sc":
    case "noto-sans-kr":
    case "noto-emoji":
      return slice.startsWith("[");
    default:
      return family satisfies never;
  }
}

export const families: readonly FamilyName[] = [
  "source-sans-3",
  "fraunces",
  "noto-sans-hebrew",
  "noto-sans-arabic",
  "noto-sans-jp",
  "noto-sans-sc",
  "noto-sans-kr",
  "noto-emoji",
];

function cutOf(family: FamilyName, style: FontStyle, slice: string): string {
  const isBold = style === "bold" || style === "title";
  switch (family) {
    case "source-sans-3":
      if (isBold) return "600-normal";
      return style === "text" ? "400-normal" : "400-italic";
    case "fraunces":
      return isBold ? "600-normal" : "400-italic";
    case "noto-sans-hebrew":
    case "noto-sans-arabic":
      return isBold && slice !== "math" && slice !== "symbols" ? "600-normal" : "400-normal";
    case "noto-sans-jp":
    case "noto-sans-sc":
    case "noto-sans-kr":
    case "noto-emoji":
      return "400-normal";
    default:
      return family satisfies never;
  }
}
