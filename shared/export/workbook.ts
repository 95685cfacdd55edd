// Owns: the workbook of a workshop: the long table, the heatmap, the moments of truth with what they lack, the published
// dot vote, the pool. Nobody's name, no time. Rules EXP-50, EXP-51, EXP-109.

import type { ExportedWorkshop } from "../format/exported.ts";
import { readMostlyRightToLeft } from "../format/scene/direction.ts";
import { channelWords, type Wording } from "../format/words.ts";
import {
  tablesToXlsx,
  type XlsxCell,
  type XlsxLook,
  type XlsxSheet,
} from "../format/xlsx/xlsxFile.ts";
import { dotRanking } from "../insight/dotRanking.ts";
import { dotRounds } from "../insight/dots.ts";
import { heatmapByPersona } from "../insight/heatmap.ts";
import { compareTexts } from "../kit/names.ts";
import { emotionStep, type Felt, hasFigures } from "../model/emotion.ts";
import { gapsOf, momentsOf } from "../model/gap.ts";
import { distanceAt } from "../model/heatmap.ts";
import { usageOf, visibleTouchpoints, wordingsOf } from "../model/usage.ts";
import { gapWords, heatColumnName, wordOfSign } from "./findings.ts";
import { dotCell, heading, hundredths, journeySheet } from "./longTable.ts";

/** The workbook, with headings in words; a sheet that would be empty is left out, but the first and the pool. */
export function workshopToXlsx(workshop: ExportedWorkshop, wording: Wording): Uint8Array {
  const isRightToLeft = readMostlyRightToLeft(
    visibleTouchpoints(workshop.map).map(({ text }) => text),
  );
  const sheets = [
    journeySheet(workshop, wording),
    heatSheet(workshop, wording),
    poolSheet(workshop, wording),
    ...momentSheets(workshop, wording),
    ...dotSheets(workshop, wording),
  ];
  return tablesToXlsx(sheets.map((sheet) => ({ ...sheet, isRightToLeft })));
}

/** A row for each moment of truth: what it lacks, who answers for it, what is done. */
function momentSheets({ map }: ExportedWorkshop, wording: Wording): readonly XlsxSheet[] {
  const { say } = wording;
  const rows = momentsOf(map).map((moment): readonly XlsxCell[] => {
    const { step, touchpoint, journey, persona, sign, processes } = moment;
    return [
      touchpoint.text,
      wordOfSign(wording, sign),
      persona?.name || say("untitledPersona"),
      journey.name || say(journey.kind),
      gapsOf(map, moment).map(gapWords(wording)).join(", "),
      step.momentOwner || (map.departments.get(touchpoint.departmentId)?.name ?? ""),
      step.momentAction,
      step.momentReason,
      processes.map(({ name }) => name).join(" | "),
    ];
  });
  const names = [
    say("touchpoint"),
    say("momentOfTruth"),
    say("persona"),
    say("journey"),
    say("gaps"),
    say("owner"),
    say("action"),
    say("reason"),
    say("laneBackstage"),
  ];
  const widths = [44, 24, 20, 20, 30, 20, 40, 40, 24];
  if (rows.length === 0) return [];
  return [{ name: say("momentsSheet"), rows: [heading(names), ...rows], widths }];
}

/** The ranking of the latest published dot vote. */
function dotSheets({ map, room }: ExportedWorkshop, { say }: Wording): readonly XlsxSheet[] {
  const [round] = dotRounds(room);
  if (!round) return [];
  const words = { strong: say("dotsStrong"), some: say("dotsSome") };
  const rows = dotRanking(map, room, round).map(({ touchpoint, standing, rank }) => {
    const cell = dotCell(standing);
    return [rank, touchpoint.text, "band" in standing ? words[standing.band] : cell];
  });
  const names = [say("number"), say("touchpoint"), say("dots")];
  return [{ name: say("dots"), rows: [heading(names), ...rows], widths: [10, 44, 20] }];
}

/** A column for each of the heatmap, and after an ideal one how far it is from the current one. */
function heatSheet({ map, room }: ExportedWorkshop, wording: Wording): XlsxSheet {
  const { say } = wording;
  const heatmap = heatmapByPersona(map, room);
  const { columns } = heatmap;
  const hasDistance = (at: number): boolean =>
    columns[at]?.kind === "ideal" && columns[at - 1]?.group.id === columns[at]?.group.id;
  const names = columns.flatMap((column, at) => {
    const name = heatColumnName(wording, heatmap, column);
    if (!hasDistance(at)) return [name];
    return [name, say("heatColumn", { name: column.group.name, kind: say("heatDistance") })];
  });
  return {
    name: say("heatmapSheet"),
    rows: [
      heading([say("touchpoint"), ...names]),
      ...heatmap.rows.map((row): readonly XlsxCell[] => [
        row.touchpoint.text,
        ...row.cells.flatMap((felt, at): readonly XlsxCell[] => {
          if (!hasDistance(at)) return [heatCell(felt, say)];
          const distance = distanceAt(heatmap, row, at);
          return [heatCell(felt, say), distance === null ? null : hundredths(distance)];
        }),
      ]),
    ],
    widths: [44, ...names.map(() => 16)],
  };
}

function heatCell(felt: Felt | undefined, say: Wording["say"]): XlsxCell {
  if (!felt) return null;
  if (!hasFigures(felt))
    return { love: say("feelingLove"), mixed: say("feelingMixed"), pain: say("feelingPain") }[
      felt.feeling
    ];
  const look: XlsxLook = emotionStep(felt.mean);
  return { value: hundredths(felt.mean), look };
}

function poolSheet({ map }: ExportedWorkshop, wording: Wording): XlsxSheet {
  const { say } = wording;
  const usage = usageOf(map);
  const rows = visibleTouchpoints(map)
    .sort((a, b) => compareTexts(a.text, b.text) || (a.id < b.id ? -1 : 1))
    .map((touchpoint): readonly XlsxCell[] => {
      const personas = (usage.get(touchpoint.id) ?? []).map(
        ({ personaId }) => map.personas.get(personaId)?.name ?? "",
      );
      const [, ...others] = wordingsOf(map, touchpoint.id);
      return [
        touchpoint.text,
        channelWords(wording, touchpoint.channel),
        map.departments.get(touchpoint.departmentId)?.name ?? "",
        map.groups.get(touchpoint.groupId)?.name ?? "",
        [...new Set(personas)].filter(Boolean).sort(compareTexts).join(" | "),
        others.join(" | "),
        touchpoint.notes,
      ];
    });
  const names = [
    say("touchpoint"),
    say("laneChannel"),
    say("department"),
    say("group"),
    say("usedIn"),
    say("otherWordings"),
    say("notes"),
  ];
  return {
    name: say("poolSheet"),
    rows: [heading(names), ...rows],
    widths: [44, 14, 16, 16, 24, 30, 40],
  };
}
