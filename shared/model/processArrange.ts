// Owns: putting nodes of a process map in line with each other, and copying them. Pure rules. Rules MAP-136, MAP-137.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import type { Spot } from "./field.ts";
import type { ProcessEdit } from "./process.ts";
import { moveNodes, nodeLimit } from "./processNode.ts";
import { flowsOf, processOutline, standingNodes } from "./processOutline.ts";
import { freeSpot, nodeGap, nodeSize, type Standing } from "./processPlaces.ts";
import { refuse } from "./refusals.ts";

/** In one row of each lane; below each other; with equal gaps from left to right. */
export const alignments = ["row", "column", "spread"] as const;
export type Alignment = (typeof alignments)[number];

/**
 * Aligns nodes of one process map. `row`: the middles of those in one lane at one height, that of the leftmost. `column`:
 * all middles below that of the topmost lane's first. `spread`: with equal gaps between the first and the last, never
 * closer than nodes stand by themselves. What would overlap moves on within its lane. Refuses fewer than two.
 */
export function alignNodes(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[]; readonly how: Alignment },
): ProcessEdit {
  const processId = map.processNodes.get(wish.ids[0] ?? "")?.processId ?? "";
  const outline = processOutline(map, processId);
  const all = outline ? standingNodes(outline).map(({ node, spot }) => ({ ...node, spot })) : [];
  const chosen = all.filter(({ id }) => wish.ids.includes(id));
  if (chosen.length < 2) return err(refuse("gone"));
  const others: Standing[] = all.filter((node) => !chosen.includes(node));
  const moves = wantedSpots(chosen, wish.how).map(({ id, kind, spot }) => {
    const free = freeSpot(spot, kind, others);
    others.push({ id, kind, spot: free });
    return { id, spot: free };
  });
  return moveNodes(map, moves);
}

/** Copies nodes, a little below where they stand, with the flows among them. The first change creates the first copy. */
export function copyNodes(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[] },
  chance: Chance,
): ProcessEdit {
  const processId = map.processNodes.get(wish.ids[0] ?? "")?.processId ?? "";
  const outline = processOutline(map, processId);
  const standing = outline ? standingNodes(outline) : [];
  const chosen = standing.filter(({ node }) => wish.ids.includes(node.id));
  if (chosen.length === 0) return err(refuse("gone"));
  if (standing.length + chosen.length > nodeLimit) return err(refuse("full", { max: nodeLimit }));
  const taken: Standing[] = standing.map(({ node, spot }) => ({ ...node, spot }));
  const copies = new Map(chosen.map(({ node }) => [node.id, newId(chance)]));
  const nodes = chosen.map(({ node, spot: [laneId, x, y] }): MapChange => {
    // What it was in a file, and the map of its inside, stay with the original: a file has them once.
    const { id, bpmnType: _, bpmnExtra: __, subprocessId: ___, ...values } = node;
    const below: Spot = [laneId, x, y + nodeSize(node.kind).height + nodeGap.y];
    const spot = freeSpot(below, node.kind, taken);
    const copy = copies.get(id) ?? "";
    taken.push({ id: copy, kind: node.kind, spot });
    return { op: "create", table: "processNodes", id: copy, values: { ...values, spot } };
  });
  const flows = flowsOf(map, processId).flatMap(({ from, to, label }): MapChange[] => {
    const [source, target] = [copies.get(from), copies.get(to)];
    if (!source || !target) return [];
    const values = { processId, from: source, to: target, label };
    return [{ op: "create", table: "processFlows", id: newId(chance), values }];
  });
  return ok([...nodes, ...flows]);
}

function wantedSpots(chosen: readonly Standing[], how: Alignment): readonly Standing[] {
  const across = [...chosen].sort((a, b) => a.spot[1] - b.spot[1]);
  const [first] = across;
  if (!first) return [];
  switch (how) {
    case "row":
      return across.map((node) => {
        const row = across.filter(({ spot }) => spot[0] === node.spot[0]);
        // No higher than the tallest of them allows: nothing stands above its lane.
        const tallest = Math.max(...row.map(({ kind }) => nodeSize(kind).height));
        const [leader = node] = row;
        const middle = Math.max(leader.spot[2] + nodeSize(leader.kind).height / 2, tallest / 2);
        return at(node, node.spot[1], middle - nodeSize(node.kind).height / 2);
      });
    case "column": {
      const [leader = first] = chosen;
      const middle = leader.spot[1] + nodeSize(leader.kind).width / 2;
      return chosen.map((node) => at(node, middle - nodeSize(node.kind).width / 2, node.spot[2]));
    }
    case "spread":
      return spreadOut(across);
    default:
      return how satisfies never;
  }
}

function spreadOut(across: readonly Standing[]): readonly Standing[] {
  const [first, last] = [across[0], across.at(-1)];
  if (!first || !last) return across;
  const widths = across.map(({ kind }) => nodeSize(kind).width);
  const room = last.spot[1] + nodeSize(last.kind).width - first.spot[1];
  const taken = widths.reduce((sum, width) => sum + width, 0);
  const gap = Math.max(nodeGap.x, (room - taken) / (across.length - 1));
  let x = first.spot[1];
  return across.map((node, index) => {
    const placed = at(node, x, node.spot[2]);
    x += (widths[index] ?? 0) + gap;
    return placed;
  });
}

function at({ id, kind, spot }: Standing, x: number, y: number): Standing {
  return { id, kind, spot: [spot[0], x, Math.max(0, y)] };
}
