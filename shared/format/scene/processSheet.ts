// Owns: a process map for a wall: on one sheet where it can be read there, else on several, like an atlas: every node on
// one of them, and where a flow goes on, the number of the sheet that has its other end. Rules EXP-33, EXP-34, EXP-85, EXP-106, EXP-163.

import { type Band, bandsOf, lineHeight } from "../../model/processBands.ts";
import { standingNodes } from "../../model/processOutline.ts";
import type { Corner, NodeBox } from "../../model/processRoutes.ts";
import { routeBetween } from "../../model/processRoutes.ts";
import type { ProcessFlow } from "../../model/tables.ts";
import type { Wording } from "../words.ts";
import type { LegendEntry } from "./legend.ts";
import { placeItems } from "./placing.ts";
import {
  arrowhead,
  bandItems,
  boxesOf,
  flowItems,
  markItems,
  moved,
  type ProcessMapInput,
  padding,
  processBody,
  strip,
} from "./processMap.ts";
import { nodeItems } from "./processNodeItems.ts";
import { box, label, path, round, type Scene, type SceneItem } from "./scene.ts";
import { fewestPages, type Sheet } from "./sheet.ts";
import { type FrameInput, foot, footHeight, margin, pageHead } from "./sheetFrame.ts";
import { type Group, groupsWithin, type Span } from "./spans.ts";

export interface ProcessSheetInput extends ProcessMapInput {
  readonly wording: Wording;
  readonly sheet: Sheet;
  readonly kicker: string;
  readonly subtitle: string;
  /** With one quiet line for a head where that leaves a part more room. */
  readonly isQuiet?: boolean;
}

/** A part of the map on a sheet of its own. */
export interface Tile {
  readonly across: Group;
  readonly down: Group;
  readonly nodeIds: ReadonlySet<string>;
  readonly isOverfull: boolean;
}

interface Layout {
  readonly bands: readonly Band[];
  readonly boxes: ReadonlyMap<string, NodeBox>;
}

/** The room for the sign that the picture goes on, above the foot. */
const signHeight = 20;
/** The disc with a sheet's number, at the end of a flow that goes on. */
const disc = 11;

/** The map on sheets; always at least one. */
export function processSheets(input: ProcessSheetInput): readonly Scene[] {
  const single = onOneSheet(input) ?? (input.isQuiet ? onOneSheet(input, true) : undefined);
  return single ? [single] : atlas(input);
}

/** How large the words around a map are set: as large as leaves the map its room. */
const frameScales: readonly number[] = [1.3, 1.15, 1, 0.9, 0.8, 0.7, 0.62];
/** How much of the free height stands above the map: less than below, as in a frame on a wall. */
const above = 0.4;
/** Beyond it a small map would shout. */
const scaleMax = 2.2;

/** The map as large as the sheet allows; `undefined` where it could not be read. */
function onOneSheet(input: ProcessSheetInput, isQuiet = false): Scene | undefined {
  const { sheet } = input;
  const body = processBody(input, { x: 0, y: 0 });
  for (const own of frameScales) {
    if (own < sheet.scaleMin) break;
    const frame = frameOf(input, own);
    const head = pageHead(frame, 0, isQuiet);
    const width = frame.width - 2 * margin;
    const height = frame.height - footHeight - head.edge;
    const scale = Math.min(width / body.width, height / body.height, scaleMax / own);
    if (scale * own < sheet.scaleMin) continue;
    const place = {
      scale,
      dx: margin + (width - body.width * scale) / 2,
      dy: head.edge + (height - body.height * scale) * above,
    };
    const items = [
      ...head.items,
      ...placeItems(body.items, place),
      ...foot(frame, { legend: legendOf(input), page: "", more: "" }),
    ];
    return sceneOf(input, placeItems(items, { scale: own, dx: 0, dy: 0 }));
  }
  return undefined;
}

export function sceneOf(
  { sheet, outline, words }: ProcessSheetInput,
  items: readonly SceneItem[],
): Scene {
  return {
    width: sheet.width,
    height: sheet.height,
    title: outline.process.name,
    description: words.summary,
    items,
  };
}

/** How the map is parted where it takes several sheets. */
export function partedMap(input: ProcessSheetInput) {
  const { sheet, outline } = input;
  const bands = bandsOf({ ...outline, steps: [] });
  const layout: Layout = { bands, boxes: boxesOf(outline, bands) };
  const parted = fewestPages(sheet, (candidate) => tilesOf(input, layout, candidate));
  return { layout, ...parted };
}

