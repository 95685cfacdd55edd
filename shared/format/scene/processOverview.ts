// Owns: the picture of a process map that is too large for one slide: all its lanes, nodes and flows without their words, in
// frames that say which slide has each part, and from where to where each goes. Pure layout. Rule EXP-201.

import { type Band, lineHeight } from "../../model/processBands.ts";
import type { Corner, NodeBox } from "../../model/processRoutes.ts";
import { routeBetween } from "../../model/processRoutes.ts";
import type { ProcessFlow, ProcessNode } from "../../model/tables.ts";
import type { LegendEntry } from "./legend.ts";
import { placeItems } from "./placing.ts";
import { layerInks, padding } from "./processMap.ts";
import { failSign } from "./processNodeItems.ts";
import {
  frameOf,
  legendOf,
  type ProcessSheetInput,
  partedLegend,
  partedMap,
  sceneOf,
  sheetSign,
  type Tile,
} from "./processSheet.ts";
import { box, path, round, type Scene, type SceneItem } from "./scene.ts";
import { firstHead, foot, footHeight, margin, textLines } from "./sheetFrame.ts";
import { wrapText } from "./wrap.ts";

/** Before the lanes, for their names. */
const gutter = 190;
/** So much higher than wide the map may be drawn: without words nothing is torn. */
const stretchMost = 2.2;
/** From the numbers of the slides to the map, and from the map to the list. */
const gap = 28;
const entryHeight = 40;
const entryWidth = 290;
/** What the list may take of the free height. */
const listShare = 0.4;

/** From the map's units to where it is drawn. */
interface Projection {
  readonly x: (units: number) => number;
  readonly y: (units: number) => number;
  readonly right: number;
}

export function processOverview(input: ProcessSheetInput): Scene {
  const scale = input.sheet.scaleMin;
  const frame = frameOf(input, scale);
  const { layout, pages } = partedMap(input);
  const head = firstHead(frame);
  const width = frame.width - 2 * margin;
  const free = frame.height - footHeight - head.edge - gap;
  const across = Math.min(pages.length, Math.floor(width / entryWidth));
  const rows = Math.ceil(pages.length / across);
  // A list of which a part were missing would be none.
  const hasList = rows * entryHeight + gap <= free * listShare;
  const height = free - (hasList ? rows * entryHeight + gap : 0);
  const top = head.edge + gap;
  const projected = projection(layout, { top, width: width - gutter, height });
  const items = [
    ...head.items,
    ...layout.bands.flatMap((band) => bandItems(band, projected, input)),
    ...input.outline.flows.flatMap((flow) => flowItems(flow, layout.boxes, projected, input)),
    ...[...nodesOf(input)].flatMap(([id, node]) => {
      const at = layout.boxes.get(id);
      return at ? nodeItems(node, at, projected) : [];
    }),
    ...pages.flatMap((tile, at) => frameItems(tile, at, projected)),
    ...(hasList
      ? listItems(
          pages,
          { top: frame.height - footHeight - rows * entryHeight + gap, across },
          input,
        )
      : []),
    ...foot(frame, {
      legend: [...legendOf(input), ...failLegend(input), ...partedLegend(input)],
      page: "",
      more: "",
    }),
  ];
  return sceneOf(input, placeItems(items, { scale, dx: 0, dy: 0 }));
}

function nodesOf({ outline }: ProcessSheetInput): ReadonlyMap<string, ProcessNode> {
  return new Map(
    outline.lanes.flatMap(({ nodes }) => nodes.map(({ node }) => [node.id, node] as const)),
  );
}

/** The whole map over the whole width, or less where it is not wide. */
function projection(
  { bands, boxes }: ReturnType<typeof partedMap>["layout"],
  room: { readonly top: number; readonly width: number; readonly height: number },
): Projection {
  const all = [...boxes.values()];
  const left = Math.min(...all.map(({ x }) => x)) - padding;
  const right = Math.max(...all.map(({ x, width }) => x + width)) + padding;
  const last = bands.at(-1);
  const bottom = last ? last.top + last.height : 1;
  const narrow = room.width / (right - left);
  const scaleY = Math.min(room.height / bottom, narrow * stretchMost);
  const scaleX = Math.min(narrow, scaleY * stretchMost);
  const from = margin + gutter;
  const top = room.top + (room.height - bottom * scaleY) / 2;
  return {
    x: (units) => from + (units - left) * scaleX,
    y: (units) => top + units * scaleY,
    right: from + (right - left) * scaleX,
  };
}

/** A lane with its name, as far as it is high enough for one. */
function bandItems(
  { lane, top, height }: Band,
  { y, right }: Projection,
  { words, measure }: ProcessSheetInput,
): readonly SceneItem[] {
  const [from, to] = [y(top), y(top + height)];
  const own = to - from - 1.5;
  const size = own < 20 ? 12 : 14;
  const step = size * 1.2;
  const maxLines = Math.floor((own - 4) / step);
  const look = { size, weight: 650 } as const;
  const name = lane.name || words.layers[lane.layer];
  const lines =
    maxLines > 0 ? wrapText(name, { width: gutter - 24, ...look, maxLines }, measure) : [];
  const first = (from + to) / 2 - ((lines.length - 1) * step) / 2 + size * 0.35;
  return [
    box(margin, from, right - margin, own, { fill: layerInks[lane.layer], radius: 4 }),
    ...textLines(lines, margin + 10, first, gutter - 24, { ...look, leading: 1.2 }),
  ];
}

