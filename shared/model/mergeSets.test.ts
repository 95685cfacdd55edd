import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "./change.ts";
import { mergeSetsOfTouchpoints } from "./mergeSets.ts";
import { schemas } from "./tables.ts";
import { visibleTouchpoints } from "./usage.ts";
import { lockBoard } from "./workshop.ts";

const touchpoint = (id: string): MapChange => {
  return { op: "create", table: "touchpoints", id, values: { text: id, groupId: "g" } };
};
const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "groups", id: "g", values: { name: "Pile" } },
  ...["a", "b", "c", "d", "e"].map(touchpoint),
]);

test("[MAP-186] several sets merge in one step, each into its first; what is gone is passed over", () => {
  const merged = mergeSetsOfTouchpoints(map, [["a", "b"], ["c", "d", "gone"], ["gone", "e"], []]);
  if (!merged.ok) throw new Error(merged.error.message);
  const after = applyPure(schemas.map, map, merged.value);
  expect(visibleTouchpoints(after).map(({ id }) => id)).toEqual(["a", "c", "e"]);
  expect(after.touchpoints.get("d")?.mergedInto).toBe("c");
  expect(mergeSetsOfTouchpoints(map, [])).toEqual({ ok: true, value: [] });
});

test("[MAP-187] locking the board is one field of the workshop, and the same again is no change", () => {
  const locked = lockBoard(map, { locked: true });
  expect(locked).toEqual({
    ok: true,
    value: [{ op: "create", table: "workshop", id: "main", values: { boardLocked: true } }],
  });
  if (!locked.ok) return;
  const after = applyPure(schemas.map, map, locked.value);
  expect(lockBoard(after, { locked: true })).toEqual({ ok: true, value: [] });
  expect(lockBoard(after, { locked: false })).toMatchObject({ value: [{ op: "update" }] });
});
