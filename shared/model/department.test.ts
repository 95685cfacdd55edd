import { expect, test } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "./change.ts";
import {
  addDepartment,
  countUses,
  deleteDepartment,
  departmentsByName,
  departmentsMax,
  recolorDepartment,
  renameDepartment,
} from "./department.ts";
import { joinDepartment, participantIn } from "./participant.ts";
import { schemas } from "./tables.ts";
import { describeWorkshop } from "./workshop.ts";

const chance = seededChance(1);
const empty = emptySnapshot(schemas.map);
const after = (map: MapSnapshot, changes: readonly MapChange[]) =>
  applyPure(schemas.map, map, changes);
const withDepartments = (...names: string[]) =>
  names.reduce((map, name) => after(map, expectOk(addDepartment(map, { name }, chance))), empty);
const codeOf = (result: ReturnType<typeof addDepartment>) => (result.ok ? "ok" : result.error.code);

test("[PHA-35] departments get the colours in turn, the least used first", () => {
  const map = withDepartments(..."abcdefghi");
  expect(departmentsByName(map).map(({ color }) => color)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1]);
});

test("[PHA-35] no name, a name that there is, a long one and one too many are refused", () => {
  const map = withDepartments("Nursing");
  const [{ id } = { id: "" }] = map.departments.values();
  expect(codeOf(addDepartment(map, { name: "  " }, chance))).toBe("empty");
  expect(codeOf(addDepartment(map, { name: "nursing " }, chance))).toBe("alreadyThere");
  expect(codeOf(addDepartment(map, { name: "x".repeat(81) }, chance))).toBe("tooLong");
  expect(codeOf(renameDepartment(map, { id, name: "NURSING" }))).toBe("ok");
  const names = Array.from({ length: departmentsMax }, (_, index) => `D${index}`);
  expect(codeOf(addDepartment(withDepartments(...names), { name: "more" }, chance))).toBe("full");
});

test("[PHA-35] a department is renamed and recoloured; the same is no change, a ninth colour none", () => {
  const map = withDepartments("Nursing");
  const [{ id } = { id: "" }] = map.departments.values();
  const renamed = after(map, expectOk(renameDepartment(map, { id, name: "Ward" })));
  expect(renamed.departments.get(id)?.name).toBe("Ward");
  expect(expectOk(renameDepartment(renamed, { id, name: " Ward" }))).toEqual([]);
  expect(codeOf(recolorDepartment(map, { id, color: 9 }))).toBe("badRequest");
  expect(
    after(map, expectOk(recolorDepartment(map, { id, color: 4 }))).departments.get(id)?.color,
  ).toBe(4);
});

test("[PHA-36] deleting a department leaves what referred to it", () => {
  const map = withDepartments("Nursing");
  const [{ id } = { id: "" }] = map.departments.values();
  const used = after(map, [
    { op: "create", table: "touchpoints", id: "t", values: { text: "rings", departmentId: id } },
  ]);
  expect(countUses(used, id)).toBe(1);
  const deleted = after(used, deleteDepartment(used, id));
  expect(deleted.departments.size).toBe(0);
  expect(deleted.touchpoints.get("t")?.departmentId).toBe(id);
  expect(deleteDepartment(deleted, id)).toEqual([]);
});

test("[PHA-37] of two records that two tabs made, the smallest id counts, and only it is changed", () => {
  const mine = emptySnapshot(schemas.mine);
  expect(joinDepartment(mine, "", chance)).toEqual([]);
  const joined = applyPure(schemas.mine, mine, joinDepartment(mine, "d", chance));
  expect(participantIn(joined)?.departmentId).toBe("d");
  expect(joinDepartment(joined, "d", chance)).toEqual([]);
  const twice = applyPure(schemas.mine, mine, [
    { op: "create", table: "me", id: "b", values: { departmentId: "x" } },
    { op: "create", table: "me", id: "a", values: { departmentId: "y" } },
  ]);
  expect(participantIn(twice)?.departmentId).toBe("y");
  expect(joinDepartment(twice, "", chance)).toEqual([
    { op: "update", table: "me", id: "a", values: { departmentId: "" } },
  ]);
});

test("[PHA-38] a workshop gets another title or question, cleaned; an empty title is refused", () => {
  const named = after(empty, expectOk(describeWorkshop(empty, "title", " A  shop ")));
  expect(named.workshop.get("main")?.title).toBe("A shop");
  expect(expectOk(describeWorkshop(named, "title", "A shop"))).toEqual([]);
  expect(describeWorkshop(named, "title", " ").ok).toBe(false);
  expect(describeWorkshop(named, "question", "x".repeat(501)).ok).toBe(false);
  const asked = after(named, expectOk(describeWorkshop(named, "question", "Why?")));
  expect(asked.workshop.get("main")).toMatchObject({
    id: "main",
    title: "A shop",
    question: "Why?",
  });
});

test("[MAP-408] departments are listed by name, in whatever letters, and numbers by their size", () => {
  const names = ["Склад", "Team 10", "économat", "Filiale", "Team 2", "Support"];
  expect(departmentsByName(withDepartments(...names)).map(({ name }) => name)).toEqual([
    "économat",
    "Filiale",
    "Support",
    "Team 2",
    "Team 10",
    "Склад",
  ]);
});
