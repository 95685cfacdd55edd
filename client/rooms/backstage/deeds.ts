// Owns: what a hand can do to an open process map: each deed is one rule, one change and one step of undo, and a
// refusal is told. It knows no React.

import type { Spot } from "../../../shared/model/field.ts";
import { type ProcessEdit, renameProcess } from "../../../shared/model/process.ts";
import { connectNodes, deleteFlows, labelFlow } from "../../../shared/model/processFlow.ts";
import {
  addNode,
  addNodeAfter,
  deleteNodes,
  describeNodes,
  insertNode,
  moveNodes,
  type NodeDescription,
} from "../../../shared/model/processNode.ts";
import { processOutline, standingNodes } from "../../../shared/model/processOutline.ts";
import { freeSpot, type Standing, spotAtEnd } from "../../../shared/model/processPlaces.ts";
import type { NodeKind } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { editMap, type MapRule } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import { announce } from "../../ui/announcements.ts";
import { toast } from "../../ui/toasts.ts";
import { type Band, bandsOf, pointToSpot } from "./bands.ts";
import { type Editor, onlyFlow, onlyNode, putDown, select } from "./editor.ts";

export interface Deeds {
  /** Does it by a rule; gives the changes, or `null` after telling why not. */
  edit(label: string, rule: MapRule): ReturnType<MapRule> | null;
  rename(name: string): void;
  /** Adds a node behind the selected node, into the selected flow, or else in the middle of what is in view. */
  add(kind: NodeKind): void;
  addAt(kind: NodeKind, spot: Spot): void;
  addToLane(kind: NodeKind, laneId: string): void;
  addAfter(nodeId: string, kind: NodeKind): void;
  insert(flowId: string, kind: NodeKind): void;
  connect(from: string, to: string, label?: string): boolean;
  describe(ids: readonly string[], description: NodeDescription): void;
  label(flowId: string, label: string): void;
  deleteSelected(): void;
  deleteFlow(flowId: string): void;
  /** Puts down what was lifted: one change for all. */
  drop(): void;
  moveToLane(nodeId: string, laneId: string): void;
}

/** The deeds on one process map. They read it anew each time. */
export function createDeeds(session: Session, processId: string, editor: Editor): Deeds {
  const edit: Deeds["edit"] = (label, rule) => {
    const result = editMap(session, label, rule);
    if (result.ok) return result;
    toast(result.error.message, { tone: "caution" });
    return null;
  };
  const outline = () => processOutline(session.map.tables, processId);
  const hand: Hand = {
    processId,
    editor,
    edit,
    bands: () => {
      const now = outline();
      return now ? bandsOf(now) : [];
    },
    standing: () => {
      const now = outline();
      return now ? standingNodes(now).map(({ node, spot }) => ({ ...node, spot })) : [];
    },
  };
  const rename: Deeds["rename"] = (name) =>
    void edit(t("backstage.undoRenameMap"), (map) => renameProcess(map, { id: processId, name }));
  return { edit, rename, ...addingDeeds(hand), ...movingDeeds(hand), ...otherDeeds(hand) };
}

interface Hand {
  readonly processId: string;
  readonly editor: Editor;
  readonly edit: Deeds["edit"];
  readonly bands: () => readonly Band[];
  readonly standing: () => readonly Standing[];
}

type Adding = Pick<Deeds, "add" | "addAt" | "addToLane" | "addAfter" | "insert">;

