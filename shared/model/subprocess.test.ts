import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "./change.ts";
import { applied, chance, withNodes } from "./processArbitrary.ts";
import { deleteNodes, describeNodes } from "./processNode.ts";
import { processOutline } from "./processOutline.ts";
import { canHoldInside, makeInside, mapsAround } from "./subprocess.ts";
import { nodeKinds, schemas } from "./tables.ts";

function nested(insides: readonly (readonly [map: string, inside: string])[]) {
  const ids = new Set(insides.flat());
  const changes = [
    ...[...ids].map(
      (id): MapChange => ({
        op: "create",
        table: "processes",
        id,
        values: { name: id },
      }),
    ),
    ...insides.map(([processId, subprocessId], at): MapChange => {
      const values = { processId, subprocessId, name: `n${at}`, spot: ["l", 0, 0] } as const;
      return { op: "create", table: "processNodes", id: `n${at}`, values };
    }),
  ];
  return applyPure(schemas.map, emptySnapshot(schemas.map), changes);
}

const around = (map: ReturnType<typeof nested>, id: string) =>
  mapsAround(map, id).map(({ process, node }) => `${process.id} ${node.id}`);

test("[MAP-190] the maps around a map are told from the outermost on, by the node that leads inside", () => {
  const map = nested([
    ["a", "b"],
    ["b", "c"],
    ["a", "c"],
  ]);
  expect(around(map, "c")).toEqual(["a n0", "b n1"]);
  expect(around(map, "a")).toEqual([]);
  expect(around(map, "gone")).toEqual([]);
});

test("[MAP-190] maps that were put inside each other end somewhere", () => {
  const map = nested([
    ["a", "b"],
    ["b", "a"],
    ["c", "c"],
  ]);
  expect(around(map, "a")).toEqual(["b n1"]);
  expect(around(map, "b")).toEqual(["a n0"]);
  expect(around(map, "c")).toEqual([]);
});

test("[MAP-191] the map of the inside of a node stays when the node is deleted", () => {
  const map = nested([["a", "b"]]);
  const edit = deleteNodes(map, { ids: ["n0"] });
  if (!edit.ok) throw new Error(edit.error.message);
  const after = applyPure(schemas.map, map, edit.value);
  expect([...after.processes.keys()]).toEqual(["a", "b"]);
  expect(around(after, "b")).toEqual([]);
});

test("[IMP-101] a step becomes a process of its own: a map under its name with the lane in which it stands", () => {
  const { map, id, a, lane } = withNodes();
  const after = applied(map, makeInside(map, { nodeId: a, name: "Pack  it" }, chance));
  const inside = after.processNodes.get(a)?.subprocessId ?? "";
  const outline = processOutline(after, inside);
  expect(outline?.process.name).toBe("Pack it");
  expect(outline?.lanes.map(({ lane: { name, layer } }) => [name, layer])).toEqual([
    [map.processLanes.get(lane)?.name, map.processLanes.get(lane)?.layer],
  ]);
  expect(around(after, inside)).toEqual([`${id} ${a}`]);
  expect(makeInside(after, { nodeId: a, name: "Pack" }, chance)).toMatchObject({
    error: { code: "alreadyThere" },
  });
  expect(makeInside(map, { nodeId: "none", name: "" }, chance)).toMatchObject({
    error: { code: "gone" },
  });
});

test("[IMP-102] a step keeps its inside as long as its kind has one, and lets go of it else; the map stays", () => {
  const { map, a } = withNodes();
  const made = applied(map, makeInside(map, { nodeId: a, name: "Pack" }, chance));
  const inside = made.processNodes.get(a)?.subprocessId ?? "";
  for (const kind of nodeKinds) {
    const after = applied(made, describeNodes(made, { ids: [a], description: { kind } }));
    expect(after.processNodes.get(a)?.subprocessId).toBe(canHoldInside(kind) ? inside : "");
    expect(after.processes.has(inside)).toBe(true);
    const again = makeInside(
      applied(map, describeNodes(map, { ids: [a], description: { kind } })),
      { nodeId: a, name: "Pack" },
      chance,
    );
    expect(again.ok).toBe(canHoldInside(kind));
  }
});
