import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeSize } from "../../model/processPlaces.ts";
import { type NodeKind, nodeKinds } from "../../model/tables.ts";
import { closingFlows } from "./closingFlows.ts";
import { crossingsBetween } from "./crossings.ts";
import type { LaidOut, LayoutFlow, LayoutNode, LayoutWish } from "./layoutModel.ts";
import { layoutProcess } from "./layoutProcess.ts";

const ids = Array.from({ length: 14 }, (_, at) => `n${at.toString().padStart(2, "0")}`);

/** Any map of up to 14 nodes in up to 4 lanes, standing anywhere, with any flows. */
const wishes: fc.Arbitrary<LayoutWish> = fc
  .tuple(
    fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        kind: fc.constantFrom(...nodeKinds),
        lane: fc.nat(3),
        x: fc.nat(2000),
        y: fc.nat(600),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 14 },
    ),
    fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.boolean()), {
      selector: ([from, to]) => `${from} ${to}`,
      maxLength: 24,
    }),
    fc.array(fc.shuffledSubarray(ids, { maxLength: 4 }), { maxLength: 2 }),
  )
  .map(([nodes, flows, sequences]) => {
    const known = new Set(nodes.map(({ id }) => id));
    return {
      nodes: [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1)),
      flows: flows
        .filter(([from, to]) => known.has(from) && known.has(to))
        .map(([from, to, hasLabel]) => ({ from, to, hasLabel })),
      sequences: sequences.map((sequence) => sequence.filter((id) => known.has(id))),
    };
  });

const placesOf = (wish: LayoutWish) => new Map(layoutProcess(wish).map((node) => [node.id, node]));

function again(wish: LayoutWish, laid: readonly LaidOut[]): LayoutWish {
  const places = new Map(laid.map((node) => [node.id, node]));
  return { ...wish, nodes: wish.nodes.map((node) => ({ ...node, ...places.get(node.id) })) };
}

function acts(kind: NodeKind | undefined): boolean {
  return kind !== "document" && kind !== "note";
}

function line(count: number): { nodes: LayoutNode[]; flows: LayoutFlow[] } {
  const nodes = ids.slice(0, count).map((id): LayoutNode => {
    return { id, kind: "task", lane: 0, x: 0, y: 0 };
  });
  const flows = nodes.slice(1).map(({ id }, at) => ({ from: nodes[at]?.id ?? "", to: id }));
  return { nodes, flows };
}

