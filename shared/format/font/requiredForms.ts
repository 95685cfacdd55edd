// Owns: the forms that a font asks to be used always (OpenType feature `rvrn`), such as the upright k of a title's italics.
// Other features are choices of typography, and left out. Knows no text.

import { coveredBy, gsubView, lookupsOf, subtablesOf } from "./gsub.ts";

/** The glyph to draw instead of another; the same where the font asks for none. `gsub`: its table, if it has one. */
export function requiredForms(gsub: Uint8Array | undefined): (glyph: number) => number {
  if (!gsub) return (glyph) => glyph;
  const view = gsubView(gsub);
  const forms = new Map<number, number>();
  for (const lookup of lookupsOf(view, "rvrn")) readSingles(view, lookup, forms);
  return (glyph) => forms.get(glyph) ?? glyph;
}

/** Single substitutions, in both of their formats; of other kinds the feature makes no use. */
function readSingles(view: DataView, lookup: number, forms: Map<number, number>): void {
  for (const table of subtablesOf(view, lookup, 1)) {
    const isDelta = view.getUint16(table) === 1;
    for (const [place, glyph] of coveredBy(view, table).entries()) {
      const form = isDelta
        ? (glyph + view.getInt16(table + 4)) & 0xffff
        : view.getUint16(table + 6 + place * 2);
      forms.set(glyph, form);
    }
  }
}
