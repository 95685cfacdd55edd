// Owns: telling somebody in a dot vote that what they had put dots on has left it, by its name, as it happens: it was deleted or
// hidden, or is no longer in the group or journey that is asked about; and that it is back, with the dots that are still on it.
// Rules VOT-80, VOT-100.

import { useEffect, useRef } from "react";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { toast } from "../../ui/toasts.ts";

/** Gives how many of one's dots came back so; `adrift`: those, by what they were on. */
export function useDotsBack(
  adrift: ReadonlyMap<string, number>,
  options: ReadonlyMap<string, Touchpoint>,
): number {
  const told = useRef(adrift);
  const names = useRef(new Map<string, string>());
  useEffect(() => {
    for (const [id, count] of adrift) {
      const touchpoint = names.current.get(id);
      if (touchpoint !== undefined && !told.current.has(id)) {
        toast(t("feel.dotsBackFrom", { touchpoint, count }), { tone: "caution" });
      }
    }
    for (const [id, count] of told.current) {
      const again = options.get(id);
      if (again !== undefined && !adrift.has(id)) {
        toast(t("feel.dotsThereAgain", { touchpoint: again.text, count }));
      }
    }
    told.current = adrift;
    for (const { id, text } of options.values()) names.current.set(id, text);
  }, [adrift, options]);
  return [...adrift.values()].reduce((sum, count) => sum + count, 0);
}
