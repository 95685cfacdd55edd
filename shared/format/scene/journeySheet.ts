// Owns: the picture of a journey for a wall: the steps in lines like music, each with stages above, lanes below and the
// emotion curve at its foot; on as few sheets as can be read, or a part of it on a slide. Rules EXP-33 to EXP-36, EXP-156.

import { type CurvePoint, hasFigures, isDisagreed } from "../../model/emotion.ts";
import { type JourneyOutline, stepsOf } from "../../model/outline.ts";
import type { Department } from "../../model/tables.ts";
import type { Wording } from "../words.ts";
import { readMostlyRightToLeft } from "./direction.ts";
import { disagreementSign, type LegendEntry } from "./legend.ts";
import { mirrorItems, placeItems } from "./placing.ts";
import { box, type Measure, path, type Scene, type SceneItem } from "./scene.ts";
import { fewestPages, type Sheet } from "./sheet.ts";
import {
  type FrameInput,
  firstHead,
  foot,
  footHeight,
  margin,
  nextHead,
  type Placed,
} from "./sheetFrame.ts";
import { type ColumnStep, type Line, linesOf, type Part } from "./sheetLines.ts";
import { type LinePlace, laneGutter, lineHeight, lineItems } from "./sheetSystem.ts";
import { burst, heart, sign, wordSigns } from "./signs.ts";

export interface JourneySheetInput {
  readonly outline: JourneyOutline;
  readonly curve: readonly CurvePoint[];
  readonly departments: ReadonlyMap<string, Department>;
  /** The names of the processes behind a step. */
  readonly backstage: ReadonlyMap<string, readonly string[]>;
  readonly wording: Wording;
  /** The workshop and the date, in words. */
  readonly source: string;
  readonly measure: Measure;
  readonly sheet: Sheet;
  /** Instead of the persona's, where the sheet shows a part of the journey. */
  readonly heading?: Pick<FrameInput, "kicker" | "title" | "subtitle" | "quote">;
  /** The number of the first step; 1 unless given. */
  readonly firstNumber?: number;
  /** Where the title names the only stage, it is not named again above its steps. */
  readonly isOneStage?: boolean;
  /** How many columns a line has at most; as many as have room unless given. */
  readonly columnsMost?: number;
  /** What it shows of the journey; all of it unless given. */
  readonly part?: Part;
}

const lineGap = 44;
const curveMin = 112;
const curveMax = 300;

/** The journey on sheets; always at least one. Read from right to left where most of its texts are. */
export function journeySheets(input: JourneySheetInput): readonly Scene[] {
  return drawPages(
    input,
    fewestPages(input.sheet, (scale) => layOut(input, scale)),
  );
}

/** What a slide may do without so that its texts are as large as can be read: the large head, then lines of the longest texts. */
const slideLooks: readonly Look[] = [
  {},
  { isQuiet: true },
  ...[7, 5, 4, 3].map((textLinesMax) => ({ isQuiet: true, textLinesMax })),
];

/** The journey, or its part, on one slide; `isQuiet`: with one quiet line for a head, where other slides have its persona's. */
export function journeySlide(input: JourneySheetInput, isQuiet: boolean): Scene | undefined {
  const { sheet } = input;
  const looks = slideLooks.filter((look) => look.isQuiet || !isQuiet);
  let scenes: readonly Scene[] = [];
  for (const look of looks) {
    const own = { ...input, ...look };
    const laid = fewestPages(sheet, (scale) => layOut(own, scale));
    scenes = drawPages(own, laid);
    if (scenes.length === 1 && laid.scale >= sheet.scaleMin) break;
  }
  return scenes[0];
}

interface Look {
  readonly isQuiet?: boolean;
  readonly textLinesMax?: number;
}

function drawPages(
  input: JourneySheetInput & Look,
  { scale, pages }: { readonly scale: number; readonly pages: readonly Page[] },
): readonly Scene[] {
  const { sheet } = input;
  const isMirrored = isReadRightToLeft(input.outline);
  const width = sheet.width / scale;
  return pages.map((page, at) => {
    const items = drawPage(input, scale, pages, page, at);
    const placed = placeItems(isMirrored ? mirrorItems(items, width) : items, {
      scale,
      dx: 0,
      dy: 0,
    });
    return {
      width: sheet.width,
      height: sheet.height,
      title: titleOf(input),
      description: describeLines(
        input,
        page.lines.map(({ line }) => line),
      ),
      items: placed,
    };
  });
}

