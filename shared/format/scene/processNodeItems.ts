// Owns: how a node of a process map is drawn in a picture: its shape says its kind, its words and signs what is known.

import type { NodeBox } from "../../model/processRoutes.ts";
import type { NodeKind, ProcessNode } from "../../model/tables.ts";
import { box, type Ink, label, type Measure, path, round, type SceneItem } from "./scene.ts";
import { fitText, wrapText } from "./wrap.ts";

export interface ProcessNodeWords {
  readonly kinds: Readonly<Record<NodeKind, string>>;
  readonly fail: string;
  readonly wait: string;
  /** "5 min" for a number of minutes. */
  readonly minutes: (count: number) => string;
}

export interface DrawnNode {
  readonly node: ProcessNode;
  readonly at: NodeBox;
  readonly isTouchpoint: boolean;
}

const textSize = 14;
const lineStep = 17;

export function nodeItems(
  drawn: DrawnNode,
  words: ProcessNodeWords,
  measure: Measure,
): readonly SceneItem[] {
  const { node, at } = drawn;
  const width = at.width - (node.kind === "decision" ? 72 : 24);
  const details = detailsOf(node, words);
  const lines = wrapText(
    node.name || words.kinds[node.kind],
    { width, size: textSize, weight: 550, maxLines: details === "" ? 3 : 2 },
    measure,
  );
  const count = lines.length + (details === "" ? 0 : 1);
  const centre = at.x + at.width / 2;
  const first = at.y + at.height / 2 - ((count - 1) * lineStep) / 2 + textSize * 0.35;
  return [
    ...shapeItems(drawn),
    ...lines.map((text, line) =>
      label(text, centre, first + line * lineStep, {
        size: textSize,
        weight: 550,
        align: "middle",
        color: node.name === "" ? "ink3" : "ink",
      }),
    ),
    ...(details === ""
      ? []
      : [
          label(
            fitText(details, { width, size: 12 }, measure),
            centre,
            first + lines.length * lineStep,
            {
              size: 12,
              align: "middle",
              color: "ink2",
            },
          ),
        ]),
    ...(node.fail ? failSign(at) : []),
  ];
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
    .join(" · ");
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
function failSign({ x, y, width }: NodeBox): readonly SceneItem[] {
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
