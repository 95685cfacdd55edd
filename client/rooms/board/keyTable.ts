// Owns: the keys of the board as one table, for handling and for the list of keys. Rule A11-84.

import type { KeyDefinition } from "../../app/keyTable.ts";

export type BoardKey =
  | "go"
  | "far"
  | "walk"
  | "ends"
  | "toggle"
  | "selectAll"
  | "clear"
  | "zoomIn"
  | "zoomOut"
  | "zoomFit"
  | "zoomFull"
  | "zoomSelection"
  | "lasso"
  | "edit"
  | "delete"
  | "group"
  | "ungroup"
  | "merge"
  | "add"
  | "details"
  | "comments";

const arrows = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;

export const boardKeys: readonly KeyDefinition<BoardKey>[] = [
  { id: "go", keys: arrows },
  { id: "far", keys: arrows.map((arrow) => `Shift+${arrow}`) },
  { id: "walk", keys: arrows.map((arrow) => `Ctrl+${arrow}`) },
  { id: "ends", keys: ["Home", "End"] },
  { id: "toggle", keys: ["Space", "Ctrl+Space"] },
  { id: "selectAll", keys: ["Ctrl+A"] },
  { id: "clear", keys: ["Escape"] },
  { id: "zoomIn", keys: ["+", "="] },
  { id: "zoomOut", keys: ["-", "−"] },
  { id: "zoomFit", keys: ["0"] },
  { id: "zoomFull", keys: ["1"] },
  { id: "zoomSelection", keys: ["2"] },
  { id: "lasso", keys: ["L"] },
  { id: "edit", keys: ["Enter", "F2"] },
  { id: "delete", keys: ["Delete", "Backspace"] },
  { id: "group", keys: ["G"] },
  { id: "ungroup", keys: ["Shift+G"] },
  { id: "merge", keys: ["M"] },
  { id: "add", keys: ["N"] },
  { id: "details", keys: ["I"] },
  { id: "comments", keys: ["C"] },
];

/** Those that change the map: nothing for who may not. */
export const editingKeys: ReadonlySet<BoardKey> = new Set([
  "edit",
  "delete",
  "group",
  "ungroup",
  "merge",
  "add",
]);