/** The pairs of nodes of one lane that lie on top of each other. */
function overlaps(
  nodes: readonly LayoutNode[],
  places: ReadonlyMap<string, LaidOut>,
): readonly string[] {
  const boxes = nodes.flatMap(({ id, kind, lane }) => {
    const place = places.get(id);
    return place ? [{ ...place, ...nodeSize(kind), id, lane }] : [];
  });
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => a.lane === b.lane)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width)
      .filter((b) => a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id} ${b.id}`),
  );
}

describe("the layout of a process map", () => {
  it("[MAP-139] keeps every node in its lane, on the raster, and none on top of another", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const places = placesOf(wish);
        expect([...places.keys()]).toEqual(wish.nodes.map(({ id }) => id));
        for (const { id, lane } of wish.nodes) {
          const here = places.get(id);
          const { x, y } = here ?? { x: 1, y: -1 };
          expect([here?.lane, x % 8, y % 8, y >= 0]).toEqual([lane, 0, 0, true]);
        }
        expect(overlaps(wish.nodes, places)).toEqual([]);
      }),
    );
  });

  it("[MAP-139] leads every flow between two that act and that closes no loop to the right", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const places = placesOf(wish);
        const kinds = new Map(wish.nodes.map(({ id, kind }) => [id, kind]));
        const acting = wish.nodes.filter(({ kind }) => acts(kind));
        const flows = wish.flows
          .filter(({ from, to }) => from !== to)
          .filter(({ from, to }) => acts(kinds.get(from)) && acts(kinds.get(to)));
        const back = closingFlows(acting, flows);
        for (const flow of flows.filter((each) => !back.has(each))) {
          const end =
            (places.get(flow.from)?.x ?? 0) + nodeSize(kinds.get(flow.from) ?? "task").width;
          expect(places.get(flow.to)?.x).toBeGreaterThan(end);
        }
      }),
    );
  });

  it("[MAP-141] is the same each time, and laying out again changes nothing", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const once = layoutProcess(wish);
        expect(layoutProcess(wish)).toEqual(once);
        expect(layoutProcess(again(wish, once))).toEqual(once);
      }),
    );
  });

  it("[MAP-142] a task added behind the last one moves no other node", () => {
    fc.assert(
      fc.property(wishes, fc.nat(3), (wish, lane) => {
        const laid = layoutProcess(wish);
        const settled = again(wish, laid);
        const ends = wish.nodes.filter(
          ({ id, kind }) =>
            acts(kind) &&
            wish.flows.some(({ from, to }) => to === id && from !== id) &&
            wish.flows.every(({ from, to }) => from !== id || to === id),
        );
        if (wish.nodes.some(({ kind }) => !acts(kind))) return;
        const far = Math.max(...laid.map(({ x }) => x));
        const end = ends.find(({ id }) => (laid.find((one) => one.id === id)?.x ?? 0) >= far - 24);
        if (!end) return;
        const before = layoutProcess(settled);
        const added: LayoutNode = { id: "z", kind: "task", lane, x: far + 300, y: 0 };
        const after = layoutProcess({
          ...settled,
          nodes: [...settled.nodes, added],
          flows: [...settled.flows, { from: end.id, to: "z" }],
        });
        const moved = before.filter(({ id, x }) => after.find((one) => one.id === id)?.x !== x);
        expect(moved).toEqual([]);
      }),
    );
  });

  it("[MAP-140] a straight process is one row, and what skips a task passes beside it", () => {
    const { nodes, flows } = line(5);
    expect(new Set(layoutProcess({ nodes, flows }).map(({ y }) => y))).toEqual(new Set([0]));
    const short = placesOf({ nodes, flows: [...flows, { from: "n01", to: "n03" }] });
    expect(short.get("n01")?.y).toBe(short.get("n03")?.y);
    expect(short.get("n02")?.y).not.toBe(short.get("n01")?.y);
  });

  it("[MAP-140] a document stands in the column of what it belongs to, and makes no way longer", () => {
    const { nodes, flows } = line(3);
    const document: LayoutNode = { id: "o", kind: "document", lane: 0, x: 0, y: 0 };
    const laid = placesOf({
      nodes: [...nodes, document],
      flows: [...flows, { from: "n00", to: "o" }, { from: "o", to: "n02" }],
    });
    expect(laid.get("o")?.x).toBe(laid.get("n00")?.x);
    expect(laid.get("o")?.y).toBeGreaterThan(laid.get("n00")?.y ?? 0);
    expect(laid.get("n02")?.y).toBe(laid.get("n01")?.y);
  });

  it("[MAP-140] two branches that stand crossed are put right", () => {
    const node = (id: string, y: number, x = 0): LayoutNode => ({
      id,
      kind: "task",
      lane: 0,
      x,
      y,
    });
    const nodes = [
      node("a", 0),
      node("b", 0, 300),
      node("c", 200, 300),
      node("d", 200, 600),
      node("e", 0, 600),
    ];
    const flows = [
      ["a", "b"],
      ["a", "c"],
      ["b", "d"],
      ["c", "e"],
    ].map(([from = "", to = ""]) => ({ from, to }));
    const laid = placesOf({ nodes, flows });
    const [b, c, d, e] = ["b", "c", "d", "e"].map((id) => laid.get(id)?.y ?? 0);
    expect(Math.sign((b ?? 0) - (c ?? 0))).toBe(Math.sign((d ?? 0) - (e ?? 0)));
  });

  it("[MAP-140] crossings are counted as by comparing all pairs", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9))), (lines) => {
        let crossed = 0;
        lines.forEach(([from, to], at) => {
          for (const [otherFrom, otherTo] of lines.slice(at + 1)) {
            if ((from - otherFrom) * (to - otherTo) < 0) crossed += 1;
          }
        });
        expect(crossingsBetween(lines)).toBe(crossed);
      }),
    );
  });

  it("[MAP-143] touchpoints of one journey stand in its order, unless a flow says otherwise", () => {
    const nodes = ["c", "a", "b"].map(
      (id): LayoutNode => ({ id, kind: "task", lane: 0, x: 0, y: 0 }),
    );
    const sequences = [["a", "b", "c"]];
    const x = (flows: readonly LayoutFlow[]) => {
      const laid = placesOf({ nodes, flows, sequences });
      return ["a", "b", "c"].map((id) => laid.get(id)?.x ?? 0);
    };
    const inOrder = x([]);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    expect(new Set(inOrder).size).toBe(3);
    const [a = 0, b = 0] = x([{ from: "b", to: "a" }]);
    expect(b).toBeLessThan(a);
  });
});
