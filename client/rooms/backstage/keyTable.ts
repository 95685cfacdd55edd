// Owns: the keys of the process map as one table, for handling and for the list of keys. Rule A11-84.

import type { KeyDefinition } from "../../app/keyTable.ts";
import { type NodeTool, nodeTools, toolKeys } from "./nodeTools.ts";

export type ProcessKey =
  | "choose"
  | "toggle"
  | "clear"
  | "selectAll"
  | "inside"
  | "outside"
  | "zoomIn"
  | "zoomOut"
  | "fit"
  | "next"
  | NodeTool
  | "rename"
  | "connect"
  | "makeInside"
  | "nudge"
  | "nudgeFar"
  | "lane"
  | "copy"
  | "delete";

const arrows = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;

export const processKeys: readonly KeyDefinition<ProcessKey>[] = [
  { id: "choose", keys: ["Enter"] },
  { id: "toggle", keys: ["Space"] },
  { id: "clear", keys: ["Escape"] },
  { id: "selectAll", keys: ["Ctrl+A"] },
  { id: "inside", keys: ["I"] },
  { id: "outside", keys: ["U"] },
  { id: "zoomIn", keys: ["+", "="] },
  { id: "zoomOut", keys: ["-", "−"] },
  { id: "fit", keys: ["0"] },
  { id: "next", keys: ["Tab"] },
  ...nodeTools.map((tool) => ({ id: tool, keys: [toolKeys[tool]] })),
  { id: "rename", keys: ["F2"] },
  { id: "connect", keys: ["C"] },
  { id: "makeInside", keys: ["Shift+I"] },
  { id: "nudge", keys: arrows },
  { id: "nudgeFar", keys: arrows.map((arrow) => `Shift+${arrow}`) },
  { id: "lane", keys: ["Alt+ArrowUp", "Alt+ArrowDown"] },
  { id: "copy", keys: ["Ctrl+D"] },
  { id: "delete", keys: ["Delete", "Backspace"] },
];

const reading: ReadonlySet<ProcessKey> = new Set([
  "choose",
  "toggle",
  "clear",
  "selectAll",
  "inside",
  "outside",
  "zoomIn",
  "zoomOut",
  "fit",
]);

/** The keys of those who may only look. */
export const readingKeys = processKeys.filter(({ id }) => reading.has(id));
