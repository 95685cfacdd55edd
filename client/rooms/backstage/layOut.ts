// Owns: asking for a layout of an open process map: a small one is computed here, a large one in a worker, so that the
// screen stays alive. Rule MAP-139.

import type { LaidOut, LayoutWish } from "../../../shared/format/layout/layoutModel.ts";
import { type ProcessOutline, standingNodes } from "../../../shared/model/processOutline.ts";

/** Up to so many nodes and flows a layout takes no longer than a worker needs to start. */
const smallMax = 150;

/** A place for each node of an outline; a node's lane is its index in the outline. */
export async function layOut(outline: ProcessOutline): Promise<readonly LaidOut[]> {
  const wish = wishOf(outline);
  if (wish.nodes.length + wish.flows.length > smallMax) return await layOutAway(wish);
  const { layoutProcess } = await import("../../../shared/format/layout/layoutProcess.ts");
  return layoutProcess(wish);
}

function wishOf(outline: ProcessOutline): LayoutWish {
  const lanes = new Map(outline.lanes.map(({ lane }, index) => [lane.id, index]));
  const journeys = new Map<string, string[]>();
  for (const { journey, nodeId } of outline.steps) {
    if (nodeId === "") continue;
    journeys.set(journey.id, [...(journeys.get(journey.id) ?? []), nodeId]);
  }
  return {
    nodes: standingNodes(outline)
      .map(({ node: { id, kind }, spot: [laneId, x, y] }) => ({
        id,
        kind,
        lane: lanes.get(laneId) ?? 0,
        x,
        y,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    flows: outline.flows.map(({ from, to, label }) => ({ from, to, hasLabel: label !== "" })),
    sequences: [...journeys.values()],
  };
}

function layOutAway(wish: LayoutWish): Promise<readonly LaidOut[]> {
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  return new Promise<readonly LaidOut[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<readonly LaidOut[]>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message || "The layout worker failed"));
    worker.postMessage(wish);
  }).finally(() => worker.terminate());
}
