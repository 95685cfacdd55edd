// Owns: making a process map from this room: its lanes get the words of the language in use.

import type { Chance } from "../../../shared/kit/outside.ts";
import { ok } from "../../../shared/kit/result.ts";
import { withinBound } from "../../../shared/model/bound.ts";
import { applyPure, type MapSnapshot } from "../../../shared/model/change.ts";
import { createProcess, type ProcessEdit, shortNameMax } from "../../../shared/model/process.ts";
import { placeAllSteps } from "../../../shared/model/processTouchpoint.ts";
import { schemas } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useEdit } from "../../session/hooks.ts";
import { toast } from "../../ui/toasts.ts";

/** Makes a process map, linked to a step if one is given. Gives its id, or `null` after telling why not. */
export function useMakeMap(): (name: string, stepId?: string) => string | null {
  const edit = useEdit();
  return (name, stepId) => {
    const wish = {
      name: withinBound(name, shortNameMax),
      laneNames: {
        customer: t("backstage.customer"),
        frontstage: t("backstage.frontstage"),
        backstage: t("backstage.backstage"),
        support: t("backstage.support"),
      },
      ...(stepId === undefined ? {} : { stepId }),
    };
    const result = edit(t("backstage.undoCreateMap"), (map, chance) =>
      withTouchpoints(map, createProcess(map, wish, chance), chance),
    );
    if (result.ok) return result.value[0]?.id ?? null;
    toast(result.error.message, { tone: "caution" });
    return null;
  };
}

// The touchpoint that a map is made for stands in its customer's lane from the beginning, in the same step of undo.
function withTouchpoints(map: MapSnapshot, made: ProcessEdit, chance: Chance): ProcessEdit {
  const [first] = made.ok ? made.value : [];
  if (!made.ok || !first) return made;
  const after = applyPure(schemas.map, map, made.value);
  const placed = placeAllSteps(after, { processId: first.id }, chance);
  return placed.ok ? ok([...made.value, ...placed.value]) : placed;
}
