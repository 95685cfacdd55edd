// Owns: reading a TrueType font out of a WOFF 1 file: which glyph draws a character, how wide it is, its outlines as
// stored. Our own bundled fonts only. Knows no document and no screen.

import { unzlibSync } from "fflate";
import { ligatures } from "./ligatures.ts";
import { requiredForms } from "./requiredForms.ts";

export interface TrueTypeFont {
  readonly tables: ReadonlyMap<string, Uint8Array>;
  readonly unitsPerEm: number;
  /** Above and below the base line, in font units; `descent` is negative. */
  readonly ascent: number;
  readonly descent: number;
  readonly glyphCount: number;
  /** The glyph of a code point; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  /** The one glyph that stands for several; `undefined` where the font has none. */
  readonly ligatureOf: (glyphs: readonly number[]) => number | undefined;
  /** The advance of a glyph, in font units. */
  readonly advanceOf: (glyph: number) => number;
  /** The stored outline of a glyph; empty for a space. */
  readonly outlineOf: (glyph: number) => Uint8Array;
}

/** Reads a font; throws where the bytes are none, for they are ours and a broken build is a bug. */
export function readWoff(bytes: Uint8Array): TrueTypeFont {
  const tables = woffTables(bytes);
  const head = viewOf(tables, "head");
  const hhea = viewOf(tables, "hhea");
  const glyphCount = viewOf(tables, "maxp").getUint16(4);
  const hmtx = viewOf(tables, "hmtx");
  const metricCount = hhea.getUint16(34);
  const offsets = glyphOffsets(viewOf(tables, "loca"), head.getInt16(50) === 1, glyphCount);
  const nominal = characterMap(viewOf(tables, "cmap"));
  const formOf = requiredForms(tables.get("GSUB"));
  const glyf = tables.get("glyf") ?? new Uint8Array();
  return {
    tables,
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    glyphCount,
    glyphOf: (codePoint) => formOf(nominal(codePoint)),
    ligatureOf: ligatures(tables.get("GSUB")),
    advanceOf: (glyph) => hmtx.getUint16(Math.min(glyph, metricCount - 1) * 4),
    outlineOf: (glyph) => glyf.subarray(offsets[glyph] ?? 0, offsets[glyph + 1] ?? 0),
  };
}

/** The tables of a WOFF file, inflated. https://www.w3.org/TR/WOFF/ */
function woffTables(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 44 || view.getUint32(0) !== 0x774f4646)
    throw new Error("This is no WOFF font");
  const tables = new Map<string, Uint8Array>();
  for (let at = 0; at < view.getUint16(12); at++) {
    const entry = 44 + at * 20;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const offset = view.getUint32(entry + 4);
    const stored = view.getUint32(entry + 8);
    const length = view.getUint32(entry + 12);
    const data = bytes.subarray(offset, offset + stored);
    tables.set(tag, stored < length ? unzlibSync(data, { out: new Uint8Array(length) }) : data);
  }
  return tables;
}

function viewOf(tables: ReadonlyMap<string, Uint8Array>, tag: string): DataView {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no table ${tag}`);
  return new DataView(table.buffer, table.byteOffset, table.byteLength);
}

function glyphOffsets(loca: DataView, isLong: boolean, glyphCount: number): readonly number[] {
  return Array.from({ length: glyphCount + 1 }, (_, glyph) =>
    isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2,
  );
}

/** Unicode subtables of format 12, else of format 4: what every bundled font has. */
function characterMap(cmap: DataView): (codePoint: number) => number {
  const found = new Map<number, number>();
  for (let at = 0; at < cmap.getUint16(2); at++) {
    const platform = cmap.getUint16(4 + at * 8);
    const offset = cmap.getUint32(8 + at * 8);
    if (platform === 0 || platform === 3) found.set(cmap.getUint16(offset), offset);
  }
  const twelve = found.get(12);
  if (twelve !== undefined) return (codePoint) => glyphInGroups(cmap, twelve, codePoint);
  const four = found.get(4);
  if (four !== undefined) return (codePoint) => glyphInSegments(cmap, four, codePoint);
  throw new Error("The font maps no Unicode characters");
}

function glyphInGroups(cmap: DataView, start: number, codePoint: number): number {
  let low = 0;
  let high = cmap.getUint32(start + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = start + 16 + middle * 12;
    if (codePoint < cmap.getUint32(group)) high = middle - 1;
    else if (codePoint > cmap.getUint32(group + 4)) low = middle + 1;
    else return cmap.getUint32(group + 8) + codePoint - cmap.getUint32(group);
  }
  return 0;
}

function glyphInSegments(cmap: DataView, start: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const twice = cmap.getUint16(start + 6);
  for (let at = 0; at < twice; at += 2) {
    if (cmap.getUint16(start + 14 + at) < codePoint) continue;
    const first = cmap.getUint16(start + 16 + twice + at);
    if (first > codePoint) return 0;
    const delta = cmap.getUint16(start + 16 + twice * 2 + at);
    const rangeAt = start + 16 + twice * 3 + at;
    const range = cmap.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = cmap.getUint16(rangeAt + range + (codePoint - first) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
