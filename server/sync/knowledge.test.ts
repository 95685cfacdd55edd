import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Struct, Structure } from "../../shared/wire/structure.ts";
import { fits, fold, learn, noKnowledge, novelty } from "./knowledge.ts";

function struct(clock: number, needs?: [client: number, clock: number]): Struct {
  return {
    clock,
    length: 1,
    needs: needs && { client: needs[0], clock: needs[1] },
    within: "replaced",
  };
}

function structure(blocks: Structure["blocks"], deletes: Structure["deletes"] = []): Structure {
  return { blocks, deletes, hasSkips: false, deletesAt: 0, replacedByRecords: [] };
}

test("[SYN-6] an update fits if everything that it builds on is held or in it, in whatever order", () => {
  const held = noKnowledge();
  learn(held, structure([{ client: 1, structs: [struct(0), struct(1)] }]));
  const both = structure([
    { client: 9, structs: [struct(0, [5, 1])] },
    { client: 5, structs: [struct(0), struct(1, [1, 1])] },
  ]);
  expect(fits([held], both)).toBe(true);
  expect(fits([noKnowledge()], both)).toBe(false);
  expect(fits([held], structure([{ client: 1, structs: [struct(3)] }]))).toBe(false);
  expect(fits([held], structure([], [{ client: 1, ranges: [{ clock: 1, end: 2 }] }]))).toBe(true);
  expect(fits([held], structure([], [{ client: 1, ranges: [{ clock: 1, end: 3 }] }]))).toBe(false);
});

test("[SYN-6] structs that wait for each other never fit", () => {
  const cycle = structure([
    { client: 9, structs: [struct(0, [5, 0])] },
    { client: 5, structs: [struct(0, [9, 0])] },
  ]);
  expect(fits([noKnowledge()], cycle)).toBe(false);
});

test("[SYN-7] what is new in a deletion is what no layer holds", () => {
  const range = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }))
    .map(([clock, length]) => ({ clock, end: clock + length }));
  const ranges = fc.array(range, { maxLength: 6 });
  const clocksIn = (list: readonly { clock: number; end: number }[]): Set<number> =>
    new Set(
      list.flatMap(({ clock, end }) => Array.from({ length: end - clock }, (_, at) => clock + at)),
    );
  fc.assert(
    fc.property(ranges, ranges, ranges, (below, above, asked) => {
      const [base, layer] = [noKnowledge(), noKnowledge()];
      learn(base, structure([], [{ client: 1, ranges: below }]));
      learn(layer, structure([], [{ client: 1, ranges: above }]));
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
