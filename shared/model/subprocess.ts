// Owns: which process maps lie around the map of the inside of a node. Pure, and the same for everybody, also where maps
// were put inside each other. Rule MAP-190.

import type { MapSnapshot } from "./change.ts";
import type { Process, ProcessNode } from "./tables.ts";

export interface MapAround {
  readonly process: Process;
  /** The node of it that leads inside. */
  readonly node: ProcessNode;
}

/**
 * The maps around a map, the outermost first; none for a map that is no inside. Where several nodes lead inside, the
 * one with the smallest id counts. A circle of maps ends where it would begin again.
 */
export function mapsAround(map: MapSnapshot, processId: string): readonly MapAround[] {
  const holders = holdersByInside(map);
  const seen = new Set([processId]);
  const around: MapAround[] = [];
  for (let next = holders.get(processId); next; next = holders.get(next.process.id)) {
    if (seen.has(next.process.id)) break;
    seen.add(next.process.id);
    around.unshift(next);
  }
  return around;
}

function holdersByInside(map: MapSnapshot): ReadonlyMap<string, MapAround> {
  const holders = new Map<string, MapAround>();
  for (const node of map.processNodes.values()) {
    const process = node.subprocessId === "" ? undefined : map.processes.get(node.processId);
    const known = holders.get(node.subprocessId);
    if (process && (!known || node.id < known.node.id)) {
      holders.set(node.subprocessId, { process, node });
    }
  }
  return holders;
}