function flowItems(
  flow: ProcessFlow,
  boxes: ReadonlyMap<string, NodeBox>,
  { x, y }: Projection,
  { handOffs, loops }: ProcessSheetInput,
): readonly SceneItem[] {
  const [from, to] = [boxes.get(flow.from), boxes.get(flow.to)];
  if (!from || !to) return [];
  const isHandOff = handOffs.has(flow.id);
  return [
    path(wayOf(routeBetween(from, to), { x, y }), {
      stroke: isHandOff ? "pain" : "ink3",
      strokeWidth: isHandOff ? 1.5 : 1,
      isDashed: loops.has(flow.id),
    }),
  ];
}

function nodeItems(
  node: ProcessNode,
  at: NodeBox,
  { x, y }: Pick<Projection, "x" | "y">,
): readonly SceneItem[] {
  const look = { fill: "raised", stroke: node.fail ? "pain" : "ink2" } as const;
  const [left, right, top, bottom] = [x(at.x), x(at.x + at.width), y(at.y), y(at.y + at.height)];
  const mark = node.fail ? failMark(right - 9, top + 1, 0.65) : [];
  if (at.isDecision) {
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const corners = [
      { x: left, y: middle.y },
      { x: middle.x, y: top },
      { x: right, y: middle.y },
      { x: middle.x, y: bottom },
    ];
    return [path(`${wayOf(corners)}Z`, look), ...mark];
  }
  const isRound = node.kind === "start" || node.kind === "end";
  const [width, height] = [right - left, bottom - top];
  const radius = isRound ? Math.min(width, height) / 2 : Math.min(3, width / 6);
  return [box(left, top, width, height, { ...look, radius }), ...mark];
}

function failMark(x: number, y: number, scale: number): readonly SceneItem[] {
  return placeItems(failSign({ x: 0, y: 0, width: 20 }), { scale, dx: x, dy: y });
}

function failLegend(input: ProcessSheetInput): readonly LegendEntry[] {
  if (![...nodesOf(input).values()].some(({ fail }) => fail)) return [];
  return [{ text: input.words.fail, sign: (x, y) => failMark(x, y - 5, 0.9) }];
}

function wayOf(
  corners: readonly Corner[],
  { x, y }: Pick<Projection, "x" | "y"> = { x: (units) => units, y: (units) => units },
): string {
  return corners
    .map((corner, at) => `${at === 0 ? "M" : "L"}${round(x(corner.x))} ${round(y(corner.y))}`)
    .join("");
}

/** What one slide has, in a frame with its number. */
function frameItems(
  { across, down }: Tile,
  at: number,
  { x, y }: Projection,
): readonly SceneItem[] {
  const [left, right] = [x(across.from - padding / 2), x(across.to + padding / 2)];
  const [top, bottom] = [y(down.from) + 2, y(down.to) - 4];
  return [
    box(left, top, right - left, bottom - top, { radius: 5, stroke: "accent", strokeWidth: 1.75 }),
    ...sheetSign(String(at + 1), { x: left + lineHeight / 2, y: top }),
  ];
}

/** The slides by their numbers, each with the node that it begins with and the one that it ends with. */
function listItems(
  pages: readonly Tile[],
  { top, across }: { readonly top: number; readonly across: number },
  input: ProcessSheetInput,
): readonly SceneItem[] {
  const { sheet, measure } = input;
  const own = (sheet.width / sheet.scaleMin - 2 * margin) / across;
  const down = Math.ceil(pages.length / across);
  const room = own - 60;
  const look = { size: 14, leading: 1.14 } as const;
  return pages.flatMap((tile, at) => {
    const x = margin + Math.floor(at / down) * own;
    const y = top + (at % down) * entryHeight;
    const lines = wrapText(endsOf(tile, input), { width: room, size: 14, maxLines: 2 }, measure);
    return [
      ...sheetSign(String(at + 1), { x: x + 12, y: y - 5 }),
      ...textLines(lines, x + 34, y, room, look),
    ];
  });
}

function endsOf({ nodeIds }: Tile, input: ProcessSheetInput): string {
  const own = [...nodesOf(input).values()].filter(({ id }) => nodeIds.has(id));
  const inOrder = own.sort((one, other) => one.spot[1] - other.spot[1]);
  const named = ({ name, kind }: ProcessNode): string => name || input.words.kinds[kind];
  const ends = [inOrder[0], inOrder.at(-1)].flatMap((node) => (node ? [named(node)] : []));
  return [...new Set(ends)].join(" – ");
}
