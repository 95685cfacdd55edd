// Owns: the picture of a process map in an exported file: its words, its hand-offs and loops. Drawn by
// shared/format/scene/processMap.ts. Rule EXP-85.

import { processMapScene } from "../format/scene/processMap.ts";
import type { Scene } from "../format/scene/scene.ts";
import type { Wording } from "../format/words.ts";
import { analyseHandOffs } from "../insight/handoffs.ts";
import type { MapSnapshot } from "../model/change.ts";
import { processOutline, standingNodes } from "../model/processOutline.ts";
import type { NamedPicture, PictureSetting } from "./pictureSetting.ts";

/** The process maps that have a node, by name and then id. */
export function processesIn(map: MapSnapshot, { say }: Wording): readonly NamedPicture[] {
  const drawn = new Set([...map.processNodes.values()].map(({ processId }) => processId));
  return [...map.processes.values()]
    .filter(({ id }) => drawn.has(id))
    .sort((a, b) => (a.name === b.name ? compare(a.id, b.id) : compare(a.name, b.name)))
    .map(({ id, name }) => ({ of: { kind: "process", id }, name: name || say("untitledProcess") }));
}

/** The map as a scene of the size that it needs; `undefined` if it is gone. */
export function processScene(
  { workshop: { map }, wording, measure }: PictureSetting,
  id: string,
  source: string,
): Scene | undefined {
  const outline = processOutline(map, id);
  if (!outline) return undefined;
  const { say } = wording;
  const { handOffs, loops } = analyseHandOffs(outline, map.departments);
  const lanes = new Map(outline.lanes.map(({ lane }) => [lane.id, lane.departmentId]));
  return processMapScene({
    outline,
    departmentOf: (laneId) => map.departments.get(lanes.get(laneId) ?? "")?.name ?? "",
    handOffs: new Set(handOffs.map(({ flow }) => flow.id)),
    loops: new Set(loops.map(({ flow }) => flow.id)),
    measure,
    words: {
      ...nodeWords(wording),
      handOff: say("handOff"),
      loop: say("leadsBack"),
      source,
      summary: say("processSummary", {
        name: outline.process.name || say("untitledProcess"),
        lanes: outline.lanes.length,
        nodes: standingNodes(outline).length,
        flows: outline.flows.length,
      }),
    },
  });
}

function nodeWords({ say }: Wording) {
  return {
    layers: {
      customer: say("layerCustomer"),
      frontstage: say("layerFrontstage"),
      backstage: say("layerBackstage"),
      support: say("layerSupport"),
    },
    lines: {
      lineInteraction: say("lineInteraction"),
      lineVisibility: say("lineVisibility"),
      lineInternal: say("lineInternal"),
    },
    kinds: {
      start: say("nodeStart"),
      end: say("nodeEnd"),
      task: say("nodeTask"),
      decision: say("nodeDecision"),
      wait: say("nodeWait"),
      system: say("nodeSystem"),
      document: say("nodeDocument"),
      note: say("nodeNote"),
    },
    fail: say("failPoint"),
    wait: say("waitPoint"),
    minutes: (count: number) => say("minutes", { count }),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
