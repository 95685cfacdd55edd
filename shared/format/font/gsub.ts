// Owns: finding one's way in the table of substitutions of a font: the lookups of a feature, the glyphs that one covers.
// Knows no kind of substitution. Source: OpenType 1.9, chapter 2, common table formats.

/** A font's table `GSUB` as it is read. */
export function gsubView(gsub: Uint8Array): DataView {
  return new DataView(gsub.buffer, gsub.byteOffset, gsub.byteLength);
}

/** Where the lookups of a feature begin. */
export function lookupsOf(view: DataView, feature: string): readonly number[] {
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

/** Where the subtables of a lookup begin; none if it is of another type. */
export function subtablesOf(view: DataView, lookup: number, type: number): readonly number[] {
  if (view.getUint16(lookup) !== type) return [];
  return Array.from(
    { length: view.getUint16(lookup + 4) },
    (_, at) => lookup + view.getUint16(lookup + 6 + at * 2),
  );
}

/** The glyphs that a subtable is about, in the order of its entries. */
export function coveredBy(view: DataView, subtable: number): readonly number[] {
  const coverage = subtable + view.getUint16(subtable + 2);
  const count = view.getUint16(coverage + 2);
  if (view.getUint16(coverage) === 1) {
    return Array.from({ length: count }, (_, at) => view.getUint16(coverage + 4 + at * 2));
  }
  return Array.from({ length: count }, (_, at) => coverage + 4 + at * 6).flatMap((range) => {
    const first = view.getUint16(range);
    return Array.from({ length: view.getUint16(range + 2) - first + 1 }, (_, at) => first + at);
  });
}
