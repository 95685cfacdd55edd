// Owns: the tables of a deck: the journeys at a glance, moments of truth, heatmaps, what matters, before and after, gaps,
// the plan. Rules EXP-45, EXP-46, EXP-107, EXP-172.

import type { SlideTable, TableCell } from "../format/pptx/slideTable.ts";
import { heatmapByDepartment, heatmapByPersona } from "../insight/heatmap.ts";
import {
  emotionStep,
  type Felt,
  hasFigures,
  writtenDifference,
  writtenMean,
} from "../model/emotion.ts";
import { gapsOf, momentsOf } from "../model/gap.ts";
import {
  columnParts,
  columnsOnSlideMost,
  distanceAt,
  type Heatmap,
  hasDistance,
  isApart,
  spansOf,
  tellsKinds,
} from "../model/heatmap.ts";
import { journeysInOrder } from "../model/outline.ts";
import {
  changeWords,
  gapWords,
  measuredOf,
  shortFelt,
  toldJourneys,
  toldMatters,
  wordOfSign,
} from "./findings.ts";
import { type PictureSetting, sourceOf, titleOf } from "./pictureSetting.ts";
import { feltWords, stepNotes } from "./stepWords.ts";

/** The journeys at a glance, and the workshop's question in the notes. */
export function overviewTable(setting: PictureSetting): SlideTable {
  const { say } = setting.wording;
  return tableOf(setting, {
    title: say("overview"),
    header: [
      say("persona"),
      say("journey"),
      say("stagesCount"),
      say("stepsCount"),
      say("momentsTitle"),
      say("mean"),
    ],
    widths: [4, 3, 1.2, 1.2, 1.8, 1.2],
    empty: say("noSteps"),
    notes: setting.workshop.map.workshop.get("main")?.question ?? "",
    rows: toldJourneys(setting).map(({ persona, journey, stages, steps, moments, mean }) => [
      { text: persona, isBold: true },
      { text: journey },
      { text: String(stages) },
      { text: String(steps) },
      { text: String(moments) },
      { text: mean || "–" },
    ]),
  });
}

/** What was found: the moments, the heatmaps, what changed, what matters. */
export function findingTables(setting: PictureSetting): readonly SlideTable[] {
  return [
    momentTable(setting),
    ...heatTables(setting),
    ...measurementTables(setting),
    matterTable(setting),
  ];
}

/** What nobody stands behind yet, and what is done. */
export function planTables(setting: PictureSetting): readonly SlideTable[] {
  const plan = planTable(setting);
  return [gapTable(setting), ...(plan.rows.length > 0 ? [plan] : [])];
}

function matterTable(setting: PictureSetting): SlideTable {
  const { say } = setting.wording;
  return tableOf(setting, {
    title: say("mattersTitle"),
    header: [say("call"), say("touchpoint"), say("reason")],
    widths: [1.4, 4.6, 6],
    empty: say("noMatters"),
    notes: "",
    rows: toldMatters(setting).map(({ call, touchpoint, reasons, isPain }) => [
      { text: call, isBold: true, color: isPain ? "pain" : "love" },
      { text: touchpoint, isBold: true },
      { text: reasons },
    ]),
  });
}

/** A table for each journey of which steps were measured twice. */
function measurementTables(setting: PictureSetting): readonly SlideTable[] {
  const { wording, workshop } = setting;
  const { say } = wording;
  return journeysInOrder(workshop.map).flatMap(({ id, personaId, kind, name }) => {
    const measured = measuredOf(setting, id);
    if (measured.length === 0) return [];
    const persona = workshop.map.personas.get(personaId)?.name || say("untitledPersona");
    return [
      tableOf(setting, {
        title: say("beforeAfter"),
        header: [say("touchpoint"), say("before"), say("after"), say("change")],
        widths: [6, 1.6, 1.6, 2.6],
        empty: "",
        notes: [persona, say(kind), name].filter(Boolean).join(" · "),
        rows: measured.map((one) => [
          { text: one.touchpoint.text, isBold: true },
          { text: shortFelt(wording, one.before) },
          { text: shortFelt(wording, one.after) },
          { text: changeWords(wording, one) },
        ]),
      }),
    ];
  });
}

function tableOf(
  setting: PictureSetting,
  table: Omit<SlideTable, "kicker" | "source" | "pageOf">,
): SlideTable {
  const pageOf = (at: number, count: number): string => setting.wording.say("page", { at, count });
  return { kicker: titleOf(setting), source: sourceOf(setting), pageOf, ...table };
}

