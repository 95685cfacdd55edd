// Owns: the ways between a node and the process map of what happens inside it. Rule MAP-192.

import { useLocation } from "wouter";
import { type MapAround, mapsAround } from "../../../shared/model/subprocess.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { useMap } from "../../session/hooks.ts";
import { nodePath } from "./paths.ts";

/** The maps that this one is the inside of, the outermost first. */
export function useMapsAround(processId: string): readonly MapAround[] {
  return useMap(
    ["processes", "processNodes"],
    (map) => mapsAround(map, processId),
    (a, b) =>
      a.length === b.length &&
      a.every(({ process, node }, at) => process === b[at]?.process && node === b[at]?.node),
  );
}

/** Leads to the node whose inside this is; whether there is one. */
export function useGoOutside(around: readonly MapAround[]): () => boolean {
  const [, navigate] = useLocation();
  const { workshopId } = useRoomLocation();
  return () => {
    const next = around.at(-1);
    if (next) navigate(nodePath(workshopId, next.process.id, next.node.id));
    return next !== undefined;
  };
}
