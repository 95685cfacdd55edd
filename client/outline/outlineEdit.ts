// Owns: changing the map from the outline by a rule, and what the place is called that something goes to.

import type { MapChange } from "../../shared/model/change.ts";
import type { OutlineRow } from "../../shared/model/workshopOutline.ts";
import { editMap, type MapRule } from "../session/hooks.ts";
import { toast } from "../ui/toasts.ts";
import type { OutlineTools } from "./outlineState.ts";
import { rowText } from "./outlineWords.ts";

/** Changes the map by a rule; a refusal is shown. Gives the changes, or `null` if refused. Rules MAP-380, MAP-406. */
export function edit(
  tools: OutlineTools,
  label: string,
  rule: MapRule,
): readonly MapChange[] | null {
  return tools.isHeld() ? null : editAnyway(tools, label, rule, tools.isHeld);
}

/** The same for the lock itself, also while it holds all else. */
export function editAnyway(
  tools: OutlineTools,
  label: string,
  rule: MapRule,
  isHeld?: () => boolean,
): readonly MapChange[] | null {
  const result = editMap(tools.session, label, rule, null, isHeld);
  if (result.ok) return result.value;
  toast(result.error.message, { tone: "danger" });
  return null;
}

/** What the group or stage of a key is called. */
export function targetText({ session }: OutlineTools, key: string): string {
  const [kind, id = ""] = key.split(":", 2);
  const row = { kind: kind as OutlineRow["kind"], id, touchpointId: "" };
  return rowText(session.map.tables, { ...noRow, ...row });
}

const noRow: OutlineRow = {
  key: "",
  kind: "pool",
  id: "",
  touchpointId: "",
  level: 1,
  position: 1,
  size: 1,
  count: 0,
  isOpen: null,
  parentKey: null,
};
