// Owns: the pool of touchpoints as a table: one row a touchpoint, with where it is used and what is felt about it.
// No time, no author, no order of writing. Rules EXP-15, EXP-16.

import { compareTexts } from "../kit/names.ts";
import type { MapSnapshot } from "../model/change.ts";
import type { DotStanding } from "../model/dots.ts";
import { type Felt, type FeltByKind, hasFigures } from "../model/emotion.ts";
import { usageOf, visibleTouchpoints, wordingsOf } from "../model/usage.ts";
import { type CsvCell, writeCsv } from "./csv.ts";

export const poolHeader = [
  "touchpoint",
  "channel",
  "direction",
  "department",
  "group",
  "used in",
  "other wordings",
  "notes",
  "emotion",
  "love",
  "pain",
  "ratings",
  "feeling",
  "dots",
  "ideal emotion",
  "ideal love",
  "ideal pain",
  "ideal ratings",
  "ideal feeling",
] as const;

/**
 * The pool as CSV, by text and then id. `emotions` gives what is felt about a touchpoint in current and in ideal
 * journeys, which are never one figure, and `dots` what the latest dot vote says of it, if it was published.
 * Cells cannot begin a formula (see `writeCsv`); the file begins with a byte order mark, since Excel asks for it.
 */
export function poolToCsv(
  map: MapSnapshot,
  emotions: ReadonlyMap<string, FeltByKind>,
  dots: ReadonlyMap<string, DotStanding> = new Map(),
): string {
  const usage = usageOf(map);
  const rows = visibleTouchpoints(map)
    .sort((a, b) => compareTexts(a.text, b.text) || (a.id < b.id ? -1 : 1))
    .map((touchpoint) => {
      const personas = (usage.get(touchpoint.id) ?? []).map(
        ({ personaId }) => map.personas.get(personaId)?.name ?? "",
      );
      const [, ...others] = wordingsOf(map, touchpoint.id);
      return [
        touchpoint.text,
        touchpoint.channel,
        touchpoint.direction,
        map.departments.get(touchpoint.departmentId)?.name ?? "",
        map.groups.get(touchpoint.groupId)?.name ?? "",
        [...new Set(personas)].filter(Boolean).sort(compareTexts).join(" | "),
        others.join(" | "),
        touchpoint.notes,
        ...feltCells(emotions.get(touchpoint.id)?.current),
        dotCell(dots.get(touchpoint.id)),
        ...feltCells(emotions.get(touchpoint.id)?.ideal),
      ];
    });
  return writeCsv([...poolHeader], rows, { mark: true });
}

/** The count of a dot vote, or a small group's word. */
function dotCell(standing: DotStanding | undefined): CsvCell {
  if (!standing) return null;
  return "dots" in standing ? standing.dots : standing.band;
}

/** Mean, love, pain, ratings, and the word of a group too small for them. */
function feltCells(felt: Felt | undefined): readonly CsvCell[] {
  if (!felt) return [null, null, null, null, null];
  if (!hasFigures(felt)) return [null, null, null, null, felt.feeling];
  const mean = Math.round(felt.mean * 100) / 100;
  if (felt.n === 0) return [mean, null, null, null, null];
  return [mean, felt.love, felt.pain, felt.n, null];
}
