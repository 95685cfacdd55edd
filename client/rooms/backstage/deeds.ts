// Owns: what a hand can do to an open process map: each deed is one rule, one change and one step of undo, and a
// refusal is told. It knows no React.

import type { Spot } from "../../../shared/model/field.ts";
import { type ProcessEdit, renameProcess } from "../../../shared/model/process.ts";
import { type Alignment, alignNodes, copyNodes } from "../../../shared/model/processArrange.ts";
import { type Band, bandsOf, pointToSpot } from "../../../shared/model/processBands.ts";
import {
  connectNodes,
  deleteFlows,
  labelFlow,
  rerouteFlow,
} from "../../../shared/model/processFlow.ts";
import {
  addNode,
  addNodeAfter,
  deleteNodes,
  describeNodes,
  insertNode,
  moveNodes,
  type NodeDescription,
} from "../../../shared/model/processNode.ts";
import {
  type ProcessOutline,
  processOutline,
  standingNodes,
} from "../../../shared/model/processOutline.ts";
import { freeSpot, type Standing, spotAtEnd } from "../../../shared/model/processPlaces.ts";
import { attachStep, placeStep } from "../../../shared/model/processTouchpoint.ts";
import { makeInside } from "../../../shared/model/subprocess.ts";
import { t } from "../../i18n/t.ts";
import { editMap, type MapRule } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import { announce } from "../../ui/announcements.ts";
import { toast } from "../../ui/toasts.ts";
import { type Editor, onlyFlow, onlyNode, putDown, select } from "./editor.ts";
import { nameOf } from "./flowElements.ts";
import { layOut } from "./layOut.ts";
import { made, type NodeTool } from "./nodeTools.ts";

export interface Deeds {
  /** Does it by a rule; gives the changes, or `null` after telling why not. */
  edit(label: string, rule: MapRule): ReturnType<MapRule> | null;
  rename(name: string): void;
  /** Adds a node behind the selected node, into the selected flow, or else in the middle of what is in view. */
  add(tool: NodeTool): void;
  addAt(tool: NodeTool, spot: Spot): void;
  addToLane(tool: NodeTool, laneId: string): void;
  addAfter(nodeId: string, tool: NodeTool): void;
  insert(flowId: string, tool: NodeTool): void;
  connect(from: string, to: string, label?: string): boolean;
  reroute(flowId: string, ends: { readonly from?: string; readonly to?: string }): void;
  describe(ids: readonly string[], description: NodeDescription): void;
  label(flowId: string, label: string): void;
  deleteSelected(): void;
  deleteFlow(flowId: string): void;
  copySelected(): void;
  alignSelected(how: Alignment): void;
  /** Makes a node a process of its own; gives the map of it, or `null` after telling why not. */
  makeInside(nodeId: string): string | null;
  /** Lays the whole map out anew, as one step of undo. */
  layOut(): Promise<void>;
  /** Puts a touchpoint that the map serves into the customer's lane. */
  placeStep(stepId: string): void;
  /** Says which touchpoint a node is; empty: none. */
  attachStep(nodeId: string, stepId: string): void;
  /** Puts down what was lifted: one change for all. */
  drop(): void;
  moveToLane(nodeId: string, laneId: string): void;
  /** Moves what is selected to the next lane above or below. */
  moveByLane(by: -1 | 1): void;
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
    outline,
    editor,
    edit,
    show: session.map.flush,
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
  return {
    edit,
    rename,
    ...addingDeeds(hand),
    ...movingDeeds(hand),
    ...arrangingDeeds(hand),
    ...touchpointDeeds(hand),
    ...otherDeeds(hand),
  };
}

interface Hand {
  readonly processId: string;
  readonly outline: () => ProcessOutline | undefined;
  readonly editor: Editor;
  readonly edit: Deeds["edit"];
  /** Tells the screen of what was changed, without waiting for a frame. */
  readonly show: () => void;
  readonly bands: () => readonly Band[];
  readonly standing: () => readonly Standing[];
}

type Adding = Pick<Deeds, "add" | "addAt" | "addToLane" | "addAfter" | "insert">;

function addingDeeds({ processId, editor, edit, show, bands, standing }: Hand): Adding {
  const adding = (tool: NodeTool, label: string, rule: MapRule): void => {
    const result = edit(label, rule);
    const id = result?.ok ? result.value[0]?.id : undefined;
    if (id === undefined) return;
    select(editor, [id]);
    editor.setState({ renaming: id, sought: id });
    // Who types on writes its name, and not to what has the keyboard still. Rule MAP-341.
    show();
    const lane = bands().find(({ nodes }) => nodes.some(({ node }) => node.id === id))?.lane.name;
    announce(t("backstage.saidAdded", { kind: t(`backstage.${tool}`), lane: lane ?? "" }));
  };
  const addAt: Adding["addAt"] = (tool, wanted) => {
    const node = made(tool);
    const spot = freeSpot(wanted, node.kind, standing());
    adding(tool, t("backstage.undoAdd"), (map, chance) =>
      addNode(map, { processId, name: "", spot, ...node }, chance),
    );
  };
  const addToLane: Adding["addToLane"] = (tool, laneId) =>
    addAt(tool, spotAtEnd(laneId, made(tool).kind, standing()));
  const addAfter: Adding["addAfter"] = (nodeId, tool) =>
    adding(tool, t("backstage.undoAdd"), (map, chance) =>
      addNodeAfter(map, { nodeId, name: "", ...made(tool) }, chance),
    );
  const insert: Adding["insert"] = (flowId, tool) =>
    adding(tool, t("backstage.undoInsert"), (map, chance) =>
      insertNode(map, { flowId, name: "", ...made(tool) }, chance),
    );
  const addInView = (tool: NodeTool): void => {
    const now = bands();
    const { centre } = editor.getState();
    const spot = centre && pointToSpot(now, centre(), made(tool).kind);
    const [first] = now;
    // The first of all stands at the beginning of its lane, so that the lane stays as high as it needs to be.
    if (spot && standing().length === 0) addToLane(tool, spot[0]);
    else if (spot) addAt(tool, spot);
    else if (first) addToLane(tool, first.lane.id);
  };
  const add: Adding["add"] = (tool) => {
    const node = onlyNode(editor.getState());
    const flow = onlyFlow(editor.getState());
    // A note says something about the map; nothing flows to it.
    if (node !== null && tool !== "note") addAfter(node, tool);
    else if (flow !== null && tool !== "note") insert(flow, tool);
    else addInView(tool);
  };
  return { add, addAt, addToLane, addAfter, insert };
}

