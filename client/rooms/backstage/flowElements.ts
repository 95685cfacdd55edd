// Owns: a process map as the nodes and edges that React Flow draws. Pure; a node that has not changed keeps its identity,
// so that a change draws only what it touches. Rule A11-53.

import { type Edge, MarkerType, type Node, type NodeHandle, Position } from "@xyflow/react";
import { durationWords } from "../../../shared/format/duration.ts";
import { type Band, type Point, spotToPoint } from "../../../shared/model/processBands.ts";
import type { ProcessOutline, ServedStep } from "../../../shared/model/processOutline.ts";
import { standingNodes } from "../../../shared/model/processOutline.ts";
import { nodeSize } from "../../../shared/model/processPlaces.ts";
import { facingSides, type Side } from "../../../shared/model/processRoutes.ts";
import type { NodeKind, ProcessFlow, ProcessNode } from "../../../shared/model/tables.ts";
import { language, t } from "../../i18n/t.ts";
import type { Person } from "../../session/session.ts";
import type { EditorState } from "./editor.ts";
import type { FlowMark } from "./handOffMarks.ts";

/** Who else has selected a node. */
export interface Holder {
  readonly name: string;
  readonly color: number;
}

export interface StepData extends Record<string, unknown> {
  readonly node: ProcessNode;
  /** The step of a journey that the node is. */
  readonly step: ServedStep | undefined;
  readonly holder: Holder | null;
  /** How many comments on it wait to be settled. */
  readonly comments: number;
}

export type StepNode = Node<StepData, "step">;
export type FlowEdge = Edge<
  {
    readonly flow: ProcessFlow;
    readonly mark: FlowMark | undefined;
    /** How many labels stand already where this one's flow begins. */
    readonly labelsBefore: number;
  },
  "flow"
>;

export interface View {
  readonly outline: ProcessOutline;
  readonly bands: readonly Band[];
  readonly state: Pick<EditorState, "nodes" | "flows" | "lifted">;
  readonly people: readonly Person[];
  /** What flows are marked with, while hand-offs are shown. */
  readonly marks: ReadonlyMap<string, FlowMark>;
  /** How many open comments there are, by the id of what they are about. */
  readonly comments: ReadonlyMap<string, number>;
}

/** Makes the nodes; called again, it gives the same object for every node that has not changed. */
export function nodeMaker(): (view: View) => StepNode[] {
  let kept = new Map<string, { key: string; row: ProcessNode; made: StepNode }>();
  let labelled: ProcessOutline | null = null;
  let labels: ReadonlyMap<string, string> = new Map();
  return (view) => {
    // A drag asks sixty times a second, and changes no words.
    if (labelled !== view.outline) labels = nodeLabels(view.outline);
    labelled = view.outline;
    const holders = holdersOf(view.people);
    const next: typeof kept = new Map();
    const nodes = standingNodes(view.outline).map(({ node, step, spot }) => {
      const at = view.state.lifted.get(node.id) ?? spotToPoint(view.bands, spot);
      const isSelected = view.state.nodes.has(node.id);
      const holder = holders.get(node.id) ?? null;
      const ariaLabel = labels.get(node.id) ?? "";
      const sign = step?.step.momentOfTruth;
      const comments = view.comments.get(node.id) ?? 0;
      const key = [
        at.x,
        at.y,
        isSelected,
        holder?.name,
        holder?.color,
        sign,
        comments,
        ariaLabel,
      ].join("\n");
      const known = kept.get(node.id);
      // A touchpoint's node is read anew under the words of its journey; they are in its label.
      const isSame =
        known?.key === key && (known.row === node || (step && sameRow(known.row, node)));
      const made =
        isSame && known
          ? known.made
          : makeNode({ node, step, holder, comments }, at, isSelected, ariaLabel);
      next.set(node.id, { key, row: node, made });
      return made;
    });
    kept = next;
    return nodes;
  };
}

/** Makes the flows, each leaving and entering by the sides that face each other; unchanged ones are the same object. */
export function edgeMaker(): (view: View) => FlowEdge[] {
  let kept = new Map<string, { key: string; row: ProcessFlow; made: FlowEdge }>();
  let last: FlowEdge[] = [];
  return (view) => {
    const places = placesOf(view);
    const next: typeof kept = new Map();
    const labels = new Map<string, number>();
    const edges = view.outline.flows.flatMap((flow): FlowEdge[] => {
      const from = places.get(flow.from);
      const to = places.get(flow.to);
      if (!from || !to) return [];
      const sides = facingSides(from, to);
      const isSelected = view.state.flows.has(flow.id);
      const names = { from: nameOf(from.node), to: nameOf(to.node) };
      const mark = view.marks.get(flow.id);
      const beginning = `${flow.from} ${sides[0]}`;
      const labelsBefore = labels.get(beginning) ?? 0;
      if (flow.label !== "") labels.set(beginning, labelsBefore + 1);
      const told = [names.from, names.to, mark?.kind, mark?.words];
      const key = [...sides, isSelected, labelsBefore, ...told].join("\n");
      const known = kept.get(flow.id);
      const made =
        known?.key === key && known.row === flow
          ? known.made
          : makeEdge(
              { flow, mark, labelsBefore },
              sides,
              isSelected,
              t("backstage.flowFromTo", names),
            );
      next.set(flow.id, { key, row: flow, made });
      return [made];
    });
    kept = next;
    // React Flow looks at every flow again for a list that is new, sixty times a second while a node is dragged.
    const isSame = edges.length === last.length && edges.every((edge, at) => edge === last[at]);
    if (!isSame) last = edges;
    return last;
  };
}

