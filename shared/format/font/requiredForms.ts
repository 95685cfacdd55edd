// Owns: the forms that a font asks to be used always (OpenType feature `rvrn`), such as the upright k of a title's italics.
// Other features are choices of typography, and left out. Knows no text.

/** The glyph to draw instead of another; the same where the font asks for none. `gsub`: its table, if it has one. */
export function requiredForms(gsub: Uint8Array | undefined): (glyph: number) => number {
  if (!gsub) return (glyph) => glyph;
  const view = new DataView(gsub.buffer, gsub.byteOffset, gsub.byteLength);
  const forms = new Map<number, number>();
  for (const lookup of lookupsOf(view, "rvrn")) readSingles(view, lookup, forms);
  return (glyph) => forms.get(glyph) ?? glyph;
}

/** Where the lookups of a feature begin (OpenType 1.9, chapter 2: feature and lookup lists). */
function lookupsOf(view: DataView, feature: string): readonly number[] {
  const features = view.getUint16(6);
  const lookups = view.getUint16(8);
  const found = new Set<number>();
  for (let at = 0; at < view.getUint16(features); at++) {
    const record = features + 2 + at * 6;
    const tag = String.fromCharCode(
      ...[0, 1, 2, 3].map((letter) => view.getUint8(record + letter)),
    );
    if (tag !== feature) continue;
    const table = features + view.getUint16(record + 4);
    for (let one = 0; one < view.getUint16(table + 2); one++) {
      found.add(lookups + view.getUint16(lookups + 2 + view.getUint16(table + 4 + one * 2) * 2));
    }
  }
  return [...found];
}

/** Single substitutions, in both of their formats; of other kinds the feature makes no use. */
function readSingles(view: DataView, lookup: number, forms: Map<number, number>): void {
  if (view.getUint16(lookup) !== 1) return;
  for (let at = 0; at < view.getUint16(lookup + 4); at++) {
    const table = lookup + view.getUint16(lookup + 6 + at * 2);
    const isDelta = view.getUint16(table) === 1;
    for (const [place, glyph] of coveredBy(view, table + view.getUint16(table + 2)).entries()) {
      const form = isDelta
        ? (glyph + view.getInt16(table + 4)) & 0xffff
        : view.getUint16(table + 6 + place * 2);
      forms.set(glyph, form);
    }
  }
}

function coveredBy(view: DataView, coverage: number): readonly number[] {
  const count = view.getUint16(coverage + 2);
  if (view.getUint16(coverage) === 1) {
    return Array.from({ length: count }, (_, at) => view.getUint16(coverage + 4 + at * 2));
  }
  return Array.from({ length: count }, (_, at) => coverage + 4 + at * 6).flatMap((range) => {
    const first = view.getUint16(range);
    return Array.from({ length: view.getUint16(range + 2) - first + 1 }, (_, at) => first + at);
  });
}
