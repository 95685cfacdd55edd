// Owns: the keys of the outline, the same for handling and for the list of keys. Rule A11-84.

import type { KeyGroup } from "../app/commands.ts";
import type { KeyDefinition } from "../app/keyTable.ts";
import { t } from "../i18n/t.ts";

export type OutlineKey =
  | "go"
  | "extend"
  | "open"
  | "close"
  | "toggle"
  | "selectAll"
  | "edit"
  | "add"
  | "comments"
  | "earlier"
  | "later"
  | "group"
  | "moment"
  | "remove"
  | "clear";

const moves = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"] as const;

export const outlineKeys: readonly KeyDefinition<OutlineKey>[] = [
  { id: "go", keys: moves },
  { id: "extend", keys: ["Shift+ArrowUp", "Shift+ArrowDown"] },
  { id: "open", keys: ["ArrowRight"] },
  { id: "close", keys: ["ArrowLeft"] },
  { id: "toggle", keys: ["Space", "Ctrl+Space"] },
  { id: "selectAll", keys: ["Ctrl+A"] },
  { id: "edit", keys: ["Enter", "F2"] },
  { id: "add", keys: ["N"] },
  { id: "comments", keys: ["C"] },
  { id: "earlier", keys: ["Alt+ArrowUp"] },
  { id: "later", keys: ["Alt+ArrowDown"] },
  { id: "group", keys: ["G"] },
  { id: "moment", keys: ["M"] },
  { id: "remove", keys: ["Delete", "Backspace"] },
  { id: "clear", keys: ["Escape"] },
];

const forReaders: readonly OutlineKey[] = [
  "go",
  "extend",
  "open",
  "close",
  "toggle",
  "selectAll",
  "comments",
  "clear",
];

/** The keys as they are listed, for those who may edit or only read. */
export function outlineGroup(mayEdit: boolean): KeyGroup<OutlineKey> {
  return {
    id: "outline",
    title: t("outline.keys"),
    table: mayEdit ? outlineKeys : outlineKeys.filter(({ id }) => forReaders.includes(id)),
    words: {
      go: t("outline.keyGo"),
      extend: t("outline.keyExtend"),
      open: t("outline.keyOpen"),
      close: t("outline.keyClose"),
      toggle: t("outline.keyToggle"),
      selectAll: t("outline.keySelectAll"),
      edit: t("outline.keyEdit"),
      add: t("outline.keyAdd"),
      comments: t("outline.keyComments"),
      earlier: t("outline.keyEarlier"),
      later: t("outline.keyLater"),
      group: t("outline.keyGroup"),
      moment: t("outline.keyMoment"),
      remove: t("outline.keyRemove"),
      clear: t("outline.keyClear"),
    },
  };
}
