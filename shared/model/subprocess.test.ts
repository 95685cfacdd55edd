import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "./change.ts";
import { deleteNodes } from "./processNode.ts";
import { mapsAround } from "./subprocess.ts";
import { schemas } from "./tables.ts";

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
