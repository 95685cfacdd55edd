// Owns: a workshop as a deck: for each journey its picture and one slide per stage with evidence and quotes in the notes;
// moments of truth, heatmaps, gaps and what is done about them as tables. All native, to be edited. Rules EXP-45 to EXP-48.

import PptxGenJS from "pptxgenjs";
import { plainText } from "../format/plainText.ts";
import { neutralDeck } from "../format/pptx/finishDeck.ts";
import { drawOnSlide, type SlideStyle } from "../format/pptx/slideScene.ts";
import { addTableSlides, type SlideTable, type TableCell } from "../format/pptx/slideTable.ts";
import { type PaletteName, palettes } from "../format/scene/palette.ts";
import { heatmapByDepartment, heatmapByPersona } from "../insight/emotion.ts";
import { emotionStep, type Felt, hasFigures, writtenMean } from "../model/emotion.ts";
import { gapsOf, momentsOf } from "../model/gap.ts";
import { type JourneyOutline, journeyOutline } from "../model/outline.ts";
import { type PictureSetting, sourceOf, titleOf } from "./pictureSetting.ts";
import { drawPicture, drawStage, picturesIn } from "./pictures.ts";
import { feltWords, stepNotes } from "./stepWords.ts";

/** Writes the deck. `onProgress` hears the part that is done, 0 … 1. */
export async function workshopToDeck(
  setting: PictureSetting,
  palette: PaletteName,
  onProgress: (part: number) => void = () => undefined,
): Promise<Uint8Array> {
  const { wording, workshop, measure } = setting;
  const deck = new PptxGenJS();
  deck.layout = "LAYOUT_WIDE";
  deck.title = plainText(titleOf(setting));
  deck.theme = { headFontFace: "Georgia", bodyFontFace: "Calibri" };
  const style: SlideStyle = { palette: palettes[palette], measure, language: wording.language };
  const journeys = picturesIn(workshop, wording).flatMap(({ of }) =>
    of.kind === "journey" ? [of.id] : [],
  );
  for (const [at, id] of journeys.entries()) {
    addJourney(deck, setting, id, style);
    onProgress(((at + 1) / (journeys.length + 2)) * 0.8);
  }
  addTableSlides(deck, momentTable(setting), style);
  for (const table of heatTables(setting)) addTableSlides(deck, table, style);
  addTableSlides(deck, gapTable(setting), style);
  addProcesses(deck, setting, style);
  const plan = planTable(setting);
  if (plan.rows.length > 0) addTableSlides(deck, plan, style);
  onProgress(0.85);
  const written = await deck.write({ outputType: "uint8array", compression: false });
  onProgress(0.95);
  return neutralDeck(written as Uint8Array, titleOf(setting), wording.language);
}

function addJourney(deck: PptxGenJS, setting: PictureSetting, id: string, style: SlideStyle): void {
  for (const scene of drawPicture(setting, { kind: "journey", id }, "wide")) {
    const slide = deck.addSlide();
    drawOnSlide(slide, scene, style);
    slide.addNotes(plainText(scene.description));
  }
  const outline = journeyOutline(setting.workshop.map, id);
  for (const { scene, steps } of outline ? stagesOf(setting, outline) : []) {
    const slide = deck.addSlide();
    drawOnSlide(slide, scene, style);
    slide.addNotes(plainText(stepNotes(setting, steps)));
  }
}

/** The slides of the service blueprints and of the process maps, as shapes. */
function addProcesses(deck: PptxGenJS, setting: PictureSetting, style: SlideStyle): void {
  for (const { of } of picturesIn(setting.workshop, setting.wording)) {
    if (of.kind !== "process" && of.kind !== "blueprint") continue;
    for (const scene of drawPicture(setting, of, "wide")) {
      const slide = deck.addSlide();
      drawOnSlide(slide, scene, style);
      slide.addNotes(plainText(scene.description));
    }
  }
}

function stagesOf(setting: PictureSetting, outline: JourneyOutline) {
  let number = 1;
  return outline.stages.flatMap(({ stage, steps }) => {
    if (steps.length === 0) return [];
    const scenes = drawStage(setting, outline, stage.id, number);
    number += steps.length;
    return scenes.map((scene) => ({ scene, steps }));
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
      { text: say(sign === "love" ? "momentLove" : "momentPain"), color: sign },
      { text: feltWords(setting, step.id) },
      { text: processes.map(({ name }) => name).join(", ") },
      {
        text: step.momentOwner || workshop.map.departments.get(touchpoint.departmentId)?.name || "",
      },
    ]),
  });
}

function heatTables(setting: PictureSetting): readonly SlideTable[] {
  const { wording, workshop } = setting;
  return (["persona", "department"] as const).flatMap((by) => {
    const { map, room } = workshop;
    const heatmap = by === "persona" ? heatmapByPersona(map, room) : heatmapByDepartment(map, room);
    if (heatmap.rows.length === 0) return [];
    const byWords = wording.say(by === "persona" ? "byPersona" : "byDepartment");
    return [
      tableOf(setting, {
        title: wording.say("heatmap"),
        header: [wording.say("touchpoint"), ...heatmap.columns.map(({ name }) => name)],
        widths: [4, ...heatmap.columns.map(() => 1.4)],
        empty: "",
        notes: byWords,
        rows: heatmap.rows.map(({ touchpoint, cells }) => [
          { text: touchpoint.text },
          ...cells.map((felt) => heatCell(felt, setting)),
        ]),
      }),
    ];
  });
}

function heatCell(felt: Felt | undefined, { wording: { say } }: PictureSetting): TableCell {
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
  const sign = { P: "♥ ", M: "✹ ", "0": "● " }[step[0] as "P" | "M" | "0"];
  const counts = felt.n > 0 ? `  (${felt.love} / ${felt.pain}, n ${felt.n})` : "";
  return {
    text: `${sign}${writtenMean(felt.mean)}${counts}`,
    fill: `emotion${step}`,
    color: `emotion${step}Ink`,
    isBold: true,
  };
}

function gapTable(setting: PictureSetting): SlideTable {
  const { map } = setting.workshop;
  const { say } = setting.wording;
  const names = {
    process: say("gapProcess"),
    owner: say("gapOwner"),
    action: say("gapAction"),
    evidence: say("gapEvidence"),
  };
  const open = momentsOf(map).flatMap((moment) => {
    const gaps = gapsOf(map, moment);
    return gaps.length > 0 ? [{ moment, gaps }] : [];
  });
  return tableOf(setting, {
    title: say("gapsText"),
    header: [say("touchpoint"), say("persona"), say("gaps")],
    widths: [4, 2, 4],
    empty: say("noGaps"),
    notes: "",
    rows: open.map(({ moment, gaps }) => [
      { text: moment.touchpoint.text, isBold: true },
      { text: moment.persona?.name || say("untitledPersona") },
      { text: gaps.map((gap) => names[gap]).join(", ") },
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