type Moving = Pick<Deeds, "drop" | "moveToLane" | "moveByLane">;

function movingDeeds({ editor, edit, bands, standing }: Hand): Moving {
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
    moveByLane: (by) => {
      const { nodes } = editor.getState();
      const lanes = bands().map(({ lane }) => lane);
      const all = standing();
      const others = all.filter(({ id }) => !nodes.has(id));
      const moves = all.flatMap(({ id, kind, spot }) => {
        const to = lanes[lanes.findIndex((lane) => lane.id === spot[0]) + by];
        if (!nodes.has(id) || !to) return [];
        const free = freeSpot([to.id, spot[1], 0], kind, others);
        others.push({ id, kind, spot: free });
        return [{ id, spot: free }];
      });
      if (moves.length === 0) return;
      move(moves);
      const to = lanes.find(({ id }) => id === moves[0]?.spot[0]);
      announce(t("backstage.saidMoved", { lane: to?.name ?? "" }));
    },
  };
}

type Arranging = Pick<Deeds, "layOut" | "alignSelected" | "copySelected">;

function arrangingDeeds({ editor, edit, outline }: Hand): Arranging {
  return {
    layOut: async () => {
      const before = outline();
      if (!before) return;
      const places = await layOut(before);
      const moves = places.flatMap(({ id, lane, x, y }) => {
        const laneId = before.lanes[lane]?.lane.id;
        return laneId === undefined ? [] : [{ id, spot: [laneId, x, y] as const }];
      });
      const done = edit(t("backstage.undoLayOut"), (map) => moveNodes(map, moves));
      if (done) announce(t("backstage.saidLaidOut"));
    },
    alignSelected: (how) => {
      const ids = [...editor.getState().nodes];
      const done = edit(t("backstage.undoAlign"), (map) => alignNodes(map, { ids, how }));
      if (done) announce(t("backstage.saidAligned"));
    },
    copySelected: () => {
      const ids = [...editor.getState().nodes];
      const result = edit(t("backstage.undoCopy"), (map, chance) =>
        copyNodes(map, { ids }, chance),
      );
      if (!result?.ok) return;
      const copies = result.value.filter(({ table }) => table === "processNodes");
      select(
        editor,
        copies.map(({ id }) => id),
      );
      editor.setState({ sought: copies[0]?.id ?? null });
      announce(t("backstage.saidCopied", { count: copies.length }));
    },
  };
}

function touchpointDeeds({
  processId,
  editor,
  edit,
}: Hand): Pick<Deeds, "placeStep" | "attachStep"> {
  return {
    placeStep: (stepId) => {
      const result = edit(t("backstage.undoPlaceStep"), (map, chance) =>
        placeStep(map, { processId, stepId }, chance),
      );
      const id = result?.ok ? result.value[0]?.id : undefined;
      if (id === undefined) return;
      select(editor, [id]);
      editor.setState({ sought: id });
      announce(t("backstage.saidPlaced"));
    },
    attachStep: (nodeId, stepId) =>
      void edit(t("backstage.undoAttachStep"), (map) => attachStep(map, { nodeId, stepId })),
  };
}

type Others = Pick<
  Deeds,
  "connect" | "reroute" | "describe" | "label" | "deleteSelected" | "deleteFlow" | "makeInside"
>;

function otherDeeds({ editor, edit, outline }: Hand): Others {
  return {
    makeInside: (nodeId) => {
      const now = outline();
      const found = now && standingNodes(now).find(({ node }) => node.id === nodeId);
      const name = found ? nameOf(found.node) : "";
      const done = edit(t("backstage.undoMakeInside"), (map, chance) =>
        makeInside(map, { nodeId, name }, chance),
      );
      const made = done?.ok ? done.value[0]?.id : undefined;
      if (made !== undefined) announce(t("backstage.saidInside", { name }));
      return made ?? null;
    },
    connect: (from, to, label) => {
      const wish = label === undefined ? { from, to } : { from, to, label };
      const result = edit(t("backstage.undoConnect"), (map, chance) =>
        connectNodes(map, wish, chance),
      );
      if (result) announce(t("backstage.saidConnected"));
      return result !== null;
    },
    reroute: (id, ends) => {
      const done = edit(t("backstage.undoReroute"), (map) => rerouteFlow(map, { id, ...ends }));
      if (done) announce(t("backstage.saidRerouted"));
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
