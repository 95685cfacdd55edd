// Owns: changing the map by a rule from a dialog about personas and their journeys; what is refused is said.

import type { MapChange } from "../../shared/model/change.ts";
import { editMap, type MapRule } from "../session/hooks.ts";
import type { Session } from "../session/session.ts";
import { toast } from "../ui/toasts.ts";

/** Gives the changes, or `null` if refused. */
export function edit(session: Session, label: string, rule: MapRule): readonly MapChange[] | null {
  const result = editMap(session, label, rule);
  if (result.ok) return result.value;
  toast(result.error.message, { tone: "danger" });
  return null;
}