function placesOf({ outline, bands, state }: View) {
  return new Map(
    standingNodes(outline).map(({ node, spot }) => {
      const at = state.lifted.get(node.id) ?? spotToPoint(bands, spot);
      const isDecision = node.kind === "decision";
      return [node.id, { ...at, ...nodeSize(node.kind), isDecision, node }] as const;
    }),
  );
}

function sameRow(a: ProcessNode, b: ProcessNode): boolean {
  const known: Readonly<Record<string, unknown>> = { ...b };
  return Object.entries(a).every(([name, value]) => known[name] === value);
}

function makeEdge(
  { flow, mark, labelsBefore }: NonNullable<FlowEdge["data"]>,
  [sourceHandle, targetHandle]: readonly [Side, Side],
  selected: boolean,
  ariaLabel: string,
): FlowEdge {
  const color = selected ? "var(--accent)" : "var(--line-strong)";
  return {
    id: flow.id,
    type: "flow",
    source: flow.from,
    target: flow.to,
    sourceHandle,
    targetHandle,
    selected,
    ariaLabel: mark ? `${ariaLabel} · ${mark.words}` : ariaLabel,
    data: { flow, mark, labelsBefore },
    markerEnd: { type: MarkerType.ArrowClosed, ...arrowhead, color },
  };
}

/** In map units, whatever the width of the line. */
const arrowhead = { width: 28, height: 28, markerUnits: "userSpaceOnUse" } as const;

/** The name of a node, or a word for one that has none. */
export function nameOf(node: Pick<ProcessNode, "name">): string {
  return node.name || t("backstage.unnamed");
}

/** What is said of each node: kind, name, lane, what is known about it, and where it leads. */
function nodeLabels(outline: ProcessOutline): ReadonlyMap<string, string> {
  const all = outline.lanes.flatMap(({ lane, nodes }) =>
    nodes.map(({ node, step }) => ({ lane, node, step })),
  );
  const names = new Map(all.map(({ node }) => [node.id, nameOf(node)]));
  const targets = new Map<string, string[]>();
  for (const { from, to, label } of outline.flows) {
    const words = label ? `${label}: ${names.get(to) ?? ""}` : (names.get(to) ?? "");
    targets.set(from, [...(targets.get(from) ?? []), words]);
  }
  return new Map(
    all.map(({ lane, node, step }) => {
      const kind = step ? t("backstage.touchpoint") : t(`backstage.${node.kind}`);
      const leads = targets.get(node.id);
      const sentences = [
        t("backstage.nodeLabel", { kind, name: nameOf(node), lane: lane.name }),
        ...detailsOf(node),
        leads
          ? t("backstage.nodeLeadsTo", { targets: leads.join(", ") })
          : t("backstage.nodeLeadsNowhere"),
      ];
      return [node.id, sentences.join(" ")];
    }),
  );
}

function detailsOf(node: ProcessNode): readonly string[] {
  return [
    ...(node.system ? [t("backstage.nodeSystem", { system: node.system })] : []),
    ...(node.minutes === null
      ? []
      : [t("backstage.nodeTakes", { time: durationWords(node.minutes, language(), "long") })]),
    ...(node.owner ? [t("backstage.nodeOwner", { owner: node.owner })] : []),
    ...(node.fail ? [t("backstage.nodeFails")] : []),
    ...(node.wait ? [t("backstage.nodeWaits")] : []),
    ...(node.subprocessId === "" ? [] : [t("backstage.nodeInside")]),
  ];
}

function holdersOf(people: readonly Person[]): ReadonlyMap<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const { name, color, at, selected } of people) {
    if (at !== "backstage") continue;
    for (const id of selected) holders.set(id, { name: name || t("backstage.somebody"), color });
  }
  return holders;
}

function makeNode(data: StepData, position: Point, selected: boolean, ariaLabel: string): StepNode {
  const { node } = data;
  const size = nodeSize(node.kind);
  return {
    id: node.id,
    type: "step",
    position: { ...position },
    ...size,
    measured: size,
    handles: handlesOf(node.kind),
    selected,
    ariaLabel,
    domAttributes: { "aria-roledescription": t("backstage.node") },
    data,
  };
}

// Given beforehand, so that flows are drawn at once and nothing has to be measured.
const handlesByKind = new Map<NodeKind, NodeHandle[]>();

function handlesOf(kind: NodeKind): NodeHandle[] {
  const known = handlesByKind.get(kind);
  if (known) return known;
  const { width, height } = nodeSize(kind);
  const sides: readonly (readonly [Side, Position, number, number])[] = [
    ["top", Position.Top, width / 2, 0],
    ["right", Position.Right, width, height / 2],
    ["bottom", Position.Bottom, width / 2, height],
    ["left", Position.Left, 0, height / 2],
  ];
  const handles = sides.map(([id, position, x, y]): NodeHandle => {
    return { id, type: "source", position, x: x - 0.5, y: y - 0.5, width: 1, height: 1 };
  });
  handlesByKind.set(kind, handles);
  return handles;
}
