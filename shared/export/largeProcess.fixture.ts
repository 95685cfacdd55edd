// Owns: a process map that no sheet has room for, behind a step of the hospital's English journey; for tests only.

import { create } from "../model/change.fixture.ts";
import type { MapChange } from "../model/change.ts";

export const columnsOfLarge = 40;
export const layersOfLarge = ["customer", "frontstage", "backstage", "support"] as const;

/** A process of 160 nodes in four lanes, each lane a little to the right of the one above, and high. */
export function largeProcess(): MapChange[] {
  const nodes = layersOfLarge.flatMap((_, lane) =>
    Array.from({ length: columnsOfLarge }, (_, at) =>
      create("processNodes", `n${lane}-${at}`, {
        processId: "big",
        name: `N${lane}.${at}.`,
        kind: "task",
        spot: [`q${lane}`, at * 230 + lane * 60, (at % 4) * 110],
      }),
    ),
  );
  const flows = Array.from({ length: columnsOfLarge - 1 }, (_, at) => {
    const to = `n${(at % 3) + 1}-${at + 1}`;
    return create("processFlows", `f${at}`, { processId: "big", from: `n0-${at}`, to });
  });
  return [
    create("processes", "big", { name: "Discharge" }),
    create("processLinks", "bigLink", { stepId: "en-3", processId: "big" }),
    ...layersOfLarge.map((layer, at) =>
      create("processLanes", `q${at}`, { processId: "big", layer, order: `V${at + 1}` }),
    ),
    ...nodes,
    ...flows,
  ];
}
