import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { applyPure, emptySnapshot } from "../../../shared/model/change.ts";
import { schemas } from "../../../shared/model/tables.ts";
import { filtered, isFiltering, noFilter } from "../../filter/filter.ts";
import { isEncircled, lengthened } from "./lasso.ts";

const bay = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
  { x: 50, y: 20 },
  { x: 0, y: 100 },
];

test("[MAP-184] a lasso holds what its line goes around, its bays left out", () => {
  expect(isEncircled(bay, { x: 10, y: 50 })).toBe(true);
  expect(isEncircled(bay, { x: 90, y: 50 })).toBe(true);
  expect(isEncircled(bay, { x: 50, y: 50 })).toBe(false);
  expect(isEncircled(bay, { x: 150, y: 50 })).toBe(false);
  expect(isEncircled([], { x: 0, y: 0 })).toBe(false);
  expect(isEncircled(bay.slice(0, 2), { x: 50, y: 0 })).toBe(false);
});

test("[MAP-184] a trembling hand does not lengthen the line", () => {
  const line = [{ x: 0, y: 0 }];
  expect(lengthened(line, { x: 1, y: 1 }, 4)).toBe(line);
  expect(lengthened(line, { x: 4, y: 0 }, 4)).toHaveLength(2);
});

test("[MAP-185] a filter asks for channel, department and use together", () => {
  const touchpoint = (id: string, values = {}): MapChange => {
    return { op: "create", table: "touchpoints", id, values: { text: id, ...values } };
  };
  const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
    { op: "create", table: "departments", id: "d", values: { name: "Shop" } },
    { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
    touchpoint("a", { channel: "web", departmentId: "d" }),
    touchpoint("b", { channel: "web", departmentId: "gone" }),
    touchpoint("c"),
    {
      op: "create",
      table: "steps",
      id: "s",
      values: { journeyId: "j", touchpointId: "a", slot: ["g", "V"] },
    },
  ]);
  const ids = (filter: Partial<typeof noFilter>) => {
    const through = filtered(map, map.touchpoints.values(), { ...noFilter, ...filter });
    return through && [...through].join("");
  };
  expect(ids({})).toBeNull();
  expect(ids({ channel: "web" })).toBe("ab");
  expect(ids({ channel: "" })).toBe("c");
  expect(ids({ departmentId: "" })).toBe("bc");
  expect(ids({ use: "unplaced" })).toBe("bc");
  expect(ids({ use: { personaId: "p" } })).toBe("a");
  expect(ids({ channel: "web", departmentId: "d", use: "unplaced" })).toBe("");
  expect(isFiltering(noFilter)).toBe(false);
});

test("[STA-57] the line is not squeezed to nothing in a layer without a width, and grows as the board shrinks", () => {
  const sheet = readFileSync(new URL("./Surface.module.css", import.meta.url), "utf8");
  const rule = (selector: string) => sheet.split(`${selector} {`)[1]?.split("}")[0];
  expect(rule("\n.lasso")).toContain("max-inline-size: none");
  expect(rule("\n.lasso polygon")).toMatch(/stroke-width: calc\(.*--unzoom/);
});
