// Owns: a workshop as a deck: an overview; for each journey its picture, behind an overview where it takes several slides,
// and one slide per stage with evidence and quotes in the notes; the tables of deckTables.ts; what is behind. All native, to
// be edited. Rules EXP-45 to EXP-48, EXP-107, EXP-180, EXP-201.

import PptxGenJS from "pptxgenjs";
import { plainText } from "../format/plainText.ts";
import { neutralDeck } from "../format/pptx/finishDeck.ts";
import { drawOnSlide, type SlideStyle } from "../format/pptx/slideScene.ts";
import { addTableSlides } from "../format/pptx/slideTable.ts";
import { type PaletteName, palettes } from "../format/scene/palette.ts";
import { type JourneyOutline, journeyOutline } from "../model/outline.ts";
import { findingTables, overviewTable, planTables } from "./deckTables.ts";
import { type PictureSetting, titleOf } from "./pictureSetting.ts";
import { drawOverview, drawPicture, drawStage, picturesIn } from "./pictures.ts";
import { drawProcessOverview } from "./processPicture.ts";
import { stepNotes } from "./stepWords.ts";

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
  addTableSlides(deck, overviewTable(setting), style);
  for (const [at, id] of journeys.entries()) {
    addJourney(deck, setting, id, style);
    onProgress(((at + 1) / (journeys.length + 2)) * 0.8);
  }
  for (const table of findingTables(setting)) addTableSlides(deck, table, style);
  addProcesses(deck, setting, style);
  for (const table of planTables(setting)) addTableSlides(deck, table, style);
  onProgress(0.85);
  const written = await deck.write({ outputType: "uint8array", compression: false });
  onProgress(0.95);
  return neutralDeck(written as Uint8Array, titleOf(setting), wording.language);
}

function addJourney(deck: PptxGenJS, setting: PictureSetting, id: string, style: SlideStyle): void {
  const whole = drawPicture(setting, { kind: "journey", id }, "wide");
  const overview = whole.length > 1 ? drawOverview(setting, id) : undefined;
  for (const scene of overview ? [overview, ...whole] : whole) {
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

/** The slides of the service blueprints and of the process maps, as shapes; of a large map behind an overview. */
function addProcesses(deck: PptxGenJS, setting: PictureSetting, style: SlideStyle): void {
  for (const { of } of picturesIn(setting.workshop, setting.wording)) {
    if (of.kind !== "process" && of.kind !== "blueprint") continue;
    const whole = drawPicture(setting, of, "wide");
    const isParted = of.kind === "process" && whole.length > 1;
    const overview = isParted ? drawProcessOverview(setting, of.id) : undefined;
    for (const scene of overview ? [overview, ...whole] : whole) {
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
