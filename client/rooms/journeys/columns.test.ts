// @vitest-environment node
import { expect, test } from "vitest";
import { type Column, cellsOf, keepColumns } from "./columns.ts";

/** "Choose: Advert Reviews" is a stage with two steps. */
function columns(...stages: readonly string[]): readonly Column[] {
  return stages.map((words) => {
    const [stageId = "", ...steps] = words.split(/:? /);
    const cells = steps.map((stepId) => ({ stepId, touchpointId: `of ${stepId}`, elsewhere: "" }));
    return { stageId, cells };
  });
}

test("[MAP-278] after a move the stages and steps that have not changed are the same objects as before", () => {
  const held = columns("Choose: Advert Reviews", "Buy: Basket", "Use: Manual");
  const moved = keepColumns(held, columns("Choose: Reviews", "Buy: Advert Basket", "Use: Manual"));
  expect(moved).toEqual(columns("Choose: Reviews", "Buy: Advert Basket", "Use: Manual"));
  expect(moved[2]).toBe(held[2]);
  expect(new Set(cellsOf(moved))).toEqual(new Set(cellsOf(held)));
  for (const cell of cellsOf(moved)) expect(cellsOf(held).includes(cell)).toBe(true);
  expect(keepColumns(moved, columns("Choose: Reviews", "Buy: Advert Basket", "Use: Manual"))).toBe(
    moved,
  );
  const shared = [{ ...held[0], cells: [{ ...held[0]?.cells[0], elsewhere: "p" }] }] as Column[];
  expect(keepColumns(held, shared)[0]?.cells[0]).toBe(shared[0]?.cells[0]);
});
