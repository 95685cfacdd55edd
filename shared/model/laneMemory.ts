// Owns: which layer a lane of a name has had in this workshop, so that nobody says it twice. Rule IMP-67.

import type { MapSnapshot } from "./change.ts";
import { type Layer, layers } from "./tables.ts";

/**
 * The layer that most lanes of this name have, whatever its case; among equals the one nearer to the customer.
 * `undefined` where no lane has the name.
 */
export function layerRemembered(map: MapSnapshot, name: string): Layer | undefined {
  const wanted = folded(name);
  const own = [...map.processLanes.values()].filter((lane) => folded(lane.name) === wanted);
  const counts = layers.map((layer) => own.filter((lane) => lane.layer === layer).length);
  const most = Math.max(...counts);
  return most === 0 ? undefined : layers[counts.indexOf(most)];
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
