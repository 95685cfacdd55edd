import fc from "fast-check";
import { expect, test } from "vitest";
import { applyPure, emptySnapshot } from "./change.ts";
import type { Felt } from "./emotion.ts";
import {
  columnParts,
  distanceAt,
  type HeatColumn,
  type Heatmap,
  type HeatRow,
  type HeatSort,
  isApart,
  sortedRows,
} from "./heatmap.ts";
import { schemas, type Touchpoint } from "./tables.ts";

const touchpoint = (id: string): Touchpoint => {
  const change = { op: "create", table: "touchpoints", id, values: { text: id } } as const;
  const found = applyPure(schemas.map, emptySnapshot(schemas.map), [change]).touchpoints.get(id);
  if (!found) throw new Error("The touchpoint is there");
  return found;
};
const pool = ["t0", "t1", "t2", "t3"].map(touchpoint);
const figures = (mean: number, more: object = {}): Felt => {
  return { mean, love: 2, pain: 2, n: 5, spread: 1, ...more };
};
const column = (id: string, kind: HeatColumn["kind"]): HeatColumn => {
  return { group: { id, name: id }, kind };
};
const row = (at: number, ...cells: (Felt | undefined)[]): HeatRow => {
  return { touchpoint: pool[at] as Touchpoint, cells, place: at };
};
const order = (columns: readonly HeatColumn[], rows: readonly HeatRow[], sort: HeatSort) =>
  sortedRows({ columns, rows }, sort).map((one) => one.touchpoint.id);
const today = [column("a", "current")];

test("[VOT-89] a small group's word stands between the means of its side and the others, mixed as no feeling at all", () => {
  const rows = [
    row(0, figures(0)),
    row(1, { feeling: "love" }),
    row(2, figures(-0.1)),
    row(3, { feeling: "pain" }),
  ];
  expect(order(today, rows, "pain")).toEqual(["t2", "t3", "t0", "t1"]);
  expect(order(today, rows, "love")).toEqual(["t1", "t0", "t3", "t2"]);
  const mixed = [row(2, { feeling: "mixed" }), row(0, figures(0)), row(1, figures(0.1))];
  expect(order(today, mixed, "pain")).toEqual(["t0", "t2", "t1"]);
});

test("[VOT-89] by disagreement the widest spread comes first, and where nobody loves or nobody suffers there is none", () => {
  const rows = [
    row(0, { feeling: "mixed" }),
    row(1, figures(0, { spread: 0.5 })),
    row(2, figures(2, { spread: 2, pain: 0 })),
    row(3, figures(-1, { spread: 1.5 })),
  ];
  expect(order(today, rows, "disagreement")).toEqual(["t3", "t1", "t0", "t2"]);
});

test("[VOT-37] rows stand by the strongest cell of today, then of ideal journeys, then by id, in any heatmap", () => {
  const columns = [column("a", "current"), column("a", "ideal"), column("b", "current")];
  const mean = fc.option(fc.integer({ min: -2, max: 2 }), { nil: null });
  const cells = fc.tuple(mean, mean, mean);
  fc.assert(
    fc.property(fc.array(cells, { minLength: 4, maxLength: 4 }), (all) => {
      const rows = all.map((own, at) =>
        row(at, ...own.map((one) => (one === null ? undefined : figures(one)))),
      );
      const rank = ([a, ideal, b]: (typeof all)[number]) => {
        const worst = (means: readonly (number | null)[]) =>
          Math.min(99, ...means.flatMap((one) => one ?? []));
        return worst([a, b]) * 1000 + worst([ideal]);
      };
      const expected = all
        .map((own, at) => ({ id: `t${at}`, rank: rank(own) }))
        .sort((x, y) => x.rank - y.rank || x.id.localeCompare(y.id));
      expect(order(columns, rows, "pain")).toEqual(expected.map(({ id }) => id));
    }),
  );
});

test("[VOT-38] a distance is of one group's two columns and is written from a twentieth on", () => {
  const columns = [column("a", "current"), column("b", "ideal"), column("c", "ideal")];
  const one = row(0, figures(-1), figures(1), figures(2));
  expect(columns.map((_, at) => distanceAt({ columns }, one, at))).toEqual([null, null, null]);
  expect([null, 0, 0.04, -0.04, 0.06, -0.06].map(isApart)).toEqual([
    false,
    false,
    false,
    false,
    true,
    true,
  ]);
});

test("[EXP-197] parts of a heatmap are as few as can be and of like width, keep groups together, and tell each cell once", () => {
  const kinds = fc.constantFrom(["current"], ["ideal"], ["current", "ideal"]) as fc.Arbitrary<
    HeatColumn["kind"][]
  >;
  const groups = fc.array(kinds, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(groups, fc.integer({ min: 2, max: 6 }), fc.nat(), (given, most, seed) => {
      const columns = given.flatMap((all, at) => all.map((kind) => column(`g${at}`, kind)));
      const rows = pool.map((_, at) =>
        row(
          at,
          ...columns.map((__, of) => ((seed >> ((at + of) % 20)) & 1 ? figures(of) : undefined)),
        ),
      );
      const whole: Heatmap = { columns, rows };
      const parts = columnParts(whole, most);
      expect(parts.flatMap((part) => part.columns)).toEqual(columns);
      const sizes = parts.map((part) => part.columns.length);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(
        Math.max(most, columns.length <= most ? columns.length : 0),
      );
      expect(parts).toHaveLength(
        fewestParts(
          given.map(({ length }) => length),
          most,
        ),
      );
      expect(Math.max(...sizes)).toBe(
        leastWidth(
          given.map(({ length }) => length),
          parts.length,
        ),
      );
      const said = (maps: readonly Heatmap[]) =>
        maps
          .flatMap((part) =>
            part.rows.flatMap((one) =>
              one.cells.flatMap((cell, at) =>
                cell
                  ? [`${one.touchpoint.id} ${columns.indexOf(part.columns[at] as HeatColumn)}`]
                  : [],
              ),
            ),
          )
          .sort();
      expect(said(parts)).toEqual(said([whole]));
      if (parts.length > 1) {
        for (const part of parts) {
          expect(part.whole).toBe(columns);
          for (const one of part.rows) expect(one.cells.some((cell) => cell)).toBe(true);
        }
      }
    }),
  );
});

/** By trying: how few runs of groups have at most so many columns each. */
function fewestParts(sizes: readonly number[], most: number): number {
  for (let parts = 1; ; parts += 1) if (leastWidth(sizes, parts) <= most) return parts;
}

/** By trying every cut: the least width that the widest of so many runs can have. */
function leastWidth(sizes: readonly number[], parts: number): number {
  if (parts === 1 || sizes.length === 0) return sizes.reduce((sum, size) => sum + size, 0);
  let first = 0;
  let least = Number.POSITIVE_INFINITY;
  sizes.forEach((size, at) => {
    first += size;
    least = Math.min(least, Math.max(first, leastWidth(sizes.slice(at + 1), parts - 1)));
  });
  return least;
}