interface Page {
  readonly lines: readonly { readonly line: Line; readonly height: number }[];
  readonly top: number;
  readonly isOverfull: boolean;
}

export function frameOf(input: JourneySheetInput, scale: number): FrameInput {
  const { outline, wording, sheet } = input;
  const { persona, journey } = outline;
  const kind = wording.say(journey.kind);
  const steps = stepsOf(outline);
  const counts = [
    wording.say("steps", { count: steps.length }),
    wording.say("stages", { count: outline.stages.length }),
    wording.say("moments", { count: steps.filter(({ step }) => step.momentOfTruth !== "").length }),
  ].join(", ");
  return {
    width: sheet.width / scale,
    height: sheet.height / scale,
    kicker: [kind, journey.name, counts].filter(Boolean).join("  ·  "),
    title: titleOf(input),
    subtitle: [persona?.segment, persona?.goal].filter(Boolean).join("  ·  "),
    quote: persona?.quote ?? "",
    source: input.source,
    measure: input.measure,
    isMirrored: isReadRightToLeft(outline),
    ...input.heading,
  };
}

/** With fewer columns than these a line is no wider than its texts need. */
const columnsFewest = 4;

/** Where a line is higher than a page, lines of fewer and wider columns are less high. */
function layOut(input: JourneySheetInput & Look, scale: number): readonly Page[] {
  const frame = frameOf(input, scale);
  const room = frame.width - 2 * margin - laneGutter;
  const most = Math.min(input.columnsMost ?? room, Math.max(1, Math.floor(room / 150)));
  const pages = pagesOf(input, frame, most);
  for (let fewer = most - 1; fewer >= columnsFewest && pages.some(isOverfull); fewer--) {
    const other = pagesOf(input, frame, fewer);
    if (!other.some(isOverfull)) return other;
  }
  return pages;
}

function isOverfull(page: Page): boolean {
  return page.isOverfull;
}

function pagesOf(
  input: JourneySheetInput & Look,
  frame: FrameInput,
  most: number,
): readonly Page[] {
  const room = frame.width - 2 * margin - laneGutter;
  const lines = linesOf(input.outline, most, input.firstNumber, input.part);
  const columnWidth = widthOfColumn(lines, room);
  const first = headOf(input, frame, 0).edge;
  const next = nextHead(frame).edge;
  const pages: { lines: { line: Line; height: number }[]; top: number }[] = [
    { lines: [], top: first },
  ];
  let y = first;
  for (const line of lines) {
    const height = lineHeight(line, {
      ...input,
      isMirrored: frame.isMirrored,
      isOneStage: input.isOneStage ?? false,
      columnWidth,
      curveHeight: curveMin,
    });
    const page = pages.at(-1);
    if (page && page.lines.length > 0 && y + height > frame.height - footHeight) {
      pages.push({ lines: [{ line, height }], top: next });
      y = next + height + lineGap;
    } else {
      page?.lines.push({ line, height });
      y += height + lineGap;
    }
  }
  return pages.map((page) => {
    const used = page.lines.reduce((sum, { height }) => sum + height + lineGap, -lineGap);
    return { ...page, isOverfull: page.top + used > frame.height - footHeight };
  });
}

/** The same in all lines, so that the one with most columns, those of stages without steps included, has the room. */
function widthOfColumn(lines: readonly Line[], room: number): number {
  return Math.min(room / Math.max(1, ...lines.map(({ columns }) => columns.length)), 320);
}

function headOf({ isQuiet = false }: Look, frame: FrameInput, at: number): Placed {
  return at === 0 && !isQuiet ? firstHead(frame) : nextHead(frame);
}

