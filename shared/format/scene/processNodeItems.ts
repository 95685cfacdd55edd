// Owns: how a node of a process map is drawn in a picture: its shape says its kind, its words and signs what is known.
// Rule EXP-164.

import type { NodeBox } from "../../model/processRoutes.ts";
import type { NodeKind, ProcessNode } from "../../model/tables.ts";
import { box, type Ink, label, type Measure, path, round, type SceneItem } from "./scene.ts";
import { fitText, wrapText } from "./wrap.ts";

export interface ProcessNodeWords {
  readonly kinds: Readonly<Record<NodeKind, string>>;
  readonly fail: string;
  readonly wait: string;
  /** "5 min" or "24 hr" for a number of minutes. */
  readonly minutes: (count: number) => string;
}

export interface DrawnNode {
  readonly node: ProcessNode;
  readonly at: NodeBox;
  readonly isTouchpoint: boolean;
}

/** How the words of a node are set: usually, and where they would be cut smaller and closer. */
const settings = [
  { size: 14, step: 17 },
  { size: 13, step: 15 },
  { size: 12, step: 14 },
] as const;
type Setting = (typeof settings)[number];
const detailSize = 12;
const dot = " · ";
/** Above the first line and below the last; more where the ends are round. */
const edge = 3;
const roundEdge = 6;

export function nodeItems(
  drawn: DrawnNode,
  words: ProcessNodeWords,
  measure: Measure,
): readonly SceneItem[] {
  const { node, at } = drawn;
  const { names, details, size, step } = setWords(drawn, words, measure);
  const count = names.length + details.length;
  const centre = at.x + at.width / 2;
  const first = at.y + at.height / 2 - ((count - 1) * step) / 2 + size * 0.35;
  return [
    ...shapeItems(drawn),
    ...names.map((text, line) =>
      label(text, centre, first + line * step, {
        size,
        weight: 550,
        align: "middle",
        color: node.name === "" ? "ink3" : "ink",
      }),
    ),
    ...details.map((text, line) =>
      label(text, centre, first + (names.length + line) * step, {
        size: detailSize,
        align: "middle",
        color: "ink2",
      }),
    ),
    ...(node.fail ? failSign(at) : []),
  ];
}

interface SetWords {
  readonly names: readonly string[];
  readonly details: readonly string[];
  readonly size: number;
  readonly step: number;
}

/** The name of a node and what is known of it, whole in the largest of the settings that has room, else cut in the usual one. */
function setWords({ node, at }: DrawnNode, words: ProcessNodeWords, measure: Measure): SetWords {
  const isDecision = node.kind === "decision";
  const width = at.width - (isDecision ? 72 : 24);
  const name = node.name || words.kinds[node.kind];
  const detail = detailsOf(node, words);
  const setWith = ({ size, step }: Setting, mostNames: number, mostDetails: number): SetWords => ({
    names: wrapText(name, { width, size, weight: 550, maxLines: mostNames }, measure),
    details: setDetails(detail, width, mostDetails, measure),
    size,
    step,
  });
  const isWhole = ({ names, details }: SetWords): boolean =>
    unspaced(names) === unspaced([name]) && unspaced(details) === unspaced([detail]);
  const usual = setWith(settings[0], detail === "" ? 3 : 2, 1);
  // A rhombus has its width for a line or two only.
  if (isDecision || isWhole(usual)) return usual;
  const isRound = node.kind === "start" || node.kind === "end";
  const free = at.height - 2 * (isRound ? roundEdge : edge);
  const whole = settings
    .map((setting) => setWith(setting, Number.POSITIVE_INFINITY, 2))
    .find((set) => (set.names.length + set.details.length) * set.step <= free && isWhole(set));
  return whole ?? usual;
}