function momentTable(setting: PictureSetting): SlideTable {
  const { wording, workshop } = setting;
  const { say } = wording;
  const moments = momentsOf(workshop.map);
  return tableOf(setting, {
    title: say("momentsTitle"),
    header: [
      say("touchpoint"),
      say("persona"),
      say("momentOfTruth"),
      say("laneEmotion"),
      say("laneBackstage"),
      say("owner"),
    ],
    widths: [4, 2, 2.4, 2, 2, 2],
    empty: say("noMoments"),
    notes: stepNotes(setting, moments),
    rows: moments.map(({ step, touchpoint, persona, sign, processes }) => [
      { text: touchpoint.text, isBold: true },
      { text: persona?.name || say("untitledPersona") },
      { text: wordOfSign(wording, sign), color: sign },
      { text: feltWords(setting, step.id) },
      { text: processes.map(({ name }) => name).join(", ") },
      {
        text: step.momentOwner || workshop.map.departments.get(touchpoint.departmentId)?.name || "",
      },
    ]),
  });
}

function heatTables(setting: PictureSetting): readonly SlideTable[] {
  const { map, room } = setting.workshop;
  return (["persona", "department"] as const).flatMap((by) => {
    const heatmap = by === "persona" ? heatmapByPersona(map, room) : heatmapByDepartment(map, room);
    if (heatmap.rows.length === 0) return [];
    const byWords = setting.wording.say(by === "persona" ? "byPersona" : "byDepartment");
    return columnParts(heatmap, columnsOnSlideMost).map((part) =>
      heatTable(setting, part, byWords),
    );
  });
}

/** The names stand once over all columns that are theirs, so that what is cut of a long one is never of which journeys they tell. */
function heatTable(setting: PictureSetting, heatmap: Heatmap, byWords: string): SlideTable {
  const { say } = setting.wording;
  const spans = spansOf(heatmap).map(({ group, columns }) => ({
    text: group.name,
    columns: columns.length,
  }));
  const kinds = heatmap.columns.map(({ kind }) =>
    say(kind === "ideal" ? "heatIdeal" : "heatCurrent"),
  );
  const isTold = tellsKinds(heatmap);
  const table = tableOf(setting, {
    title: say("heatmap"),
    header: [say("touchpoint"), ...(isTold ? kinds : spans.map(({ text }) => text))],
    ...(isTold ? { over: [{ text: "", columns: 1 }, ...spans] } : {}),
    widths: [4, ...heatmap.columns.map(() => 1.4)],
    empty: "",
    notes: hasDistance(heatmap) ? `${byWords}. ↑ ↓ ${say("distanceLegend")}` : byWords,
    rows: heatmap.rows.map((row) => [
      { text: row.touchpoint.text },
      ...row.cells.map((felt, at) => heatCell(felt, distanceAt(heatmap, row, at), setting)),
    ]),
  });
  return { ...table, kicker: `${byWords}  ·  ${table.kicker}` };
}

function heatCell(
  felt: Felt | undefined,
  distance: number | null,
  { wording: { say } }: PictureSetting,
): TableCell {
  if (!felt) return { text: "–", color: "ink3" };
  if (!hasFigures(felt)) {
    const words = {
      love: say("feelingLove"),
      mixed: say("feelingMixed"),
      pain: say("feelingPain"),
    };
    return { text: words[felt.feeling] };
  }
  const step = emotionStep(felt.mean);
  // Letters, none of which a reader takes for a picture in colours of its own or for nothing.
  const sign = { P: "♡ ", M: "✹ ", "0": "● " }[step[0] as "P" | "M" | "0"];
  const counts = felt.n > 0 ? `\n${felt.love} / ${felt.pain}, n ${felt.n}` : "";
  const apart = isApart(distance)
    ? `  ${distance > 0 ? "↑" : "↓"}\u00a0${writtenDifference(distance)}`
    : "";
  return {
    text: `${sign}${writtenMean(felt.mean)}${apart}${counts}`,
    fill: `emotion${step}`,
    color: `emotion${step}Ink`,
    isBold: true,
  };
}

function gapTable(setting: PictureSetting): SlideTable {
  const { map } = setting.workshop;
  const { say } = setting.wording;
  const moments = momentsOf(map);
  const open = moments.flatMap((moment) => {
    const gaps = gapsOf(map, moment);
    return gaps.length > 0 ? [{ moment, gaps }] : [];
  });
  return tableOf(setting, {
    title: say("gapsText"),
    header: [say("touchpoint"), say("persona"), say("gaps")],
    widths: [4, 2, 4],
    empty: say(moments.length > 0 ? "noGaps" : "noMoments"),
    notes: "",
    rows: open.map(({ moment, gaps }) => [
      { text: moment.touchpoint.text, isBold: true },
      { text: moment.persona?.name || say("untitledPersona") },
      { text: gaps.map(gapWords(setting.wording)).join(", ") },
    ]),
  });
}

function planTable(setting: PictureSetting): SlideTable {
  const { say } = setting.wording;
  const planned = momentsOf(setting.workshop.map).filter(({ step }) => step.momentAction !== "");
  return tableOf(setting, {
    title: say("plan"),
    header: [say("touchpoint"), say("action"), say("owner")],
    widths: [4, 5, 2],
    empty: "",
    notes: "",
    rows: planned.map(({ step, touchpoint }) => [
      { text: touchpoint.text, isBold: true },
      { text: step.momentAction },
      { text: step.momentOwner },
    ]),
  });
}
