// Owns: what the keyboard does on the process map. Rule A11-50.

import type { KeyboardEvent } from "react";
import { type Band, spotToPoint } from "../../../shared/model/processBands.ts";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { standingNodes } from "../../../shared/model/processOutline.ts";
import { processGrid } from "../../../shared/model/processPlaces.ts";
import type { Deeds } from "./deeds.ts";
import { changeSelection, type Editor, lift, onlyNode, select } from "./editor.ts";
import { toolByKey } from "./nodeTools.ts";

export interface KeyDesk {
  readonly editor: Editor;
  readonly deeds: Deeds;
  readonly mayEdit: boolean;
  readonly outline: ProcessOutline;
  readonly bands: readonly Band[];
  /** Opens the map of the inside of a node; whether it has one. */
  readonly openInside: (nodeId: string) => boolean;
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
  const isDone =
    selects(event, desk) || opens(event, desk) || (desk.mayEdit && changes(event, desk));
  if (isDone) event.preventDefault();
}

/** A released arrow key puts down what it has nudged: one change however long it was held. */
export function keyUp(event: KeyboardEvent<HTMLElement>, desk: KeyDesk): void {
  if (event.key in arrows && !isTyping(event.target)) desk.deeds.drop();
}

function selects(
  event: KeyboardEvent<HTMLElement>,
  { editor, outline, mayEdit }: KeyDesk,
): boolean {
  const focused = nodeAt(event.target);
  const { nodes, flows } = editor.getState();
  const isSelected = focused !== null && nodes.has(focused);
  switch (event.key) {
    case "Enter":
      if (focused === null) return false;
      if (!isSelected) select(editor, [focused]);
      else if (mayEdit) editor.setState({ renaming: focused });
      return true;
    case " ":
      if (focused === null) return false;
      changeSelection(editor, "nodes", [{ id: focused, selected: !isSelected }]);
      return true;
    case "Escape":
      if (nodes.size + flows.size === 0) return false;
      select(editor, []);
      return true;
    case "a":
      if (!(event.ctrlKey || event.metaKey)) return false;
      select(
        editor,
        standingNodes(outline).map(({ node }) => node.id),
      );
      return true;
    default:
      return false;
  }
}

function opens(event: KeyboardEvent<HTMLElement>, { openInside }: KeyDesk): boolean {
  const focused = nodeAt(event.target);
  const isKey = event.key.toLowerCase() === "i" && !event.ctrlKey && !event.metaKey;
  return isKey && focused !== null && openInside(focused);
}

function changes(event: KeyboardEvent<HTMLElement>, desk: KeyDesk): boolean {
  const { editor, deeds } = desk;
  const only = onlyNode(editor.getState());
  if (event.altKey) return moveByLane(event, desk);
  if (event.key in arrows) return nudge(event, desk);
  if (event.ctrlKey || event.metaKey) return copies(event, desk);
  switch (event.key) {
    case "Tab":
      if (event.shiftKey || only === null || nodeAt(event.target) !== only) return false;
      deeds.addAfter(only, "task");
      return true;
    case "F2":
      if (only !== null) editor.setState({ renaming: only });
      return only !== null;
    case "c":
    case "C":
      if (only !== null) editor.setState({ connecting: only });
      return only !== null;
    case "Delete":
    case "Backspace": {
      const { nodes, flows } = editor.getState();
      if (nodes.size + flows.size === 0) return false;
      // The node that has the focus goes away: the focus stays on the map.
      event.currentTarget.focus();
      deeds.deleteSelected();
      return true;
    }
    default:
      return addsByKey(event, desk);
  }
}

function moveByLane(event: KeyboardEvent<HTMLElement>, { editor, deeds }: KeyDesk): boolean {
  const by = arrows[event.key]?.[1] ?? 0;
  if (by === 0 || editor.getState().nodes.size === 0) return false;
  deeds.moveByLane(by < 0 ? -1 : 1);
  return true;
}

function copies(event: KeyboardEvent<HTMLElement>, { editor, deeds }: KeyDesk): boolean {
  if (event.key.toLowerCase() !== "d" || editor.getState().nodes.size === 0) return false;
  deeds.copySelected();
  return true;
}

/** One key adds a node of its kind behind the selected node, or into the selected flow. */
function addsByKey(event: KeyboardEvent<HTMLElement>, { editor, deeds }: KeyDesk): boolean {
  const tool = toolByKey(event.key);
  const { nodes, flows } = editor.getState();
  if (tool === undefined || nodes.size + flows.size !== 1) return false;
  deeds.add(tool);
  return true;
}

function nudge(event: KeyboardEvent<HTMLElement>, { editor, outline, bands }: KeyDesk): boolean {
  const { nodes, lifted } = editor.getState();
  const direction = arrows[event.key];
  if (!direction || nodes.size === 0 || event.ctrlKey || event.metaKey || event.altKey)
    return false;
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

function isTyping(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable]") !== null
  );
}