/** The details in one line, cut, or in as many as allowed, each detail in one of them if it has room there. */
function setDetails(
  detail: string,
  width: number,
  maxLines: number,
  measure: Measure,
): readonly string[] {
  if (detail === "") return [];
  if (maxLines === 1) return [fitText(detail, { width, size: detailSize }, measure)];
  const lines: string[] = [];
  for (const one of detail.split(dot)) {
    const joined = [lines.at(-1) ?? "", one].filter(Boolean).join(dot);
    if (measure(joined, detailSize, "interface", 400) <= width) lines.splice(-1, 1, joined);
    else lines.push(one);
  }
  const isFitting = lines.every((one) => measure(one, detailSize, "interface", 400) <= width);
  if (isFitting && lines.length <= maxLines) return lines;
  return wrapText(detail, { width, size: detailSize, maxLines }, measure).map((text) =>
    text.replace(/^· | ·$/g, ""),
  );
}

/** What is written, wherever its lines end. */
function unspaced(lines: readonly string[]): string {
  return lines.join("").replace(/[\s·]/gu, "");
}

function detailsOf(node: ProcessNode, words: ProcessNodeWords): string {
  return [
    node.minutes === null ? "" : words.minutes(node.minutes),
    node.owner,
    node.system,
    node.wait ? words.wait : "",
    node.fail ? words.fail : "",
  ]
    .filter(Boolean)
    .join(dot);
}

function shapeItems({ node, at, isTouchpoint }: DrawnNode): readonly SceneItem[] {
  const { x, y, width, height } = at;
  const usual: Ink = isTouchpoint ? "category2" : "ink3";
  const stroke: Ink = node.fail ? "pain" : usual;
  const fill: Ink = isTouchpoint ? "category2Soft" : "raised";
  const look = { fill, stroke, strokeWidth: node.fail ? 2.5 : 1.5 };
  switch (node.kind) {
    case "start":
      return [box(x, y, width, height, { ...look, radius: height / 2 })];
    case "end":
      return [box(x, y, width, height, { ...look, radius: height / 2, strokeWidth: 3 })];
    case "decision": {
      const [midX, midY] = [round(x + width / 2), round(y + height / 2)];
      const d = `M${midX} ${round(y)}L${round(x + width)} ${midY}L${midX} ${round(y + height)}L${round(x)} ${midY}Z`;
      return [path(d, look)];
    }
    case "wait":
      return [box(x, y, width, height, { ...look, radius: 10, isDashed: true })];
    case "system":
      return [
        box(x, y, width, height, { ...look, radius: 6 }),
        path(
          `M${round(x + 7)} ${round(y)}V${round(y + height)}M${round(x + width - 7)} ${round(y)}V${round(y + height)}`,
          { stroke },
        ),
      ];
    case "document":
      return [
        path(
          `M${round(x)} ${round(y)}H${round(x + width - 18)}L${round(x + width)} ${round(y + 18)}V${round(y + height)}H${round(x)}Z`,
          look,
        ),
      ];
    case "note":
      return [
        box(x, y, width, height, { ...look, fill: "category2Soft", radius: 4, isDashed: true }),
      ];
    case "task":
      return [box(x, y, width, height, { ...look, radius: isTouchpoint ? 18 : 10 })];
    default:
      return node.kind satisfies never;
  }
}

/** A triangle with a stroke in it at the upper right corner. */
/** A triangle on the upper right corner of what fails. */
export function failSign({
  x,
  y,
  width,
}: Pick<NodeBox, "x" | "y" | "width">): readonly SceneItem[] {
  const [midX, top] = [round(x + width - 10), round(y - 9)];
  return [
    path(`M${midX} ${top}L${midX + 10} ${top + 18}H${midX - 10}Z`, {
      fill: "raised",
      stroke: "pain",
      strokeWidth: 1.75,
    }),
    path(`M${midX} ${top + 6}V${top + 11}M${midX} ${top + 14}V${top + 14.5}`, {
      stroke: "pain",
      strokeWidth: 1.75,
    }),
  ];
}
