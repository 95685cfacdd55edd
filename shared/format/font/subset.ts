// Owns: a TrueType font with the outlines of some glyphs only, for embedding. Glyphs keep their numbers; those that are
// not wanted are empty, and a composite brings its parts.

import type { TrueTypeFont } from "./trueType.ts";

/** The font as a TrueType file with the wanted glyphs and what they are made of. */
export function subsetFont(font: TrueTypeFont, wanted: ReadonlySet<number>): Uint8Array {
  const kept = withParts(font, wanted);
  const offsets = new DataView(new ArrayBuffer((font.glyphCount + 1) * 4));
  const outlines: Uint8Array[] = [];
  let length = 0;
  for (let glyph = 0; glyph < font.glyphCount; glyph++) {
    offsets.setUint32(glyph * 4, length);
    if (!kept.has(glyph)) continue;
    const outline = font.outlineOf(glyph);
    outlines.push(outline);
    length += outline.length;
    if (length % 4 !== 0) {
      outlines.push(new Uint8Array(4 - (length % 4)));
      length += 4 - (length % 4);
    }
  }
  offsets.setUint32(font.glyphCount * 4, length);
  const head = Uint8Array.from(font.tables.get("head") ?? []);
  new DataView(head.buffer).setInt16(50, 1);
  const tables = new Map<string, Uint8Array>([
    ["glyf", joined(outlines, length)],
    ["head", head],
    ["loca", new Uint8Array(offsets.buffer)],
  ]);
  for (const tag of ["cvt ", "fpgm", "hhea", "hmtx", "maxp", "prep"]) {
    const table = font.tables.get(tag);
    if (table) tables.set(tag, table);
  }
  return tablesToFile(tables);
}

function withParts(font: TrueTypeFont, wanted: ReadonlySet<number>): ReadonlySet<number> {
  const kept = new Set<number>([0]);
  const waiting = [...wanted];
  for (let glyph = waiting.pop(); glyph !== undefined; glyph = waiting.pop()) {
    if (kept.has(glyph)) continue;
    kept.add(glyph);
    waiting.push(...partsOf(font.outlineOf(glyph)));
  }
  return kept;
}

/** The glyphs that a composite is made of. https://learn.microsoft.com/typography/opentype/spec/glyf */
function partsOf(outline: Uint8Array): readonly number[] {
  if (outline.length < 10) return [];
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (view.getInt16(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10; ; ) {
    const flags = view.getUint16(at);
    parts.push(view.getUint16(at + 2));
    at += 4 + (flags & 0x1 ? 4 : 2);
    if (flags & 0x8) at += 2;
    else if (flags & 0x40) at += 4;
    else if (flags & 0x80) at += 8;
    if (!(flags & 0x20)) return parts;
  }
}

function tablesToFile(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const padded = (length: number): number => (length + 3) & ~3;
  const start = 12 + sorted.length * 16;
  const total = sorted.reduce((sum, [, table]) => sum + padded(table.length), start);
  const file = new Uint8Array(total);
  const view = new DataView(file.buffer);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, sorted.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, sorted.length * 16 - power * 16);
  let offset = start;
  for (const [at, [tag, table]] of sorted.entries()) {
    file.set(table, offset);
    const entry = 12 + at * 16;
    for (let letter = 0; letter < 4; letter++) file[entry + letter] = tag.charCodeAt(letter);
    view.setUint32(entry + 4, checksum(view, offset, padded(table.length)));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    offset += padded(table.length);
  }
  return file;
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
