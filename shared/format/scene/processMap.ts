// Owns: the picture of a process map: lanes in their layers with the lines between them, nodes, flows, and on wish its
// hand-offs and loops. Pure layout from an outline; the words come in. Rules EXP-63, EXP-64, EXP-164.

import type { LayerLine } from "../../model/layerLine.ts";
import { type Band, bandsOf, lineHeight, spotToPoint } from "../../model/processBands.ts";
import type { ProcessOutline } from "../../model/processOutline.ts";
import { standingNodes } from "../../model/processOutline.ts";
import { nodeSize } from "../../model/processPlaces.ts";
import { type Corner, type NodeBox, routeBetween } from "../../model/processRoutes.ts";
import type { Layer, ProcessFlow } from "../../model/tables.ts";
import { nodeItems, type ProcessNodeWords } from "./processNodeItems.ts";
import {
  box,
  type Ink,
  label,
  type Measure,
  path,
  round,
  type Scene,
  type SceneItem,
  type TextItem,
} from "./scene.ts";
import { fitText, tears, wrapText } from "./wrap.ts";

export interface ProcessMapWords extends ProcessNodeWords {
  readonly layers: Readonly<Record<Layer, string>>;
  readonly lines: Readonly<Record<LayerLine, string>>;
  readonly handOff: string;
  readonly loop: string;
  /** The whole in a sentence: "Deliver: 4 lanes, 12 nodes, 14 flows, 3 hand-offs". */
  readonly summary: string;
  readonly source: string;
}

export interface ProcessMapInput {
  readonly outline: ProcessOutline;
  /** The name of the department of a lane, by the lane's id. */
  readonly departmentOf: (laneId: string) => string;
  /** Flows that are marked; empty where hand-offs are not shown. */
  readonly handOffs: ReadonlySet<string>;
  readonly loops: ReadonlySet<string>;
  readonly words: ProcessMapWords;
  readonly measure: Measure;
}

const margin = 40;
const headHeight = 96;
const footHeight = 56;
/** The column with the names of the lanes. */
export const strip = 152;
/** Beside the outermost nodes. */
export const padding = 32;
const narrowest = 720;

/** As large as the map needs: one unit of the map is one unit of the picture. */
export function processMapScene(input: ProcessMapInput): Scene {
  const { outline, words } = input;
  const body = processBody(input, { x: margin, y: headHeight });
  const right = body.width;
  const bottom = headHeight + body.height;
  const items: SceneItem[] = [
    label(
      fitText(
        outline.process.name,
        { width: right, size: 32, font: "title", weight: 550 },
        input.measure,
      ),
      margin,
      60,
      { size: 32, font: "title", weight: 550 },
    ),
    ...body.items,
    ...legend(input, bottom + footHeight - 16),
    label(words.source, margin + right, bottom + footHeight - 16, {
      size: 13,
      color: "ink3",
      align: "end",
    }),
  ];
  return {
    width: right + 2 * margin,
    height: bottom + footHeight + 16,
    title: outline.process.name,
    description: words.summary,
    items,
  };
}

/** The lanes with their nodes and flows, from a corner on, and how much room they take. */
export function processBody(
  input: ProcessMapInput,
  corner: Corner,
): { readonly items: readonly SceneItem[]; readonly width: number; readonly height: number } {
  const { outline, words, measure } = input;
  const bands = bandsOf({ ...outline, steps: [] });
  const boxes = boxesOf(outline, bands);
  const left = Math.min(0, ...[...boxes.values()].map(({ x }) => x));
  const width = Math.max(
    narrowest,
    ...[...boxes.values()].map(({ x, width }) => x + width - left + strip + 2 * padding),
  );
  const ground = { left: corner.x, top: corner.y, width };
  const shift = { x: corner.x + strip + padding - left, y: corner.y };
  const last = bands.at(-1);
  const placed = new Map([...boxes].map(([id, at]) => [id, moved(at, shift)]));
  const items = [
    ...bands.flatMap((band) => bandItems(band, ground, input)),
    ...outline.flows.flatMap((flow) => flowItems(flow, placed, input)),
    ...standingNodes(outline).flatMap(({ node, step }) => {
      const at = placed.get(node.id);
      return at ? nodeItems({ node, at, isTouchpoint: step !== undefined }, words, measure) : [];
    }),
  ];
  return { items, width, height: last ? last.top + last.height : 0 };
}

/** Where the nodes lie on the map. */
export function boxesOf(
  outline: ProcessOutline,
  bands: readonly Band[],
): ReadonlyMap<string, NodeBox> {
  return new Map(
    standingNodes(outline).map(({ node, spot }) => [
      node.id,
      {
        ...spotToPoint(bands, spot),
        ...nodeSize(node.kind),
        isDecision: node.kind === "decision",
      },
    ]),
  );
}

