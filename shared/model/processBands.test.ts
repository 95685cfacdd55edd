import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MapSnapshot } from "./change.ts";
import { histories } from "./processArbitrary.ts";
import { type Band, bandsOf, pointToSpot, spotToPoint } from "./processBands.ts";
import { processOutline } from "./processOutline.ts";
import { nodeSize, soundSpot } from "./processPlaces.ts";

/** The bands of every process map of a workshop. */
function allBands(map: MapSnapshot): readonly (readonly Band[])[] {
  return [...map.processes.keys()].flatMap((id) => {
    const outline = processOutline(map, id);
    return outline ? [bandsOf(outline)] : [];
  });
}

/** Every node with where it lies. */
function lying(bands: readonly Band[]) {
  return bands.flatMap((band) =>
    band.nodes.map(({ node, spot }) => ({ band, node, spot, at: spotToPoint(bands, spot) })),
  );
}

describe("bands", () => {
  it("[MAP-89] lie one below the other, and each holds its nodes", () => {
    fc.assert(
      fc.property(histories, (map) => {
        for (const bands of allBands(map)) {
          const ends = bands.map(({ top, height }) => top + height);
          expect(bands.slice(1).every(({ top }, at) => top >= (ends[at] ?? 0))).toBe(true);
          for (const { band, node, at } of lying(bands)) {
            expect(at.y).toBeGreaterThanOrEqual(band.top);
            expect(at.y + nodeSize(node.kind).height).toBeLessThanOrEqual(band.top + band.height);
          }
        }
      }),
    );
  });

  it("[MAP-89] a node put down where it lies stays in its spot", () => {
    fc.assert(
      fc.property(histories, (map) => {
        for (const bands of allBands(map)) {
          for (const { node, spot, at } of lying(bands)) {
            const back = pointToSpot(bands, at, node.kind);
            expect(back && soundSpot(back)).toEqual(spot);
          }
        }
      }),
    );
  });

  it("[MAP-89] name each line of the blueprint once, also where a layer is empty", () => {
    fc.assert(
      fc.property(histories, (map) => {
        for (const bands of allBands(map)) {
          const lines = bands.flatMap((band) => band.lines);
          expect(new Set(lines).size).toBe(lines.length);
        }
      }),
    );
  });
});