function atlas(input: ProcessSheetInput): readonly Scene[] {
  const { layout, scale, pages } = partedMap(input);
  return pages.map((tile, at) =>
    sceneOf(
      input,
      placeItems(drawTile(input, layout, { scale, pages, tile, at }), { scale, dx: 0, dy: 0 }),
    ),
  );
}

export function frameOf(input: ProcessSheetInput, scale: number): FrameInput {
  const { sheet, outline, words, kicker, subtitle, measure } = input;
  return {
    width: sheet.width / scale,
    height: sheet.height / scale,
    kicker,
    title: outline.process.name,
    subtitle,
    quote: "",
    source: words.source,
    measure,
    isMirrored: false,
  };
}

function tilesOf(
  input: ProcessSheetInput,
  { bands, boxes }: Layout,
  scale: number,
): readonly Tile[] {
  const frame = frameOf(input, scale);
  const width = frame.width - 2 * margin - strip - 2 * padding - disc;
  const height = frame.height - footHeight - signHeight - pageHead(frame, 0, input.isQuiet).edge;
  const nodes = [...boxes].map(
    ([id, at]): Span => ({ from: at.x, to: at.x + at.width, ids: [id] }),
  );
  const rows = groupsWithin(
    bands.flatMap((band) => bandSpans(band, boxes, height)),
    height,
  );
  return rows.flatMap((down) => {
    const own = nodes.filter(({ ids }) => ids.some((id) => down.ids.has(id)));
    // A row of lanes in which no node stands is on a sheet all the same.
    const columns = groupsWithin(own.length > 0 ? own : nodes.slice(0, 1), width);
    return columns.map((across, at): Tile => {
      const nodeIds = new Set([...across.ids].filter((id) => down.ids.has(id)));
      const isOverfull = across.to - across.from > width || down.to - down.from > height;
      const part = at === 0 ? down : withoutEmptyEdges(down, nodeIds, bands);
      return { across, down: part, nodeIds, isOverfull };
    });
  });
}

/** Without the lanes at its upper and lower edge in which none of the nodes stands: they are on the first sheet of their row. */
function withoutEmptyEdges(
  down: Group,
  nodeIds: ReadonlySet<string>,
  bands: readonly Band[],
): Group {
  const used = bands.filter(({ nodes }) => nodes.some(({ node }) => nodeIds.has(node.id)));
  const [first, last] = [used[0], used.at(-1)];
  if (!first || !last) return down;
  return {
    ...down,
    from: Math.max(down.from, first.top - (first.lines.length > 0 ? lineHeight : 0)),
    to: Math.min(down.to, last.top + last.height),
  };
}

/** A lane stays whole; one that is higher than a sheet is parted between its nodes. */
function bandSpans(
  band: Band,
  boxes: ReadonlyMap<string, NodeBox>,
  height: number,
): readonly Span[] {
  const from = band.top - (band.lines.length > 0 ? lineHeight : 0);
  const to = band.top + band.height;
  const ids = band.nodes.map(({ node }) => node.id);
  if (to - from <= height) return [{ from, to, ids }];
  return ids.flatMap((id) => {
    const at = boxes.get(id);
    return at ? [{ from: at.y - padding, to: at.y + at.height + padding, ids: [id] }] : [];
  });
}

interface DrawnTile {
  readonly scale: number;
  readonly pages: readonly Tile[];
  readonly tile: Tile;
  readonly at: number;
}

function drawTile(
  input: ProcessSheetInput,
  layout: Layout,
  { scale, pages, tile, at }: DrawnTile,
): readonly SceneItem[] {
  const frame = frameOf(input, scale);
  const { wording, outline, words, measure } = input;
  const head = pageHead(frame, at, input.isQuiet);
  const shift = { x: margin + strip + padding - tile.across.from, y: head.edge - tile.down.from };
  const own = new Map(
    [...layout.boxes].flatMap(([id, place]) =>
      tile.nodeIds.has(id) ? [[id, moved(place, shift)] as const] : [],
    ),
  );
  const ground = { left: margin, top: shift.y, width: frame.width - 2 * margin };
  const left = pages.length - at - 1;
  return [
    ...head.items,
    ...layout.bands.flatMap((band) => {
      const part = partOf(band, tile.down);
      return part ? bandItems(part, ground, input) : [];
    }),
    ...outline.flows.flatMap((flow) =>
      own.has(flow.from) && own.has(flow.to)
        ? flowItems(flow, own, input)
        : partedFlow(flow, { input, layout, pages, tile, shift }),
    ),
    ...standingNodes(outline).flatMap(({ node, step }) => {
      const place = own.get(node.id);
      if (!place) return [];
      return nodeItems({ node, at: place, isTouchpoint: step !== undefined }, words, measure);
    }),
    ...foot(frame, {
      legend: [...legendOf(input), ...partedLegend(input)],
      page: pages.length > 1 ? wording.say("page", { at: at + 1, count: pages.length }) : "",
      more: left > 0 ? wording.say("moreSheets", { count: left }) : "",
    }),
  ];
}