export function moved(at: NodeBox, by: Corner): NodeBox {
  return { ...at, x: at.x + by.x, y: at.y + by.y };
}

export const layerInks: Readonly<Record<Layer, Ink>> = {
  customer: "category2Soft",
  frontstage: "category3Soft",
  backstage: "category1Soft",
  support: "category8Soft",
};

/** A lane with its name, and the line of the blueprint above it. */
export function bandItems(
  { lane, top, height, lines }: Band,
  ground: { readonly left: number; readonly top: number; readonly width: number },
  { words, departmentOf, measure }: ProcessMapInput,
): readonly SceneItem[] {
  const y = ground.top + top;
  const { left, width } = ground;
  const own = words.layers[lane.layer];
  const name = lane.name === own ? "" : lane.name;
  const department = departmentOf(lane.id);
  const between = lines.map((each) => words.lines[each]).join(" · ");
  const middle = y - lineHeight / 2;
  return [
    ...(lines.length === 0
      ? []
      : [
          path(`M${round(left)} ${round(middle)}H${round(left + width)}`, {
            stroke: "ink3",
            strokeWidth: lines.includes("lineVisibility") ? 2 : 1.5,
            isDashed: !lines.includes("lineVisibility"),
          }),
          label(between, left + width, middle - 6, {
            size: 13,
            font: "title",
            isItalic: true,
            color: "ink2",
            align: "end",
          }),
        ]),
    box(left, y, width, height, { fill: layerInks[lane.layer], radius: 6 }),
    label(own, left + 12, y + 26, { size: 13, color: "ink2" }),
    ...laneNames(name, department === name ? "" : department, height, measure).map((item) => ({
      ...item,
      x: left + 12,
      y: y + item.y,
    })),
  ];
}

/** Where the first of a lane's names stands, below its layer, and what stays free below the last. */
const namesTop = 48;
const namesBottom = 8;
const nameSizes: readonly number[] = [15, 14, 13, 12, 11];
const leastSize = 11;

/**
 * The name of a lane and its department below each other, from the lane's corner: whole in as many lines as it is high, smaller
 * where that is too few or a word is too long, and cut with a sign only where the smallest does not fit.
 */
function laneNames(
  name: string,
  department: string,
  height: number,
  measure: Measure,
): readonly TextItem[] {
  const bottom = height - namesBottom;
  const sizes = nameSizes.map((size) =>
    setNames(name, department, size, [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], measure),
  );
  const fitting = sizes.filter((items) => (items.at(-1)?.y ?? 0) <= bottom);
  const words = `${name} ${department}`;
  const whole = fitting.find(
    (items) =>
      !tears(
        words,
        items.map(({ text }) => text),
      ),
  );
  const chosen = whole ?? fitting[0];
  if (chosen) return chosen;
  const most = Math.max(2, Math.floor((bottom - namesTop) / leadingOf(leastSize)) + 1);
  const ofName = setNames(name, "", leastSize, [department === "" ? most : most - 1, 0], measure);
  const left = most - ofName.length;
  return setNames(name, department, leastSize, [ofName.length, left], measure);
}

function setNames(
  name: string,
  department: string,
  size: number,
  [mostOfName, mostOfDepartment]: readonly [number, number],
  measure: Measure,
): readonly TextItem[] {
  const width = strip - 24;
  const own = { size, weight: 650 } as const;
  const below = { size: Math.max(leastSize, size - 2), isItalic: true } as const;
  const lines = (text: string, look: typeof own | typeof below, maxLines: number) =>
    text === "" ? [] : wrapText(text, { width, ...look, maxLines }, measure);
  const names = lines(name, own, mostOfName);
  const top = namesTop + names.length * leadingOf(size);
  return [
    ...names.map((text, at) => label(text, 0, namesTop + at * leadingOf(size), own)),
    ...lines(department, below, mostOfDepartment).map((text, at) =>
      label(text, 0, top + at * leadingOf(below.size), { ...below, color: "ink2" }),
    ),
  ];
}

function leadingOf(size: number): number {
  return Math.round(size * 1.27);
}

const labelLook = { size: 13 } as const;
const labelStep = 16;
/** What the label of a flow has at least and at most, and its distance from the node ahead. */
const labelWidths = { least: 24, most: 320, gap: 5 };

