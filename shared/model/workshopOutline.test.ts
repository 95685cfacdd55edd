import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "./change.ts";
import { schemas } from "./tables.ts";
import { type OutlineRow, outlineRows, rowKey } from "./workshopOutline.ts";

const card = (id: string, place: readonly [number, number] | null, groupId = ""): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: id, groupId, ...(place ? { place } : {}) },
});
const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "groups", id: "g", values: { name: "Parcel" } },
  card("low", [0, 300], "g"),
  card("right", [300, 0], "g"),
  card("left", [0, 0], "g"),
  card("nowhere", null),
  card("lost", [5, 5], "gone"),
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "ideal" } },
  { op: "create", table: "journeys", id: "k", values: { personaId: "p", kind: "current" } },
  { op: "create", table: "stages", id: "b", values: { journeyId: "j", name: "Buy", order: "V" } },
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "left", slot: ["b", "V"] },
  },
]);

const names = (rows: readonly OutlineRow[]): readonly string[] => rows.map(({ key }) => key);
const everything = new Set(["pool:", "group:g", "group:", "journey:j", "journey:k", "stage:b"]);

test("[MAP-108] every visible card is in its group, and every step in its stage, each exactly once", () => {
  const rows = outlineRows(map, { open: everything, first: "pool" });
  expect(names(rows)).toEqual([
    "pool:",
    "group:g",
    "card:left",
    "card:right",
    "card:low",
    "group:",
    "card:lost",
    "card:nowhere",
    "journey:j",
    "stage:b",
    "step:s",
    "journey:k",
  ]);
});

test("[MAP-109] only what is open shows its inside, and each row knows its place among its siblings", () => {
  const rows = outlineRows(map, { open: new Set([rowKey("pool", "")]), first: "pool" });
  expect(names(rows)).toEqual(["pool:", "group:g", "group:", "journey:j", "journey:k"]);
  expect(rows[1]).toMatchObject({ level: 2, position: 1, size: 2, count: 3, isOpen: false });
});

test("[A11-158] the pool and a group hold touchpoints, a journey stages, a stage steps", () => {
  const rows = outlineRows(map, { open: new Set([rowKey("journey", "j")]), first: "pool" });
  const held = rows.map(({ kind, id, count }) => `${kind}:${id} ${count}`);
  expect(held).toEqual(["pool: 5", "journey:j 1", "stage:b 1", "journey:k 0"]);
});

test("[MAP-110] the room that one comes from stands first, and in it the journey on screen", () => {
  const rows = outlineRows(map, { open: new Set(), first: "journeys", journeyId: "k" });
  expect(names(rows)).toEqual(["journey:k", "journey:j", "pool:"]);
});

test("[MAP-240] a persona without a journey has a row of its own", () => {
  const both = applyPure(schemas.map, map, [
    { op: "create", table: "personas", id: "q", values: { name: "Martin" } },
  ]);
  const rows = outlineRows(both, { open: new Set(), first: "journeys" });
  expect(names(rows)).toEqual(["journey:j", "journey:k", "persona:q", "pool:"]);
  expect(rows[2]).toMatchObject({ level: 1, isOpen: null });
});
