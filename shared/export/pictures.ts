// Owns: which pictures a workshop has and how each is drawn on sheets; the same in every format. Rules EXP-33 to EXP-37.

import type { ExportedWorkshop } from "../format/exported.ts";
import { heatmapSheets, heatmapSlides } from "../format/scene/heatmapSheet.ts";
import { heatmapStrip } from "../format/scene/heatmapStrip.ts";
import { journeyOverview } from "../format/scene/journeyOverview.ts";
import {
  type JourneySheetInput,
  journeySheets,
  journeySlide,
} from "../format/scene/journeySheet.ts";
import { journeyStrip } from "../format/scene/journeyStrip.ts";
import { placeItems } from "../format/scene/placing.ts";
import type { Scene } from "../format/scene/scene.ts";
import { type Sheet, type SheetName, sheets } from "../format/scene/sheet.ts";
import { columnsOnSlideMost, journeyParts } from "../format/scene/sheetLines.ts";
import type { Wording } from "../format/words.ts";
import { emotionCurve } from "../insight/curve.ts";
import { heatmapByDepartment, heatmapByPersona } from "../insight/heatmap.ts";
import { compareTexts } from "../kit/names.ts";
import type { Heatmap } from "../model/heatmap.ts";
import { type JourneyOutline, journeyOutline, journeysInOrder } from "../model/outline.ts";
import { briefsIn, drawBrief, drawMeasurement, measurementsIn } from "./listPictures.ts";
import {
  type NamedPicture,
  type PictureOf,
  type PictureSetting,
  sourceOf,
  titleOf,
} from "./pictureSetting.ts";
import { blueprintsIn, drawBlueprint, drawProcess, processesIn } from "./processPicture.ts";

/** Everything that can be drawn, in the order of a file with all of it. */
export function picturesIn(workshop: ExportedWorkshop, wording: Wording): readonly NamedPicture[] {
  const { map, room } = workshop;
  const source = { workshop, wording };
  const used = new Set([...map.steps.values()].map(({ journeyId }) => journeyId));
  const journeys = journeysInOrder(map)
    .filter(({ id }) => used.has(id))
    .map(({ id, kind, name, personaId }): NamedPicture => {
      const persona = map.personas.get(personaId)?.name || wording.say("untitledPersona");
      return {
        of: { kind: "journey", id },
        name: [persona, wording.say(kind), name].filter(Boolean).join(" · "),
      };
    });
  const heatmaps = (["persona", "department"] as const).flatMap((by): readonly NamedPicture[] => {
    const { rows } =
      by === "persona" ? heatmapByPersona(map, room) : heatmapByDepartment(map, room);
    if (rows.length === 0) return [];
    const detail = wording.say(by === "persona" ? "byPersona" : "byDepartment");
    return [{ of: { kind: "heatmap", by }, name: `${wording.say("heatmap")} · ${detail}` }];
  });
  return [
    ...journeys,
    ...heatmaps,
    ...measurementsIn(source, journeys),
    ...blueprintsIn(map, wording, journeys),
    ...processesIn(map, wording),
    ...briefsIn(source),
  ];
}

/** The sheets of one picture; none if what it shows is gone. */
export function drawPicture(
  setting: PictureSetting,
  of: PictureOf,
  sheetName: SheetName,
): readonly Scene[] {
  return drawOn(setting, of, sheets[sheetName]);
}

/** Each time that a picture does not fit on a slide it is drawn so much smaller, and at most so many times. */
const shrinking = 1.15;
const shrunkMost = 12;
const slideShapes = {
  wide: { width: 1920, height: 960 },
  tall: { width: 1080, height: 1500 },
  /** Below a title, with a button under it. */
  low: { width: 1920, height: 700 },
};

/** The smallest scales at which a journey is read from the back of a room: unscaled, its smallest text has 13 units. */
const slideScales = { wide: 1.2, tall: 1, low: 1.2 } as const;

/**
 * A picture on one slide, as large as it can be there; `undefined` if what it shows is gone. A whole journey too long for one,
 * or on a low one, is an overview.
 */
