// Owns: the picture of a journey that is too long for one slide: its stages, the whole emotion curve and its moments of
// truth, so large that it is read from the back of a room. Pure layout. Rule EXP-180.

import { type Felt, hasFigures } from "../../model/emotion.ts";
import { stepsOf } from "../../model/outline.ts";
import { curveItems } from "./emotionCurve.ts";
import {
  describeLines,
  frameOf,
  isReadRightToLeft,
  type JourneySheetInput,
  legendOf,
} from "./journeySheet.ts";
import { mirrorItems, placeItems } from "./placing.ts";
import { label, line, type Scene, type SceneItem } from "./scene.ts";
import { firstHead, foot, footHeight, margin, nextHead, textLines } from "./sheetFrame.ts";
import { linesOf } from "./sheetLines.ts";
import { laneGutter, laneName } from "./sheetSystem.ts";
import { burst, heart, sign } from "./signs.ts";
import { wrapText } from "./wrap.ts";

/** Points that stand closer have no room for their figures: of those only what matters has one. */
const pitchOfFigures = 46;
/** The room of a stage's name, of the number of its steps, and of the numbers above the curve. */
const stageHeight = 92;
const curveAbove = 62;
const curveBelow = 34;
const curveMin = 120;
const curveMax = 320;
const momentWidth = 380;
const momentHeight = 46;
const momentGap = 24;
/** A name before a lane has no other lane below it here. */
const nameLines = 3;
/** Of a stage's width what all stages share evenly; of the rest each has as much as it has steps. */
const evenShare = 0.5;

/** `isQuiet`: with one quiet line for a head, where the persona was told of before. */
export function journeyOverview(input: JourneySheetInput, isQuiet: boolean): Scene {
  const { outline, sheet, wording } = input;
  const scale = sheet.scaleMin;
  const frame = frameOf(input, scale);
  const head = isQuiet ? nextHead(frame) : firstHead(frame);
  const left = margin + laneGutter;
  const width = frame.width - margin - left;
  const stages = stagesOf(input, left, width);
  const points = stages.flatMap((stage) => stage.points);
  const marked = markedOf(points, width);
  const hasCurve = points.some(({ emotion }) => emotion !== undefined);
  const free = frame.height - footHeight - head.edge - stageHeight;
  const curveRoom = hasCurve ? curveAbove + curveBelow : 0;
  const across = Math.max(1, Math.floor(width / momentWidth));
  const rows = Math.floor(
    (free - curveRoom - (hasCurve ? curveMin : 0) - momentGap) / momentHeight,
  );
  const moments = strongest(
    points.filter(({ moment }) => moment !== ""),
    Math.max(1, rows) * across,
  );
  const listHeight =
    moments.length > 0 ? Math.ceil(moments.length / across) * momentHeight + momentGap : 0;
  const curveHeight = Math.min(curveMax, free - curveRoom - listHeight);
  const top = head.edge + stageHeight;
  const listTop = top + (hasCurve ? curveRoom + curveHeight : 0) + momentGap;
  const items = [
    ...head.items,
    ...stages.flatMap((stage) => stageItems(stage, head.edge, input)),
    ...(hasCurve
      ? curvePart(points, marked, { left, width, top: top + curveAbove, curveHeight }, input)
      : []),
    ...momentItems(moments, { left, width, top: listTop, across }, input),
    ...foot(frame, {
      legend: legendOf({
        wording,
        // Steps have no frames here that were to be explained.
        outline: { ...outline, stages: [], loose: [] },
        curve: input.curve.filter(({ stepId }) =>
          marked.some(({ item }) => item.step.id === stepId),
        ),
      }),
      page: "",
      more: "",
    }),
  ];
  const isMirrored = isReadRightToLeft(outline);
  return {
    width: sheet.width,
    height: sheet.height,
    title: outline.persona?.name || wording.say("untitledPersona"),
    description: describeLines(input, linesOf(outline, Number.POSITIVE_INFINITY)),
    items: placeItems(isMirrored ? mirrorItems(items, frame.width) : items, {
      scale,
      dx: 0,
      dy: 0,
    }),
  };
}

type Item = ReturnType<typeof stepsOf>[number];

interface Point {
  readonly x: number;
  readonly number: number;
  readonly item: Item;
  readonly emotion: Felt | undefined;
  readonly moment: Item["step"]["momentOfTruth"];
}

interface StageColumn {
  readonly name: string;
  readonly x: number;
  readonly width: number;
  readonly points: readonly Point[];
}

