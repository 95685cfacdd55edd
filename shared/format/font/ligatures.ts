// Owns: glyphs that stand for several at once (OpenType feature `ccmp`), such as a family or a flag among emoji. The joins
// of letters are another matter, see arabic.ts. Knows no text.

import { coveredBy, gsubView, lookupsOf, subtablesOf } from "./gsub.ts";

/** The one glyph for all of these; `undefined` where the font has none. `gsub`: its table, if it has one. */
export function ligatures(
  gsub: Uint8Array | undefined,
): (glyphs: readonly number[]) => number | undefined {
  let known: ReadonlyMap<string, number> | undefined;
  return (glyphs) => {
    known ??= gsub ? readLigatures(gsubView(gsub)) : new Map();
    return known.get(glyphs.join(" "));
  };
}

function readLigatures(view: DataView): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const tables = lookupsOf(view, "ccmp").flatMap((lookup) => subtablesOf(view, lookup, 4));
  for (const table of tables) {
    for (const [place, first] of coveredBy(view, table).entries()) {
      const set = table + view.getUint16(table + 6 + place * 2);
      for (let at = 0; at < view.getUint16(set); at++) {
        const ligature = set + view.getUint16(set + 2 + at * 2);
        const rest = Array.from({ length: view.getUint16(ligature + 2) - 1 }, (_, next) =>
          view.getUint16(ligature + 4 + next * 2),
        );
        const name = [first, ...rest].join(" ");
        if (!found.has(name)) found.set(name, view.getUint16(ligature));
      }
    }
  }
  return found;
}
