// Owns: what a flow of the process map is marked with while hand-offs are shown, and that in words.

import type { HandOffAnalysis } from "../../../shared/insight/handoffs.ts";
import type { LayerLine } from "../../../shared/model/layerLine.ts";
import { t } from "../../i18n/t.ts";

export interface FlowMark {
  readonly kind: "handOff" | "loop" | "both";
  /** Said with the flow, and shown where one points at its sign. */
  readonly words: string;
}

/** The marks by the ids of flows. */
export function marksOf({ handOffs, loops }: HandOffAnalysis): ReadonlyMap<string, FlowMark> {
  const marks = new Map<string, FlowMark>();
  for (const { flow, from, to, changesOwner, lines } of handOffs) {
    const words = handOffWords(from.owner, to.owner, changesOwner, lines);
    marks.set(flow.id, { kind: "handOff", words });
  }
  for (const { flow } of loops) {
    const known = marks.get(flow.id);
    const words = [known?.words ?? "", t("backstage.loopBack")].filter(Boolean).join(" · ");
    marks.set(flow.id, { kind: known ? "both" : "loop", words });
  }
  return marks;
}

/** "From Shop to Warehouse · crosses: Line of visibility". */
export function handOffWords(
  from: string,
  to: string,
  changesOwner: boolean,
  lines: readonly LayerLine[],
): string {
  const crossed = lines.map((line) => t(`backstage.${line}`)).join(", ");
  return [
    changesOwner ? t("backstage.handOffFromTo", { from, to }) : t("backstage.sameOwner", { from }),
    ...(crossed === "" ? [] : [t("backstage.crosses", { lines: crossed })]),
  ].join(" · ");
}