export function drawSlide(
  setting: PictureSetting,
  of: PictureOf,
  shape: keyof typeof slideShapes,
): Scene | undefined {
  const { width, height } = slideShapes[shape];
  if (of.kind === "journey") {
    const sheet = { ...sheets.wide, width, height, scaleMin: slideScales[shape] };
    return drawJourneySlide(setting, of, sheet, shape === "low");
  }
  const draw = (by: number): readonly Scene[] =>
    drawOn(setting, of, {
      ...sheets.wide,
      width: Math.round(width * by),
      height: Math.round(height * by),
    });
  let scenes = draw(1);
  // So many sheets have room on one whose sides are longer by their root, or nearly.
  let by = Math.max(shrinking, Math.sqrt(scenes.length) * 0.9);
  for (let at = 0; at < shrunkMost && scenes.length > 1; at++) {
    scenes = draw(by);
    by *= shrinking;
  }
  return scenes[0];
}

type JourneyOf = Extract<PictureOf, { kind: "journey" }>;

function drawJourneySlide(
  setting: PictureSetting,
  { id, slide }: JourneyOf,
  sheet: Sheet,
  isLow: boolean,
): Scene | undefined {
  const journey = journeyInput(setting, id);
  if (!journey) return undefined;
  const parts = journeyParts(journey.outline);
  if (isLow || (slide === undefined && parts.length > 1)) {
    return journeyOverview({ ...journey, sheet }, isLow);
  }
  if (slide === undefined) return journeySlide({ ...journey, sheet }, false);
  const part = parts[slide];
  return part && journeySlide({ ...journey, sheet, part }, true);
}

/** The stages, the curve and the moments of truth of a journey, 16:9; `undefined` if it is gone. */
export function drawOverview(setting: PictureSetting, id: string): Scene | undefined {
  const journey = journeyInput(setting, id);
  return journey && journeyOverview({ ...journey, ...readableJourney(sheets.wide) }, false);
}

/** A slide of the heatmap by persona for a screen too small for its table; `undefined` where there is none. */
export function drawHeatmapStrip(
  setting: PictureSetting,
  slide: number,
  across: 1 | 2,
): Scene | undefined {
  const { wording, measure } = setting;
  const heatmap = heatmapSlides(wholeHeatmap(setting, "persona"))[slide];
  if (!heatmap) return undefined;
  const source = sourceOf(setting);
  return heatmapStrip({ heatmap, by: "persona", wording, measure, source, across });
}

/**
 * A journey, or the part that a slide has of it, for a screen too small for its lines; `undefined` if it is gone. As on a slide,
 * the whole of a journey in parts is an overview, and so is what closes a walk.
 */
export function drawJourneyStrip(
  setting: PictureSetting,
  { id, slide }: Omit<JourneyOf, "kind">,
  across: 1 | 2,
  isClosing = false,
): Scene | undefined {
  const journey = journeyInput(setting, id);
  if (!journey) return undefined;
  const width = across === 1 ? 416 : 864;
  const parts = journeyParts(journey.outline);
  if (slide === undefined) {
    return journeyStrip({ ...journey, width, isOverview: isClosing || parts.length > 1 });
  }
  const part = parts[slide];
  return part && journeyStrip({ ...journey, width, part });
}

/**
 * What has room on A4 and on Letter, turned on their side. A unit is 0.177 mm on A4, so that the smallest text
 * of a heatmap has 6 points there.
 */
const turnedPage: Sheet = { ...sheets.wide, width: 1540, height: 970, scaleMin: 1 };

/** Of a sheet's margins what a page, which has its own, has no room for; from each side, the top and the foot. */
const cropped = { side: 56, top: 48, foot: 16 } as const;

/**
 * The same for a journey, whose smallest text has 7 points on A4 where a unit is 0.207 mm: eight steps have room beside each other.
 */
const journeyPage: Sheet = {
  ...sheets.wide,
  width: 1320 + 2 * cropped.side,
  height: 872 + cropped.top + cropped.foot,
  scaleMin: 1,
};

/** A journey on pages turned on their side, as large as can be read; none if it is gone. */
export function drawJourneyOnPaper(setting: PictureSetting, id: string): readonly Scene[] {
  const { side, top, foot } = cropped;
  return drawOn(setting, { kind: "journey", id }, journeyPage).map((scene) => ({
    ...scene,
    width: scene.width - 2 * side,
    height: scene.height - top - foot,
    items: placeItems(scene.items, { scale: 1, dx: -side, dy: -top }),
  }));
}

