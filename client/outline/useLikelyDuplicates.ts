// Owns: likely duplicates among the touchpoints, found on this device, without those that a person has said to differ.

import { useMemo, useState } from "react";
import { type LikelyDuplicates, likelyDuplicates } from "../../shared/insight/similarity.ts";
import { useMap, useSession } from "../session/hooks.ts";

export interface LikelySet extends Pick<LikelyDuplicates, "touchpoints"> {
  /** Told apart by this from other sets, whatever the order. */
  readonly key: string;
  readonly ids: readonly string[];
}

/** The sets, and setting one aside until the panel is opened anew. */
export function useLikelyDuplicates(): {
  readonly sets: readonly LikelySet[];
  readonly dismiss: (set: LikelySet) => void;
} {
  const { map } = useSession();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const version = useMap(["touchpoints"], () => map.version("touchpoints"));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the table's content
  const all = useMemo(() => likelyDuplicates(map.tables).map(named), [map, version]);
  return {
    sets: all.filter(({ key }) => !dismissed.has(key)),
    dismiss: ({ key }) => setDismissed(new Set([...dismissed, key])),
  };
}

function named({ touchpoints }: LikelyDuplicates): LikelySet {
  const ids = touchpoints.map(({ id }) => id);
  return { touchpoints, ids, key: [...ids].sort().join(" ") };
}