function drawPage(
  input: JourneySheetInput & Look,
  scale: number,
  pages: readonly Page[],
  page: Page,
  at: number,
): readonly SceneItem[] {
  const frame = frameOf(input, scale);
  const { wording } = input;
  const head = headOf(input, frame, at);
  const columnWidth = widthOfColumn(
    pages.flatMap(({ lines }) => lines.map(({ line }) => line)),
    frame.width - 2 * margin - laneGutter,
  );
  const used = page.lines.reduce((sum, { height }) => sum + height + lineGap, -lineGap);
  const free = Math.max(0, frame.height - footHeight - head.edge - used);
  const grown = Math.min(curveMax - curveMin, (free / page.lines.length) * 0.7);
  const spread = Math.min(48, (free - grown * page.lines.length) / (page.lines.length + 1));
  let y = head.edge + spread;
  const items = page.lines.flatMap(({ line, height }) => {
    const place: LinePlace = {
      y,
      columnWidth,
      curveHeight: curveMin + grown,
      right: frame.width - margin,
    };
    y += height + grown + lineGap + spread;
    return lineItems(
      line,
      { ...input, isMirrored: frame.isMirrored, isOneStage: input.isOneStage ?? false },
      place,
    );
  });
  const left = pages
    .slice(at + 1)
    .flatMap(({ lines }) => lines.flatMap(({ line }) => line.steps)).length;
  return [
    ...head.items,
    ...items,
    ...foot(frame, {
      legend: legendOf(input),
      page: pages.length > 1 ? wording.say("page", { at: at + 1, count: pages.length }) : "",
      more: left > 0 ? wording.say("moreSteps", { count: left }) : "",
    }),
  ];
}

/** What stands for what, as far as it is in the journey. */
export function legendOf({
  outline,
  curve,
  wording,
}: Pick<JourneySheetInput, "outline" | "curve" | "wording">): readonly LegendEntry[] {
  const emotions = curve.flatMap(({ emotion }) => (emotion ? [emotion] : []));
  const steps = stepsOf(outline);
  const mark = (d: string, fill: "emotionP2" | "emotionM2") => (x: number, y: number) =>
    sign(d, x + 8, y - 5, 18, fill, "none");
  const entries: (LegendEntry | false)[] = [
    emotions.length > 0 && { text: wording.say("love"), sign: mark(heart, "emotionP2") },
    emotions.length > 0 && { text: wording.say("pain"), sign: mark(burst, "emotionM2") },
    emotions.some((emotion) => isDisagreed(emotion)) && {
      text: wording.say("disagreement"),
      sign: disagreementSign,
    },
    emotions.some((emotion) => !hasFigures(emotion)) && {
      text: wording.say("smallGroup"),
      sign: (x, y) => sign(wordSigns.love.outline, x + 8, y - 5, 16, "none", wordSigns.love.ink),
    },
    emotions.some((emotion) => hasFigures(emotion) && emotion.n === 0) && {
      text: wording.say("imported"),
      sign: (x, y) => [
        path(`M${x + 2} ${y - 5}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z`, {
          stroke: "ink2",
          strokeWidth: 2,
        }),
      ],
    },
    steps.some(({ step }) => step.momentOfTruth !== "") && {
      text: wording.say("momentOfTruth"),
      sign: (x, y) => [box(x, y - 13, 18, 16, { radius: 3, stroke: "ink", strokeWidth: 2.5 })],
    },
    steps.some(({ step }) => step.missing) && {
      text: wording.say("shouldExist"),
      sign: (x, y) => [
        box(x, y - 13, 18, 16, { radius: 3, stroke: "accent", strokeWidth: 1.5, isDashed: true }),
      ],
    },
  ];
  return entries.filter((entry) => entry !== false);
}

function titleOf({ outline, wording, heading }: Said): string {
  return heading?.title || outline.persona?.name || wording.say("untitledPersona");
}

type Said = Pick<JourneySheetInput, "outline" | "wording" | "heading">;

/** In words what some lines of a journey show. */
export function describeLines(input: Said, lines: readonly Line[]): string {
  const { wording } = input;
  const stages = new Map<string, string[]>();
  const add = ({ stageName, item }: ColumnStep): void => {
    const texts = stages.get(stageName) ?? [];
    texts.push(item.touchpoint.text);
    stages.set(stageName, texts);
  };
  for (const line of lines) for (const step of line.steps) add(step);
  const parts = [...stages].map(
    ([name, texts]) => `${name || wording.say("unnamedStage")}: ${texts.join(", ")}`,
  );
  const kind = wording.say(input.outline.journey.kind);
  return `${kind}: ${titleOf(input)}. ${parts.join(". ") || wording.say("noSteps")}`;
}

export function isReadRightToLeft(outline: JourneyOutline): boolean {
  return readMostlyRightToLeft(stepsOf(outline).map(({ touchpoint }) => touchpoint.text));
}