/** A heatmap on pages turned on their side, as large as can be read; none where nothing was rated. */
export function drawHeatmapOnPaper(setting: PictureSetting, by: HeatmapBy): readonly Scene[] {
  const { wording, measure } = setting;
  const parts = heatmapSlides(wholeHeatmap(setting, by), turnedPage);
  return parts.flatMap((heatmap, at) =>
    heatmapSheets({
      heatmap,
      by,
      workshopTitle: titleOf(setting),
      wording,
      source: sourceOf(setting),
      measure,
      sheet: turnedPage,
      isSlide: true,
      position: parts.length > 1 ? wording.say("page", { at: at + 1, count: parts.length }) : "",
    }),
  );
}

type HeatmapBy = Extract<PictureOf, { kind: "heatmap" }>["by"];

function wholeHeatmap({ workshop: { map, room } }: PictureSetting, by: HeatmapBy): Heatmap {
  return by === "persona" ? heatmapByPersona(map, room) : heatmapByDepartment(map, room);
}

/** Of 16:9, which is projected, the smallest text of 13 units has 7 points at the size of a deck. Rules EXP-181, EXP-203. */
function readable(sheet: Sheet): Sheet {
  return sheet === sheets.wide ? { ...sheet, scaleMin: 1.1 } : sheet;
}

/** A journey is broken there as a walk breaks it. */
function readableJourney(sheet: Sheet): Pick<JourneySheetInput, "sheet" | "columnsMost"> {
  if (sheet !== sheets.wide) return { sheet };
  return { sheet: readable(sheet), columnsMost: columnsOnSlideMost };
}

function drawOn(setting: PictureSetting, of: PictureOf, sheet: Sheet): readonly Scene[] {
  const { wording, measure } = setting;
  const source = sourceOf(setting);
  switch (of.kind) {
    case "journey": {
      const journey = journeyInput(setting, of.id);
      return journey ? journeySheets({ ...journey, ...readableJourney(sheet) }) : [];
    }
    case "heatmap": {
      const whole = wholeHeatmap(setting, of.by);
      const isSlide = of.slide !== undefined;
      const heatmap = isSlide ? heatmapSlides(whole)[of.slide] : whole;
      if (!heatmap) return [];
      return heatmapSheets({
        heatmap,
        by: of.by,
        workshopTitle: titleOf(setting),
        wording,
        source,
        measure,
        sheet: readable(sheet),
        isSlide,
      });
    }
    case "blueprint":
      return drawBlueprint(setting, of.id, sheet);
    case "process":
      return drawProcess(setting, of.id, sheet);
    case "measurement":
      return drawMeasurement(setting, of.id, readable(sheet));
    case "brief":
      return drawBrief(setting, of.id, readable(sheet));
    default:
      return of satisfies never;
  }
}

/** All that a picture of a journey shows; `undefined` if it is gone. */
function journeyInput(setting: PictureSetting, id: string): JourneyInput | undefined {
  const outline = journeyOutline(setting.workshop.map, id);
  return outline && inputOf(setting, outline);
}

type JourneyInput = Omit<JourneySheetInput, "sheet">;

function inputOf(setting: PictureSetting, outline: JourneyOutline): JourneyInput {
  const { workshop, wording, measure } = setting;
  return {
    outline,
    curve: emotionCurve(outline, workshop.room),
    departments: workshop.map.departments,
    backstage: processNames(setting),
    wording,
    source: sourceOf(setting),
    measure,
  };
}

/** The sheets of one stage of a journey, 16:9, with its steps numbered from `firstNumber` on. */
export function drawStage(
  setting: PictureSetting,
  outline: JourneyOutline,
  stageId: string,
  firstNumber: number,
): readonly Scene[] {
  const { wording } = setting;
  const stages = outline.stages.filter(({ stage }) => stage.id === stageId);
  const persona = outline.persona?.name || wording.say("untitledPersona");
  return journeySheets({
    ...inputOf(setting, outline),
    outline: { ...outline, stages, loose: [] },
    ...readableJourney(sheets.wide),
    firstNumber,
    isOneStage: true,
    heading: {
      kicker: [persona, wording.say(outline.journey.kind), outline.journey.name]
        .filter(Boolean)
        .join("  ·  "),
      title: stages[0]?.stage.name || wording.say("unnamedStage"),
      subtitle: "",
      quote: "",
    },
  });
}

function processNames({
  workshop: { map },
}: PictureSetting): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { stepId, processId } of map.processLinks.values()) {
    const name = map.processes.get(processId)?.name;
    if (!name) continue;
    const known = names.get(stepId) ?? [];
    if (!known.includes(name)) known.push(name);
    names.set(stepId, known.sort(compareTexts));
  }
  return names;
}