/** What of a lane lies on the sheet; `undefined` for nothing. */
function partOf(band: Band, { from, to }: Group): Band | undefined {
  const top = Math.max(band.top, from);
  const bottom = Math.min(band.top + band.height, to);
  if (bottom <= top) return undefined;
  return { ...band, top, height: bottom - top, lines: top > band.top ? [] : band.lines };
}

interface Parting {
  readonly input: ProcessSheetInput;
  readonly layout: Layout;
  readonly pages: readonly Tile[];
  readonly tile: Tile;
  readonly shift: Corner;
}

/** A flow of which one end is on this sheet: as far as the sheet goes, with the number of the sheet of the other. */
function partedFlow(flow: ProcessFlow, parting: Parting): readonly SceneItem[] {
  const { layout, pages, tile, shift, input } = parting;
  const [from, to] = [layout.boxes.get(flow.from), layout.boxes.get(flow.to)];
  const isOut = tile.nodeIds.has(flow.from);
  if (!from || !to || !(isOut || tile.nodeIds.has(flow.to))) return [];
  const far = isOut ? flow.to : flow.from;
  const sheetAt = pages.findIndex(({ nodeIds }) => nodeIds.has(far));
  const way = routeBetween(from, to);
  const walked = walkWithin(isOut ? way : [...way].reverse(), tile);
  const corners = walked.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y }));
  const [own, next, last] = [corners[0], corners[1], corners.at(-1)];
  if (!own || !next || !last) return [];
  const isHandOff = input.handOffs.has(flow.id);
  const stroke = isHandOff ? "pain" : "ink3";
  const d = corners
    .map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${round(x)} ${round(y)}`)
    .join("");
  return [
    path(d, {
      stroke,
      strokeWidth: isHandOff ? 2.5 : 1.75,
      isDashed: input.loops.has(flow.id),
    }),
    ...(isOut ? [] : [path(arrowhead(next, own), { fill: stroke })]),
    ...sheetSign(String(sheetAt + 1), last),
  ];
}

/** The way from its first corner to where it leaves the sheet. */
function walkWithin(way: readonly Corner[], { across, down }: Tile): readonly Corner[] {
  const within = ({ x, y }: Corner): Corner => ({
    x: Math.min(Math.max(x, across.from - padding), across.to + padding),
    y: Math.min(Math.max(y, down.from), down.to),
  });
  const walked: Corner[] = [];
  for (const corner of way) {
    const kept = within(corner);
    walked.push(kept);
    if (walked.length > 1 && (kept.x !== corner.x || kept.y !== corner.y)) break;
  }
  return walked;
}

/** The disc with the number of a sheet. */
export function sheetSign(number: string, { x, y }: Corner): readonly SceneItem[] {
  return [
    box(x - disc, y - disc, 2 * disc, 2 * disc, {
      radius: disc,
      fill: "raised",
      stroke: "accent",
      strokeWidth: 1.5,
    }),
    label(number, x, y + 4.5, { size: 12, weight: 650, color: "accent", align: "middle" }),
  ];
}

export function legendOf({ handOffs, loops, words }: ProcessSheetInput): readonly LegendEntry[] {
  const mark = (isHandOff: boolean) => (x: number, y: number) =>
    markItems(
      [
        { x: x - 1, y: y - 5 },
        { x: x + 19, y: y - 5 },
      ],
      isHandOff,
      !isHandOff,
    );
  return [
    ...(handOffs.size > 0 ? [{ text: words.handOff, sign: mark(true) }] : []),
    ...(loops.size > 0 ? [{ text: words.loop, sign: mark(false) }] : []),
  ];
}

export function partedLegend({ wording }: ProcessSheetInput): readonly LegendEntry[] {
  return [
    {
      text: wording.say("goesOn"),
      sign: (x: number, y: number) => sheetSign("2", { x: x + 10, y: y - 5 }),
    },
  ];
}
