// Owns: the long table of a workshop: one row for each placed touchpoint, with where it stands, what is felt and what is
// behind it; as CSV and as a sheet of the workbook. Nobody's name, no time. Rules EXP-49, EXP-50, EXP-54, EXP-109.

import { type CsvStyle, writeCsv } from "../format/csv.ts";
import type { ExportedWorkshop } from "../format/exported.ts";
import { plainText } from "../format/plainText.ts";
import { channelWords, type Wording } from "../format/words.ts";
import type { XlsxCell, XlsxSheet } from "../format/xlsx/xlsxFile.ts";
import { latestDots } from "../insight/dots.ts";
import { emotionOf, latestTallies } from "../insight/emotion.ts";
import { compareTexts } from "../kit/names.ts";
import type { DotStanding } from "../model/dots.ts";
import { emotionStep, type Felt, hasFigures } from "../model/emotion.ts";
import { journeyOutline, journeysInOrder, type OutlineStep } from "../model/outline.ts";
import { usageOf, visibleTouchpoints } from "../model/usage.ts";

/** The columns of the long table. In CSV they are for programs, and the same in every language. */
export const longHeader = [
  "persona",
  "journey",
  "kind",
  "stage number",
  "stage",
  "step",
  "touchpoint",
  "channel",
  "direction",
  "department",
  "group",
  "evidence",
  "should exist",
  "moment of truth",
  "thought",
  "owner",
  "action",
  "backstage",
  "mean",
  "love",
  "pain",
  "ratings",
  "spread",
  "small group",
  "dots",
  "notes",
] as const;

export type LongRow = readonly (string | number | null)[];

/** One row for each step in the order of the journeys, then each touchpoint that no journey uses. */
function longRows(workshop: ExportedWorkshop): readonly LongRow[] {
  const { map, room } = workshop;
  const tallies = latestTallies(room);
  const dots = latestDots(map, room);
  const rows = journeysInOrder(map).flatMap(({ id }) => {
    const outline = journeyOutline(map, id);
    if (!outline) return [];
    const { persona, journey } = outline;
    let number = 0;
    const groups = [
      ...outline.stages.map(({ stage, steps }) => ({ name: stage.name, steps })),
      { name: "", steps: outline.loose },
    ];
    return groups.flatMap(({ name, steps }, at) =>
      steps.map((item): LongRow => {
        number += 1;
        const place = [
          persona?.name ?? "",
          journey.name,
          journey.kind,
          name === "" ? null : at + 1,
          name,
          number,
        ];
        return [...place, ...itemCells(workshop, item, emotionOf(item.step, tallies), dots)];
      }),
    );
  });
  const used = usageOf(map);
  const unplaced = visibleTouchpoints(map)
    .filter(({ id }) => !used.has(id))
    .sort((a, b) => compareTexts(a.text, b.text) || (a.id < b.id ? -1 : 1))
    .map(
      (touchpoint): LongRow => [
        "",
        "",
        "",
        null,
        "",
        null,
        ...itemCells(workshop, { touchpoint }, undefined, dots),
      ],
    );
  return [...rows, ...unplaced];
}

/**
 * The long table as CSV with a byte order mark. No `sep=` line: it would be a row for every other program, and Excel then
 * ignores the mark.
 */
export function workshopToCsv(
  workshop: ExportedWorkshop,
  { delimiter = "," }: Pick<CsvStyle, "delimiter"> = {},
): string {
  const rows = longRows(workshop).map((row) =>
    row.map((cell) => (typeof cell === "string" ? plainText(cell) : cell)),
  );
  return writeCsv([...longHeader], rows, { delimiter, mark: true });
}