function stagesOf(
  { outline, curve, wording }: JourneySheetInput,
  left: number,
  width: number,
): readonly StageColumn[] {
  const felt = new Map(curve.map(({ stepId, emotion }) => [stepId, emotion]));
  const groups = outline.stages.map(({ stage, steps }) => ({ name: stage.name, steps }));
  if (outline.loose.length > 0) groups.push({ name: "", steps: outline.loose });
  const all = stepsOf(outline).length;
  let x = left;
  let number = 0;
  return groups.map(({ name, steps }) => {
    const from = x;
    const even = 1 / groups.length;
    const share = all === 0 ? even : evenShare * even + ((1 - evenShare) * steps.length) / all;
    const own = share * width;
    x += own;
    return {
      name: name || wording.say("unnamedStage"),
      x: from,
      width: own,
      points: steps.map((item, at) => {
        number += 1;
        return {
          x: from + (own * (at + 0.5)) / steps.length,
          number,
          item,
          emotion: felt.get(item.step.id),
          moment: item.step.momentOfTruth,
        };
      }),
    };
  });
}

/** All points where there is room for all; else the moments of truth, and where the curve is highest and lowest. */
function markedOf(points: readonly Point[], width: number): readonly Point[] {
  if (width / points.length >= pitchOfFigures) return points;
  const byMean = [...points]
    .filter(({ emotion }) => emotion !== undefined && hasFigures(emotion))
    .sort((one, other) => meanOf(one) - meanOf(other));
  const ends = [byMean[0], byMean.at(-1)];
  return points.filter((point) => point.moment !== "" || ends.includes(point));
}

function meanOf({ emotion }: Point): number {
  return emotion && hasFigures(emotion) ? emotion.mean : 0;
}

/** In the order of the journey. */
function strongest(moments: readonly Point[], most: number): readonly Point[] {
  const kept = [...moments]
    .sort((one, other) => Math.abs(meanOf(other)) - Math.abs(meanOf(one)))
    .slice(0, most);
  return moments.filter((moment) => kept.includes(moment));
}

function stageItems(
  { name, x, width, points }: StageColumn,
  top: number,
  { wording, measure }: JourneySheetInput,
): readonly SceneItem[] {
  const room = width - 12;
  const size = room < 100 ? 15 : 20;
  const look = { size, font: "title", weight: 550, leading: 1.1 } as const;
  const lines = wrapText(name, { width: room, ...look, maxLines: 2 }, measure);
  const rule = top + 58;
  const base = rule - 12 - (lines.length - 1) * size * 1.1;
  const counted = wording.say("steps", { count: points.length });
  const said = measure(counted, 13, "interface", 400) <= room ? counted : String(points.length);
  return [
    ...textLines(lines, x, base, room, look),
    line(x, rule, x + room, rule, "ink", 1.75),
    label(said, x, rule + 20, { size: 13, color: "ink3" }),
  ];
}

interface CurvePlace {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly curveHeight: number;
}

function curvePart(
  points: readonly Point[],
  marked: readonly Point[],
  { left, width, top, curveHeight }: CurvePlace,
  input: JourneySheetInput,
): readonly SceneItem[] {
  const drawn = curveItems({
    points: points.map((point) => ({
      x: point.x,
      emotion: point.emotion,
      isPassed: !marked.includes(point),
    })),
    left,
    right: left + width,
    top,
    height: curveHeight,
    isDense: true,
  });
  return [
    ...laneName(input.wording.say("laneEmotion"), top - 30, input, nameLines),
    ...drawn,
    ...numbersAbove(points, top),
  ];
}

/** Above the curve, by which the list below names the moments; of two close to each other the second stands higher. */
function numbersAbove(points: readonly Point[], top: number): readonly SceneItem[] {
  let last = Number.NEGATIVE_INFINITY;
  let isHigh = false;
  return points.flatMap(({ x, number, moment }): readonly SceneItem[] => {
    if (moment === "") return [];
    isHigh = x - last < 26 && !isHigh;
    last = x;
    const y = top - (isHigh ? 50 : 36);
    return [label(String(number), x, y, { size: 13, weight: 650, color: moment, align: "middle" })];
  });
}

interface ListPlace {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly across: number;
}

/** The moments of truth by their numbers, each below the one before it. */
function momentItems(
  moments: readonly Point[],
  { left, width, top, across }: ListPlace,
  input: JourneySheetInput,
): readonly SceneItem[] {
  if (moments.length === 0) return [];
  const down = Math.ceil(moments.length / across);
  const own = width / across;
  const room = own - 78;
  return [
    line(margin, top - 12, left + width, top - 12, "line", 1),
    ...laneName(input.wording.say("momentOfTruth"), top + 18, input, nameLines),
    ...moments.flatMap(({ number, item, moment }, at) => {
      const x = left + Math.floor(at / down) * own;
      const y = top + (at % down) * momentHeight + 18;
      const lines = wrapText(
        item.touchpoint.text,
        { width: room, size: 16, maxLines: 2 },
        input.measure,
      );
      const isLove = moment === "love";
      return [
        ...sign(
          isLove ? heart : burst,
          x + 9,
          y - 5,
          18,
          isLove ? "emotionP2" : "emotionM2",
          "none",
        ),
        label(String(number), x + 48, y, { size: 15, weight: 650, color: "ink3", align: "end" }),
        ...textLines(lines, x + 58, y, room, { size: 16, leading: 1.16 }),
      ];
    }),
  ];
}
