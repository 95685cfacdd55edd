// Owns: the fonts at hand for the texts of one workshop: loads the slices that the texts need, gives widths and glyphs.
// What no bundled font draws becomes the sign for a missing character.

import type { Measure, TextItem } from "../scene/scene.ts";
import { joinArabic } from "./arabic.ts";
import { isEmojiGlue } from "./emojiSequences.ts";
import {
  type FamilyName,
  type FontSource,
  type FontStyle,
  familiesOf,
  fontFileName,
  fontStyles,
  isBoldMissing,
  isSliceUsed,
} from "./families.ts";
import { type Drawn, drawnSequences, shapeLine } from "./shape.ts";
import { readWoff, type TrueTypeFont } from "./trueType.ts";

/** One file of a font as loaded. */
export interface Face {
  /** The file's name: a key of its own. */
  readonly name: string;
  readonly family: FamilyName;
  readonly font: TrueTypeFont;
  readonly woff: Uint8Array;
  /** The slice's characters, as in CSS `unicode-range`. */
  readonly range: string;
}

export interface PlacedGlyph {
  readonly glyph: number;
  /** In thousandths of the font size. */
  readonly advance: number;
  /** The text it stands for; empty for a mark on the glyph before. */
  readonly text: string;
  /** The emoji of several characters of which it shows a part only, since no font has one picture of it. */
  readonly partOf?: string;
}

/** Glyphs of one face, from left to right. */
export interface GlyphRun {
  readonly face: Face;
  readonly isBoldMade: boolean;
  readonly glyphs: readonly PlacedGlyph[];
}

export interface FontBook {
  readonly runs: (text: string, style: FontStyle) => readonly GlyphRun[];
  readonly measure: Measure;
  /**
   * The faces that a style draws these texts with, for embedding. No two have a character of the texts in their range, but for
   * those of emoji of several characters, which one face must have together.
   */
  readonly facesFor: (texts: Iterable<string>, style: FontStyle) => readonly Face[];
}

/** The style of a text of a picture. */
export function styleOf({
  font,
  weight,
  isItalic,
}: Pick<TextItem, "font" | "weight" | "isItalic">): FontStyle {
  if (font === "title") return isItalic ? "titleItalic" : "title";
  if (isItalic) return "italic";
  return weight > 450 ? "bold" : "text";
}

/** Loads what the texts need. The characters of Latin and of figures are always there. */
export async function openFontBook(
  source: FontSource,
  texts: readonly string[],
): Promise<FontBook> {
  const codePoints = codePointsOf(texts);
  const hasKana = [...codePoints].some((code) => code >= 0x3041 && code <= 0x30ff);
  const shelf = newShelf(source);
  const chosen = new Map<FontStyle, ReadonlyMap<number, Face>>();
  for (const style of fontStyles) {
    const order = familiesOf(style, hasKana);
    const faces = new Map<number, Face>();
    await Promise.all(
      [...codePoints].map(async (code) => {
        const face = await shelf.faceOf(code, style, order);
        if (face) faces.set(code, face);
      }),
    );
    chosen.set(style, faces);
  }
  const sequences = new Set(texts.flatMap(drawnSequences));
  const pictures = await Promise.all(
    [...sequences].map(async (text) => [text, await shelf.pictureOf(text)] as const),
  );
  return bookOf(chosen, new Map(pictures));
}

function codePointsOf(texts: readonly string[]): ReadonlySet<number> {
  const codePoints = new Set<number>();
  for (let code = 0x20; code < 0x7f; code++) codePoints.add(code);
  for (const character of "…–—−·“”‘’«»×") codePoints.add(character.codePointAt(0) ?? 0);
  for (const text of texts) {
    // A choice between pictures belongs to whichever font has the character before it.
    const own = codesOf(text).filter((code) => code !== 0xfe0e && code !== 0xfe0f);
    for (const code of own) codePoints.add(code);
    for (const { codePoint } of joinArabic(own)) codePoints.add(codePoint);
  }
  // The forms of a letter depend on where a line breaks, so all of a joined letter's are taken.
  for (const code of [...codePoints]) {
    if (code < 0xfb50 || code > 0xfefc) continue;
    for (let near = code - 3; near <= code + 3; near++) codePoints.add(near);
  }
  return codePoints;
}

function codesOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** The one glyph of an emoji of several characters. */
interface Picture {
  readonly face: Face;
  readonly glyph: number;
}

interface Slice {
  readonly name: string;
  readonly range: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function newShelf(source: FontSource) {
  const slices = new Map<FamilyName, Promise<readonly Slice[]>>();
  const faces = new Map<string, Promise<Face>>();
  const slicesOf = (family: FamilyName): Promise<readonly Slice[]> => {
    const known =
      slices.get(family) ?? source.slices(family).then((all) => readSlices(family, all));
    slices.set(family, known);
    return known;
  };
  const load = (family: FamilyName, slice: Slice, style: FontStyle): Promise<Face> => {
    const name = fontFileName(family, slice.name, style);
    const loading = faces.get(name) ?? loadFace(source, family, name, slice.range);
    faces.set(name, loading);
    return loading;
  };
  const faceOf = async (code: number, style: FontStyle, order: readonly FamilyName[]) => {
    for (const family of order) {
      for (const slice of await slicesOf(family)) {
        if (!isWithin(slice, code)) continue;
        const face = await load(family, slice, style);
        if (face.font.glyphOf(code) !== 0) return face;
      }
    }
    return undefined;
  };
  /** The slices of emoji are cut so that one has all characters of a sequence. */
  const pictureOf = async (text: string): Promise<Picture | undefined> => {
    const codes = codesOf(text);
    for (const slice of await slicesOf("noto-emoji")) {
      if (!codes.every((code) => isWithin(slice, code))) continue;
      const face = await load("noto-emoji", slice, "text");
      const glyph = face.font.ligatureOf(codes.map(face.font.glyphOf));
      if (glyph !== undefined) return { face, glyph };
    }
    return undefined;
  };
  return { faceOf, pictureOf };
}

function isWithin({ from, to }: Slice, code: number): boolean {
  return from.some((first, at) => code >= first && code <= (to[at] ?? 0));
}

function readSlices(family: FamilyName, all: Readonly<Record<string, string>>): readonly Slice[] {
  return Object.entries(all)
    .filter(([name]) => isSliceUsed(family, name))
    .map(([name, range]) => ({ name, range, ...readRange(range) }));
}

function readRange(range: string): Pick<Slice, "from" | "to"> {
  const parts = range.split(",").map((part) => part.trim().slice(2).split("-"));
  return {
    from: parts.map(([first]) => Number.parseInt(first ?? "", 16)),
    to: parts.map(([first, last]) => Number.parseInt(last ?? first ?? "", 16)),
  };
}

/** The range without some characters. */
function rangeWithout(range: string, codes: readonly number[]): string {
  const { from, to } = readRange(range);
  const parts = from.flatMap((first, at) => {
    const last = to[at] ?? first;
    const out = codes.filter((code) => code >= first && code <= last).sort((a, b) => a - b);
    const starts = [first, ...out.map((code) => code + 1)];
    return starts.flatMap((start, part) => {
      const end = (out[part] ?? last + 1) - 1;
      if (start > end) return [];
      return start === end ? [rangeName(start)] : [`${rangeName(start)}-${end.toString(16)}`];
    });
  });
  return parts.join(",");
}

function rangeName(code: number): string {
  return `U+${code.toString(16)}`;
}

async function loadFace(
  source: FontSource,
  family: FamilyName,
  name: string,
  range: string,
): Promise<Face> {
  const woff = await source.file(name);
  return { name, family, font: readWoff(woff), woff, range };
}

/** In thousandths of the font size. */
function advanceIn({ font }: Face, glyph: number): number {
  return (font.advanceOf(glyph) * 1000) / font.unitsPerEm;
}

type TellGlyph = (face: Face, glyph: number, text: string, partOf?: string) => void;

type Chosen = ReadonlyMap<FontStyle, ReadonlyMap<number, Face>>;
/** Emoji of several characters; `undefined` for one that no font has a picture of. */
type Pictures = ReadonlyMap<string, Picture | undefined>;

/** Tells each glyph of a line from left to right. A layout asks for hundreds of thousands of widths, so nothing is kept. */
function glyphTeller(chosen: Chosen, pictures: Pictures) {
  const faceOf = (code: number, style: FontStyle): Face => {
    const faces = chosen.get(style);
    const face = faces?.get(code) ?? faces?.get(0x3f);
    if (!face) throw new Error("The fonts of pictures have no question mark");
    return face;
  };
  const tellLetters = (drawn: Drawn, style: FontStyle, tell: TellGlyph): void => {
    const partOf = pictures.has(drawn.text) ? drawn.text : undefined;
    let own = drawn.text;
    for (const code of drawn.codePoints) {
      if (isEmojiGlue(code)) continue;
      const face = faceOf(code, style);
      const glyph = face.font.glyphOf(code);
      if (partOf === undefined) tell(face, glyph, own);
      else tell(face, glyph, String.fromCodePoint(code), partOf);
      own = "";
    }
  };
  return (text: string, style: FontStyle, tell: TellGlyph): void => {
    for (const drawn of shapeLine(text)) {
      const picture = pictures.get(drawn.text);
      if (picture) tell(picture.face, picture.glyph, drawn.text);
      else tellLetters(drawn, style, tell);
    }
  };
}

/** Slices of other scripts have Latin letters too, and whoever draws would take the face that is named last. */
function faceNarrower(chosen: Chosen, pictures: Pictures) {
  const known = new Map<string, Face>();
  return (face: Face, style: FontStyle): Face => {
    const key = `${style} ${face.name}`;
    const before = known.get(key);
    if (before) return before;
    const inPictures = new Set(
      [...pictures].flatMap(([text, picture]) => (picture?.face === face ? codesOf(text) : [])),
    );
    const ofOthers = [...(chosen.get(style) ?? [])].flatMap(([code, own]) =>
      own === face || inPictures.has(code) ? [] : [code],
    );
    const narrow = { ...face, range: rangeWithout(face.range, ofOthers) };
    known.set(key, narrow);
    return narrow;
  };
}

function bookOf(chosen: Chosen, pictures: Pictures): FontBook {
  const eachGlyph = glyphTeller(chosen, pictures);
  const runs = (text: string, style: FontStyle): readonly GlyphRun[] => {
    const found: { face: Face; isBoldMade: boolean; glyphs: PlacedGlyph[] }[] = [];
    eachGlyph(text, style, (face, glyph, own, partOf) => {
      const advance = advanceIn(face, glyph);
      const placed =
        partOf === undefined
          ? { glyph, advance, text: own }
          : { glyph, advance, text: own, partOf };
      const last = found.at(-1);
      if (last?.face === face) last.glyphs.push(placed);
      else found.push({ face, isBoldMade: isBoldMissing(face.family, style), glyphs: [placed] });
    });
    return found;
  };
  const widths = new Map<string, number>();
  const widthOf = (text: string, style: FontStyle): number => {
    const key = `${style} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    let width = 0;
    eachGlyph(text, style, (face, glyph) => {
      width += advanceIn(face, glyph);
    });
    widths.set(key, width);
    return width;
  };
  const narrowed = faceNarrower(chosen, pictures);
  return {
    runs,
    measure: (text, size, font, weight) =>
      (widthOf(text, styleOf({ font, weight: weight > 450 ? 650 : 400, isItalic: false })) * size) /
      1000,
    facesFor: (texts, style) => {
      const used = new Set<Face>();
      for (const text of texts) for (const { face } of runs(text, style)) used.add(face);
      return [...used].map((face) => narrowed(face, style));
    },
  };
}
