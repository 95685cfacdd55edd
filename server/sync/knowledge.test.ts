import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, Structure } from "../../shared/wire/structure.ts";
import { fits, fold, learn, noKnowledge, novelty } from "./knowledge.ts";

type Made = readonly [clock: number, needs?: readonly [client: number, clock: number]];

/** Structs of one tick each. */
function block(client: number, ...structs: readonly Made[]): Block {
  const first = structs[0]?.[0] ?? 0;
  return {
    client,
    runs: [{ clock: first, end: first + structs.length }],
    needs: structs.flatMap(([clock, needs]) =>
      needs ? [{ clock, needed: { client: needs[0], clock: needs[1] } }] : [],
    ),
    standing: [],
    replacing: [],
    endsAt: 0,
  };
}

function structure(blocks: Structure["blocks"], deletes: Structure["deletes"] = []): Structure {
  return { blocks, deletes, hasSkips: false, deletesAt: 0 };
}

test("[SYN-6] an update fits if everything that it builds on is held or in it, in whatever order", () => {
  const held = noKnowledge();
  learn(held, structure([block(1, [0], [1])]), []);
  const both = structure([block(9, [0, [5, 1]]), block(5, [0], [1, [1, 1]])]);
  expect(fits([held], both)).toBe(true);
  expect(fits([noKnowledge()], both)).toBe(false);
  expect(fits([held], structure([block(1, [3])]))).toBe(false);
  expect(fits([held], structure([], [{ client: 1, ranges: [1, 2] }]))).toBe(true);
  expect(fits([held], structure([], [{ client: 1, ranges: [1, 3] }]))).toBe(false);
});

test("[SYN-6] structs that wait for each other never fit", () => {
  const cycle = structure([block(9, [0, [5, 0]]), block(5, [0, [9, 0]])]);
  expect(fits([noKnowledge()], cycle)).toBe(false);
});

test("[SYN-7] what is new in a deletion is what no layer holds", () => {
  const range = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }))
    .map(([clock, length]) => [clock, clock + length]);
  const ranges = fc.array(range, { maxLength: 40 }).map((pairs) => pairs.flat());
  const clocksIn = (pairs: readonly number[]): Set<number> =>
    new Set(
      pairs.flatMap((clock, at) =>
        at % 2 === 0
          ? Array.from({ length: (pairs[at + 1] ?? 0) - clock }, (_, n) => clock + n)
          : [],
      ),
    );
  fc.assert(
    fc.property(ranges, ranges, ranges, (below, above, asked) => {
      const [base, layer] = [noKnowledge(), noKnowledge()];
      learn(base, structure([], [{ client: 1, ranges: below }]), []);
      learn(layer, structure([], [{ client: 1, ranges: above }]), []);
      const wish = structure([], [{ client: 1, ranges: asked }]);
      const expected = [...clocksIn(asked)]
        .filter((clock) => !clocksIn([...below, ...above]).has(clock))
        .sort((a, b) => a - b);
      const told = (): number[] =>
        [...clocksIn(novelty([base, layer], wish).deletes[0]?.ranges ?? [])].sort((a, b) => a - b);
      expect(told()).toEqual(expected);
      fold(base, layer);
      expect(
        [...clocksIn(novelty([base], wish).deletes[0]?.ranges ?? [])].sort((a, b) => a - b),
      ).toEqual(expected);
    }),
  );
});
