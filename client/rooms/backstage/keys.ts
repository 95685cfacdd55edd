// Owns: what the keyboard does on the process map, by its table of keys. Rules A11-50, A11-84.

import type { KeyboardEvent } from "react";
import { type Band, spotToPoint } from "../../../shared/model/processBands.ts";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { standingNodes } from "../../../shared/model/processOutline.ts";
import { processGrid } from "../../../shared/model/processPlaces.ts";
import { isTyping, pressedId } from "../../app/keyTable.ts";
import type { Deeds } from "./deeds.ts";
import { changeSelection, type Editor, lift, onlyNode, select } from "./editor.ts";
import { type ProcessKey, processKeys, readingKeys } from "./keyTable.ts";
import { nodeTools } from "./nodeTools.ts";

export interface KeyDesk {
  readonly editor: Editor;
  readonly deeds: Deeds;
  readonly mayEdit: boolean;
  readonly outline: ProcessOutline;
  readonly bands: readonly Band[];
  /** Opens the map of the inside of a node; whether it has one. */
  readonly openInside: (nodeId: string) => boolean;
  /** Opens a process map. */
  readonly enter: (processId: string) => void;
  /** Goes to the map that this one is the inside of; whether there is one. */
  readonly goOutside: () => boolean;
  readonly zoom: (how: "in" | "out" | "fit") => void;
}

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A key pressed on the map. What it does not know it leaves to the browser. */
export function keyDown(event: KeyboardEvent<HTMLElement>, desk: KeyDesk): void {
  if (event.defaultPrevented || isTyping(event.target)) return;
  const id = pressedId(desk.mayEdit ? processKeys : readingKeys, event);
  if (id !== undefined && presses(id, event, desk)) event.preventDefault();
}

/** A released arrow key puts down what it has nudged: one change however long it was held. */
export function keyUp(event: KeyboardEvent<HTMLElement>, desk: KeyDesk): void {
  if (event.key in arrows && !isTyping(event.target)) desk.deeds.drop();
}

/** Does what a key means; whether it meant anything here. */
function presses(id: ProcessKey, event: KeyboardEvent<HTMLElement>, desk: KeyDesk): boolean {
  switch (id) {
    case "choose":
    case "toggle":
    case "clear":
    case "selectAll":
      return selects(id, event, desk);
    case "inside":
    case "makeInside":
      return opens(id, event, desk);
    case "outside":
      return desk.goOutside();
    case "zoomIn":
      desk.zoom("in");
      return true;
    case "zoomOut":
      desk.zoom("out");
      return true;
    case "fit":
      desk.zoom("fit");
      return true;
    default:
      return changes(id, event, desk);
  }
}

function selects(
  id: "choose" | "toggle" | "clear" | "selectAll",
  event: KeyboardEvent<HTMLElement>,
  { editor, outline, mayEdit }: KeyDesk,
): boolean {
  const focused = nodeAt(event.target);
  const { nodes, flows } = editor.getState();
  const isSelected = focused !== null && nodes.has(focused);
  switch (id) {
    case "choose":
      if (focused === null) return false;
      if (!isSelected) select(editor, [focused]);
      else if (mayEdit) editor.setState({ renaming: focused });
      return true;
    case "toggle":
      if (focused === null) return false;
      changeSelection(editor, "nodes", [{ id: focused, selected: !isSelected }]);
      return true;
    case "clear":
      if (nodes.size + flows.size === 0) return false;
      select(editor, []);
      return true;
    default:
      select(
        editor,
        standingNodes(outline).map(({ node }) => node.id),
      );
      return true;
  }
}

/** Of the node that has the focus, else of the one selected. */
function opens(
  id: "inside" | "makeInside",
  event: KeyboardEvent<HTMLElement>,
  { editor, deeds, openInside, enter }: KeyDesk,
): boolean {
  const nodeId = nodeAt(event.target) ?? onlyNode(editor.getState());
  if (nodeId === null) return false;
  if (openInside(nodeId)) return true;
  if (id === "inside") return false;
  const made = deeds.makeInside(nodeId);
  if (made !== null) enter(made);
  return true;
}

type Changing = Exclude<
  ProcessKey,
  "choose" | "toggle" | "clear" | "selectAll" | "inside" | "makeInside" | "outside"
>;

function changes(id: Changing, event: KeyboardEvent<HTMLElement>, desk: KeyDesk): boolean {
  switch (id) {
    case "nudge":
    case "nudgeFar":
      return nudge(event, desk);
    case "next":
    case "rename":
    case "connect":
      return goesOn(id, event, desk);
    case "lane":
    case "copy":
    case "delete":
      return changesAll(id, event, desk);
    default:
      return addsByKey(id, desk);
  }
}

/** From the one node that is selected. */
function goesOn(
  id: "next" | "rename" | "connect",
  event: KeyboardEvent<HTMLElement>,
  { editor, deeds }: KeyDesk,
): boolean {
  const only = onlyNode(editor.getState());
  if (only === null) return false;
  if (id === "rename") editor.setState({ renaming: only });
  else if (id === "connect") editor.setState({ connecting: only });
  else if (nodeAt(event.target) === only) deeds.addAfter(only, "task");
  else return false;
  return true;
}

/** Whatever is selected. */
function changesAll(
  id: "lane" | "copy" | "delete",
  event: KeyboardEvent<HTMLElement>,
  { editor, deeds }: KeyDesk,
): boolean {
  const { nodes, flows } = editor.getState();
  if (nodes.size === 0 && (id !== "delete" || flows.size === 0)) return false;
  if (id === "lane") deeds.moveByLane(event.key === "ArrowUp" ? -1 : 1);
  else if (id === "copy") deeds.copySelected();
  else {
    // The node that has the focus goes away: the focus stays on the map.
    event.currentTarget.focus();
    deeds.deleteSelected();
  }
  return true;
}

/** One key adds a node of its kind behind the selected node, or into the selected flow. */
function addsByKey(id: Changing, { editor, deeds }: KeyDesk): boolean {
  const tool = nodeTools.find((each) => each === id);
  const { nodes, flows } = editor.getState();
  if (tool === undefined || nodes.size + flows.size !== 1) return false;
  deeds.add(tool);
  return true;
}

function nudge(event: KeyboardEvent<HTMLElement>, { editor, outline, bands }: KeyDesk): boolean {
  const { nodes, lifted } = editor.getState();
  const direction = arrows[event.key];
  if (!direction || nodes.size === 0) return false;
  const step = processGrid * (event.shiftKey ? 10 : 1);
  const chosen = standingNodes(outline).filter(({ node }) => nodes.has(node.id));
  lift(
    editor,
    chosen.map(({ node, spot }) => {
      const from = lifted.get(node.id) ?? spotToPoint(bands, spot);
      const to = { x: from.x + direction[0] * step, y: from.y + direction[1] * step };
      return [node.id, to] as const;
    }),
  );
  return true;
}

function nodeAt(target: EventTarget): string | null {
  if (!(target instanceof Element) || !target.classList.contains("react-flow__node")) return null;
  return target.getAttribute("data-id");
}
