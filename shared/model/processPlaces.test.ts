import fc from "fast-check";
import { expect, it } from "vitest";
import {
  freeSpot,
  nodeGap,
  nodeSize,
  type Standing,
  soundSpot,
  spotAfter,
  spotAtEnd,
} from "./processPlaces.ts";
import { nodeKinds } from "./tables.ts";

const standing: fc.Arbitrary<Standing> = fc.record({
  id: fc.constant("n"),
  kind: fc.constantFrom(...nodeKinds),
  spot: fc.tuple(fc.constantFrom("a", "b"), fc.nat(400), fc.nat(900)),
});

it("[MAP-79] the free spot is the wanted one, or the first below that nothing overlaps, one gap under what was in the way", () => {
  fc.assert(
    fc.property(standing, fc.array(standing, { maxLength: 14 }), ({ kind, spot }, others) => {
      expect(freeSpot(spot, kind, others)).toEqual(stepByStep({ kind, spot }, others));
    }),
  );
});

it("[MAP-405] what follows the first node of a lane is centred on it, whatever kinds the two are", () => {
  const middle = ({ kind, spot }: Pick<Standing, "kind" | "spot">) =>
    spot[2] + nodeSize(kind).height / 2;
  for (const kind of nodeKinds) {
    const first = { id: "first", kind, spot: spotAtEnd("a", kind, []) };
    for (const next of nodeKinds) {
      const spot = spotAfter(first, next, [first]);
      expect(middle({ kind: next, spot }), `${kind}, ${next}`).toBe(middle(first));
    }
  }
});

/** The same, looking at everything again after each step down. */
function stepByStep(
  { kind, spot }: Pick<Standing, "kind" | "spot">,
  others: readonly Standing[],
): Standing["spot"] {
  const [laneId, x, y] = soundSpot(spot);
  const own = nodeSize(kind);
  const blocking = others.filter((other) => {
    const its = nodeSize(other.kind);
    return (
      other.spot[0] === laneId &&
      x < other.spot[1] + its.width &&
      other.spot[1] < x + own.width &&
      y < other.spot[2] + its.height &&
      other.spot[2] < y + own.height
    );
  });
  if (blocking.length === 0) return [laneId, x, y];
  const below = Math.max(...blocking.map((other) => other.spot[2] + nodeSize(other.kind).height));
  return stepByStep({ kind, spot: [laneId, x, below + nodeGap.y] }, others);
}