function itemCells(
  { map }: ExportedWorkshop,
  { touchpoint, step }: Pick<OutlineStep, "touchpoint"> & Partial<OutlineStep>,
  felt: Felt | undefined,
  dots: ReadonlyMap<string, DotStanding>,
): LongRow {
  const processes = [...map.processLinks.values()]
    .filter(({ stepId }) => stepId === step?.id)
    .map(({ processId }) => map.processes.get(processId)?.name ?? "");
  return [
    touchpoint.text,
    touchpoint.channel,
    touchpoint.direction,
    map.departments.get(touchpoint.departmentId)?.name ?? "",
    map.groups.get(touchpoint.groupId)?.name ?? "",
    touchpoint.evidence,
    step?.missing ? "yes" : "",
    step?.momentOfTruth ?? "",
    step?.thought ?? "",
    step?.momentOwner ?? "",
    step?.momentAction ?? "",
    [...new Set(processes)].filter(Boolean).sort(compareTexts).join(" | "),
    ...feltCells(felt),
    dotCell(dots.get(touchpoint.id)),
    touchpoint.notes,
  ];
}

/** The dots of the latest published vote, or a small group's word. */
export function dotCell(standing: DotStanding | undefined): string | number | null {
  if (!standing) return null;
  return "dots" in standing ? standing.dots : standing.band;
}

/** Mean, love, pain, ratings, spread, and the word of a small group. */
function feltCells(felt: Felt | undefined): LongRow {
  if (!felt) return [null, null, null, null, null, ""];
  if (!hasFigures(felt)) return [null, null, null, null, null, felt.feeling];
  const { mean, love, pain, n, spread } = felt;
  if (n === 0) return [hundredths(mean), null, null, null, null, ""];
  return [hundredths(mean), love, pain, n, hundredths(spread), ""];
}

/** The long table as a sheet, with headings and choices in words. */
export function journeySheet(workshop: ExportedWorkshop, wording: Wording): XlsxSheet {
  const { say } = wording;
  const names = [
    say("persona"),
    say("journey"),
    say("kind"),
    say("number"),
    say("stage"),
    say("step"),
    say("touchpoint"),
    say("laneChannel"),
    say("direction"),
    say("department"),
    say("group"),
    say("evidence"),
    say("shouldExist"),
    say("momentOfTruth"),
    say("thought"),
    say("owner"),
    say("action"),
    say("laneBackstage"),
    say("mean"),
    say("love"),
    say("pain"),
    say("ratingsCount"),
    say("spread"),
    say("word"),
    say("dots"),
    say("notes"),
  ];
  const meanAt = longHeader.indexOf("mean");
  const rows = longRows(workshop).map((row) =>
    row.map(
      (cell, at): XlsxCell =>
        at === meanAt && typeof cell === "number"
          ? { value: cell, look: emotionStep(cell) }
          : inWords(cell, longHeader[at] ?? "", wording),
    ),
  );
  const widths = longHeader.map(
    (name) => ({ touchpoint: 44, notes: 40, thought: 30, action: 30 })[name as "notes"] ?? 14,
  );
  return { name: say("journeysSheet"), rows: [heading(names), ...rows], widths };
}

/** What stands for a choice in the long table, in the words of the language. */
function inWords(
  cell: string | number | null,
  column: string,
  wording: Wording,
): string | number | null {
  if (typeof cell !== "string" || cell === "") return cell;
  const { say } = wording;
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kind: { ideal: say("ideal"), current: say("current") },
    direction: { toCustomer: say("toCustomer"), toCompany: say("toCompany") },
    evidence: {
      observed: say("evidenceObserved"),
      assumed: say("evidenceAssumed"),
      proposed: say("evidenceProposed"),
    },
    "moment of truth": { love: say("momentLove"), pain: say("momentPain") },
    "should exist": { yes: say("shouldExist") },
    dots: { strong: say("dotsStrong"), some: say("dotsSome") },
    "small group": {
      love: say("feelingLove"),
      mixed: say("feelingMixed"),
      pain: say("feelingPain"),
    },
  };
  if (column === "channel")
    return channelWords(wording, cell as Parameters<typeof channelWords>[1]);
  return known[column]?.[cell] ?? cell;
}

export function heading(names: readonly string[]): readonly XlsxCell[] {
  return names.map((value) => ({ value, look: "heading" }));
}

export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