/** The label beside the flow where it begins, clear of the node, in as much room as the next node leaves; in two lines if need be. */
function labelItems(
  text: string,
  [start, next]: readonly [Corner, Corner],
  placed: ReadonlyMap<string, NodeBox>,
  measure: Measure,
): readonly SceneItem[] {
  if (text === "") return [];
  const isDown = next.y > start.y;
  const x = start.x + 6;
  const first = isDown ? start.y + labelStep : start.y - 6;
  const hasTwo = !isDown || next.y - start.y > 2 * labelStep + 6;
  const second = isDown ? first + labelStep : first - labelStep;
  const one = fitText(text, { width: roomAhead(placed, x, [first, first]), ...labelLook }, measure);
  const rows: readonly [number, number] = isDown ? [first, second] : [second, first];
  const width = roomAhead(placed, x, rows);
  const two = hasTwo ? wrapText(text, { width, ...labelLook, maxLines: 2 }, measure) : [];
  if (one === text || two.length < 2 || tears(text, two)) return [label(one, x, first, labelLook)];
  return two.map((line, at) => label(line, x, rows[0] + at * labelStep, labelLook));
}

/** How far lines whose base lines lie between two heights may go: to the next node there, or the end of the map. */
function roomAhead(
  placed: ReadonlyMap<string, NodeBox>,
  x: number,
  [top, bottom]: readonly [number, number],
): number {
  const boxes = [...placed.values()];
  const ahead = boxes
    .filter((at) => at.x > x && at.y < bottom + 4 && at.y + at.height > top - labelLook.size)
    .map((at) => at.x - labelWidths.gap);
  const end = Math.max(...boxes.map((at) => at.x + at.width + padding));
  const room = Math.min(end, ...ahead) - x;
  return Math.min(labelWidths.most, Math.max(labelWidths.least, room));
}

/** A flow between two nodes that are both there; else nothing. */
export function flowItems(
  flow: ProcessFlow,
  placed: ReadonlyMap<string, NodeBox>,
  { handOffs, loops, measure }: ProcessMapInput,
): readonly SceneItem[] {
  const [from, to] = [placed.get(flow.from), placed.get(flow.to)];
  if (!from || !to) return [];
  const corners = routeBetween(from, to);
  const [start, end, before] = [corners[0], corners.at(-1), corners.at(-2)];
  if (!start || !end || !before) return [];
  const isHandOff = handOffs.has(flow.id);
  const isLoop = loops.has(flow.id);
  const stroke: Ink = isHandOff ? "pain" : "ink3";
  const d = corners
    .map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${round(x)} ${round(y)}`)
    .join("");
  return [
    path(d, { stroke, strokeWidth: isHandOff ? 2.5 : 1.75, isDashed: isLoop }),
    path(arrowhead(before, end), { fill: stroke }),
    ...labelItems(flow.label, [start, corners[1] ?? end], placed, measure),
    ...(isHandOff || isLoop ? markItems(corners, isHandOff, isLoop) : []),
  ];
}

export function arrowhead(before: Corner, end: Corner): string {
  const [dx, dy] = [Math.sign(end.x - before.x), Math.sign(end.y - before.y)];
  const back = { x: end.x - dx * 9, y: end.y - dy * 9 };
  const point = (side: number): string =>
    `L${round(back.x + dy * 5 * side)} ${round(back.y + dx * 5 * side)}`;
  return `M${round(end.x)} ${round(end.y)}${point(1)}${point(-1)}Z`;
}

/** Two arrows for a hand-off, a hook for a loop back, in a disc on the middle of the way. */
export function markItems(
  corners: readonly Corner[],
  isHandOff: boolean,
  isLoop: boolean,
): readonly SceneItem[] {
  const at = Math.floor((corners.length - 1) / 2);
  const [a, b] = [corners[at], corners[at + 1]];
  if (!a || !b) return [];
  const [x, y] = [round((a.x + b.x) / 2), round((a.y + b.y) / 2)];
  const arrows = `M${x - 5} ${y - 3}H${x + 5}l-3 -3M${x + 5} ${y + 3}H${x - 5}l3 3`;
  const hook = `M${x + 4} ${y + 4}V${y}a3 3 0 0 0 -3 -3H${x - 4}l3 -3m-3 3l3 3`;
  return [
    box(x - 10, y - 10, 20, 20, {
      radius: 10,
      fill: "raised",
      stroke: isHandOff ? "pain" : "ink3",
    }),
    path(isLoop && !isHandOff ? hook : arrows, {
      stroke: isHandOff ? "pain" : "ink2",
      strokeWidth: 1.5,
    }),
  ];
}

function legend({ handOffs, loops, words }: ProcessMapInput, y: number): readonly SceneItem[] {
  const signs = [
    ...(handOffs.size > 0 ? [{ text: words.handOff, isHandOff: true }] : []),
    ...(loops.size > 0 ? [{ text: words.loop, isHandOff: false }] : []),
  ];
  return signs.flatMap(({ text, isHandOff }, at) => {
    const x = margin + at * 160;
    const middle = { x: x + 20, y: y - 5 };
    return [
      ...markItems(
        [
          { x, y: y - 5 },
          { x: middle.x + 20, y: middle.y },
        ],
        isHandOff,
        !isHandOff,
      ),
      label(text, x + 38, y, { size: 13, color: "ink2" }),
    ];
  });
}
