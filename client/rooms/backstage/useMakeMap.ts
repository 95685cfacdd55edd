// Owns: making a process map from this room: its lanes get the words of the language in use.

import { withinBound } from "../../../shared/model/bound.ts";
import { createProcess, shortNameMax } from "../../../shared/model/process.ts";
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
      createProcess(map, wish, chance),
    );
    if (result.ok) return result.value[0]?.id ?? null;
    toast(result.error.message, { tone: "caution" });
    return null;
  };
}
