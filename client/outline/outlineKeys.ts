// Owns: the keys of the outline, the same for handling and for the list of keys. Rule A11-84.

import type { KeyGroup } from "../app/commands.ts";
import type { KeyDefinition } from "../app/keyTable.ts";
import { t } from "../i18n/t.ts";
import { actionWords, type OutlineActionId, outlineActionIds } from "./outlineActions.ts";

/** Moving about and choosing; all else is an action. */
export type MovingKey =
  | "go"
  | "extend"
  | "open"
  | "close"
  | "toggle"
  | "selectAll"
  | "actions"
  | "clear";
export type OutlineKey = MovingKey | OutlineActionId;

const moves = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"] as const;

export const outlineKeys: readonly KeyDefinition<OutlineKey>[] = [
  { id: "go", keys: moves },
  { id: "extend", keys: ["Shift+ArrowUp", "Shift+ArrowDown"] },
  { id: "open", keys: ["ArrowRight"] },
  { id: "close", keys: ["ArrowLeft"] },
  { id: "toggle", keys: ["Space", "Ctrl+Space"] },
  { id: "selectAll", keys: ["Ctrl+A"] },
  { id: "actions", keys: ["A"] },
  { id: "details", keys: ["E", "I"] },
  { id: "edit", keys: ["Enter", "F2"] },
  { id: "add", keys: ["N"] },
  { id: "comments", keys: ["C"] },
  { id: "earlier", keys: ["Alt+ArrowUp"] },
  { id: "later", keys: ["Alt+ArrowDown"] },
  { id: "group", keys: ["G"] },
  { id: "ungroup", keys: ["Shift+G"] },
  { id: "merge", keys: ["Shift+M"] },
  { id: "tidy", keys: ["T"] },
  { id: "hide", keys: ["H"] },
  { id: "moment", keys: ["M"] },
  { id: "missing", keys: ["X"] },
  { id: "backstage", keys: ["B"] },
  { id: "newPersona", keys: ["P"] },
  { id: "remove", keys: ["Delete", "Backspace"] },
  { id: "clear", keys: ["Escape"] },
];

/** What these do changes nothing. */
export const forReaders: readonly OutlineKey[] = [
  "go",
  "extend",
  "open",
  "close",
  "toggle",
  "selectAll",
  "actions",
  "details",
  "comments",
  "backstage",
  "clear",
];

/** The keys as they are listed, for those who may edit or only read. */
export function outlineGroup(mayEdit: boolean): KeyGroup<OutlineKey> {
  return {
    id: "outline",
    title: t("outline.keys"),
    table: mayEdit ? outlineKeys : outlineKeys.filter(({ id }) => forReaders.includes(id)),
    words: {
      ...(Object.fromEntries(outlineActionIds.map((id) => [id, actionWords(id)])) as Record<
        OutlineActionId,
        string
      >),
      go: t("outline.keyGo"),
      extend: t("outline.keyExtend"),
      open: t("outline.keyOpen"),
      close: t("outline.keyClose"),
      toggle: t("outline.keyToggle"),
      selectAll: t("outline.keySelectAll"),
      actions: t("outline.keyActions"),
      clear: t("outline.keyClear"),
    },
  };
}