function addingDeeds({ processId, editor, edit, bands, standing }: Hand): Adding {
  const adding = (kind: NodeKind, label: string, rule: MapRule): void => {
    const result = edit(label, rule);
    const id = result?.ok ? result.value[0]?.id : undefined;
    if (id === undefined) return;
    select(editor, [id]);
    editor.setState({ renaming: id, sought: id });
    const lane = bands().find(({ nodes }) => nodes.some(({ node }) => node.id === id))?.lane.name;
    announce(t("backstage.saidAdded", { kind: t(`backstage.${kind}`), lane: lane ?? "" }));
  };
  const addAt: Adding["addAt"] = (kind, wanted) => {
    const spot = freeSpot(wanted, kind, standing());
    adding(kind, t("backstage.undoAdd"), (map, chance) =>
      addNode(map, { processId, kind, name: "", spot }, chance),
    );
  };
  const addToLane: Adding["addToLane"] = (kind, laneId) =>
    addAt(kind, spotAtEnd(laneId, kind, standing()));
  const addAfter: Adding["addAfter"] = (nodeId, kind) =>
    adding(kind, t("backstage.undoAdd"), (map, chance) =>
      addNodeAfter(map, { nodeId, kind, name: "" }, chance),
    );
  const insert: Adding["insert"] = (flowId, kind) =>
    adding(kind, t("backstage.undoInsert"), (map, chance) =>
      insertNode(map, { flowId, kind, name: "" }, chance),
    );
  const addInView = (kind: NodeKind): void => {
    const now = bands();
    const { centre } = editor.getState();
    const spot = centre && pointToSpot(now, centre(), kind);
    const [first] = now;
    if (spot) addAt(kind, spot);
    else if (first) addToLane(kind, first.lane.id);
  };
  const add: Adding["add"] = (kind) => {
    const node = onlyNode(editor.getState());
    const flow = onlyFlow(editor.getState());
    // A note says something about the map; nothing flows to it.
    if (node !== null && kind !== "note") addAfter(node, kind);
    else if (flow !== null && kind !== "note") insert(flow, kind);
    else addInView(kind);
  };
  return { add, addAt, addToLane, addAfter, insert };
}

function movingDeeds({ editor, edit, bands, standing }: Hand): Pick<Deeds, "drop" | "moveToLane"> {
  const move = (moves: readonly { readonly id: string; readonly spot: Spot }[]): void => {
    edit(t("backstage.undoMove", { count: moves.length }), (map) => moveNodes(map, moves));
  };
  return {
    drop: () => {
      const { lifted } = editor.getState();
      if (lifted.size === 0) return;
      const now = bands();
      const moves = standing().flatMap(({ id, kind }) => {
        const at = lifted.get(id);
        const spot = at && pointToSpot(now, at, kind);
        return spot ? [{ id, spot }] : [];
      });
      move(moves);
      putDown(editor);
      const lane = now.find(({ lane: { id } }) => id === moves[0]?.spot[0])?.lane.name;
      announce(t("backstage.saidMoved", { lane: lane ?? "" }));
    },
    moveToLane: (id, laneId) => {
      const all = standing();
      const node = all.find((known) => known.id === id);
      if (!node) return;
      const others = all.filter((known) => known.id !== id);
      move([{ id, spot: freeSpot([laneId, node.spot[1], 0], node.kind, others) }]);
    },
  };
}

type Others = Pick<Deeds, "connect" | "describe" | "label" | "deleteSelected" | "deleteFlow">;

function otherDeeds({ editor, edit }: Hand): Others {
  return {
    connect: (from, to, label) => {
      const wish = label === undefined ? { from, to } : { from, to, label };
      const result = edit(t("backstage.undoConnect"), (map, chance) =>
        connectNodes(map, wish, chance),
      );
      if (result) announce(t("backstage.saidConnected"));
      return result !== null;
    },
    describe: (ids, description) => {
      const isName = Object.keys(description).join() === "name";
      const label = isName ? t("backstage.undoRename") : t("backstage.undoDescribe");
      edit(label, (map) => describeNodes(map, { ids, description }));
    },
    label: (id, label) =>
      void edit(t("backstage.undoLabel"), (map) => labelFlow(map, { id, label })),
    deleteSelected: () => {
      const { nodes, flows } = editor.getState();
      if (nodes.size + flows.size === 0) return;
      const done = edit(t("backstage.undoDelete"), (map) =>
        deleteBoth(map, [...nodes], [...flows]),
      );
      if (!done) return;
      select(editor, []);
      announce(t("backstage.saidDeleted"));
    },
    deleteFlow: (id) =>
      void edit(t("backstage.undoDelete"), (map) => deleteFlows(map, { ids: [id] })),
  };
}

/** Nodes with their flows, and other flows, in one change. */
function deleteBoth(
  map: Parameters<MapRule>[0],
  nodes: readonly string[],
  flows: readonly string[],
): ProcessEdit {
  const first =
    nodes.length > 0 ? deleteNodes(map, { ids: nodes }) : deleteFlows(map, { ids: flows });
  if (!first.ok || nodes.length === 0 || flows.length === 0) return first;
  const gone = new Set(first.value.map(({ id }) => id));
  const rest = deleteFlows(map, { ids: flows.filter((id) => !gone.has(id)) });
  return rest.ok ? { ok: true, value: [...first.value, ...rest.value] } : first;
}
