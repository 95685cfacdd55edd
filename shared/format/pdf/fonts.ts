// Owns: the fonts inside a PDF: which glyphs of which face were used, each face embedded with those alone, and the way
// back from a glyph to its text, so that the text of the file is real text.

import type { Face, PlacedGlyph } from "../font/fontBook.ts";
import { subsetFont } from "../font/subset.ts";
import { ascii, hex, type PdfObjects, pdfNumber } from "./objects.ts";

export interface PdfFonts {
  /** The resource name of a face, and its glyphs remembered. */
  readonly use: (face: Face, glyphs: readonly PlacedGlyph[]) => string;
  /** Embeds what was used; gives the font dictionary of all pages. */
  readonly embed: (objects: PdfObjects) => string;
}

export function newPdfFonts(): PdfFonts {
  const used = new Map<
    Face,
    { readonly name: string; readonly glyphs: Map<number, PlacedGlyph> }
  >();
  return {
    use: (face, glyphs) => {
      const known = used.get(face) ?? { name: `F${used.size + 1}`, glyphs: new Map() };
      used.set(face, known);
      for (const placed of glyphs) {
        const before = known.glyphs.get(placed.glyph);
        if (!before || tellsMore(placed, before)) known.glyphs.set(placed.glyph, placed);
      }
      return known.name;
    },
    embed: (objects) => {
      const entries = [...used].map(
        ([face, { name, glyphs }]) => `/${name} ${embedFace(objects, face, name, glyphs)} 0 R`,
      );
      return `<< ${entries.join(" ")} >>`;
    },
  };
}

/** A letter alone is a glyph's text rather than the same letter with its marks, and that rather than none. */
function tellsMore({ text }: PlacedGlyph, before: PlacedGlyph): boolean {
  return text !== "" && (before.text === "" || text.length < before.text.length);
}

/** A composite font with the identity encoding: codes are glyph numbers (ISO 32000-1, 9.7). */
function embedFace(
  objects: PdfObjects,
  face: Face,
  name: string,
  glyphs: ReadonlyMap<number, PlacedGlyph>,
): number {
  const { font } = face;
  const file = subsetFont(font, new Set(glyphs.keys()));
  const fileId = objects.putStream(`/Length1 ${file.length}`, file);
  const scaled = (units: number): string => pdfNumber((units * 1000) / font.unitsPerEm);
  const baseName = `${subsetTag(name)}+${face.name.replace(/\.woff$/, "")}`;
  const descriptor = objects.put(
    `<< /Type /FontDescriptor /FontName /${baseName} /Flags 4 /FontBBox [-1000 ${scaled(font.descent)} 2000 ${scaled(font.ascent)}] /ItalicAngle ${face.name.includes("italic") ? -12 : 0} /Ascent ${scaled(font.ascent)} /Descent ${scaled(font.descent)} /CapHeight 700 /StemV 80 /FontFile2 ${fileId} 0 R >>`,
  );
  const widths = [...glyphs]
    .sort(([a], [b]) => a - b)
    .map(([glyph, { advance }]) => `${glyph} [${pdfNumber(advance)}]`);
  const descendant = objects.put(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${baseName} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [${widths.join(" ")}] >>`,
  );
  const toUnicode = objects.putStream("", ascii(unicodeMap(glyphs)));
  return objects.put(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${baseName} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R >>`,
  );
}

/** Six capital letters that mark a subset (ISO 32000-1, 9.6.4), from the number of the font. */
function subsetTag(name: string): string {
  let number = Number(name.slice(1));
  let tag = "";
  for (let at = 0; at < 6; at++) {
    tag += String.fromCharCode(65 + (number % 26));
    number = Math.floor(number / 26);
  }
  return tag;
}

function unicodeMap(glyphs: ReadonlyMap<number, PlacedGlyph>): string {
  const lines = [...glyphs]
    .filter(([, { text }]) => text !== "")
    .map(([glyph, { text }]) => {
      const units = Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at)));
      return `<${hex(glyph)}> <${units.join("")}>`;
    });
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
