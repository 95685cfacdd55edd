// Owns: the keys that work in every room, the same for handling and for the list. Rule A11-84.

import type { KeyDefinition } from "./keyTable.ts";

export type AppKey = "palette" | "find" | "keyList" | "undo" | "redo";

export const appKeys: readonly KeyDefinition<AppKey>[] = [
  { id: "palette", keys: ["Ctrl+K"] },
  { id: "find", keys: ["Ctrl+F"] },
  { id: "keyList", keys: ["?"] },
  { id: "undo", keys: ["Ctrl+Z"] },
  { id: "redo", keys: ["Ctrl+Shift+Z", "Ctrl+Y"] },
];
