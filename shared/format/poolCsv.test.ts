import { describe, expect, it } from "vitest";
import { applyPure, emptySnapshot } from "../model/change.ts";
import type { DotStanding } from "../model/dots.ts";
import { schemas } from "../model/tables.ts";
import { parseCsv } from "./csv.ts";
import { poolHeader, poolToCsv } from "./poolCsv.ts";

const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "departments", id: "d", values: { name: "=Service" } },
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  {
    op: "create",
    table: "touchpoints",
    id: "t1",
    values: { text: "=cmd|' /C calc'!A0", channel: "phone", departmentId: "d" },
  },
  { op: "create", table: "touchpoints", id: "t2", values: { text: "Pay, then wait\nlong" } },
  { op: "create", table: "touchpoints", id: "t3", values: { text: "Payment", mergedInto: "t2" } },
  { op: "create", table: "touchpoints", id: "t4", values: { text: "Hidden", hidden: true } },
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "t2", slot: ["x", "V"] },
  },
]);
const emotions = new Map([
  [
    "t2",
    {
      current: { mean: -1.256, love: 1, pain: 4, n: 5, spread: 1 },
      ideal: { mean: 1.6, love: 6, pain: 0, n: 6, spread: 0.5 },
    },
  ],
]);

describe("the pool as CSV", () => {
  const csv = poolToCsv(map, emotions);
  const { header, rows } = parseCsv(csv);

  it("[EXP-15] [VOT-59] there is a row for each visible touchpoint, with its use, wordings and what is felt today and ideally", () => {
    expect(header).toEqual([...poolHeader]);
    expect(rows).toHaveLength(2);
    const pay = rows.find(({ cells }) => cells[0]?.startsWith("Pay"))?.cells;
    expect(pay).toEqual([
      "Pay, then wait\nlong",
      "",
      "",
      "",
      "",
      "Nadia",
      "Payment",
      "",
      "-1.26",
      "1",
      "4",
      "5",
      "",
      "",
      "1.6",
      "6",
      "0",
      "6",
      "",
    ]);
  });

  it("[VOT-77] the latest dot vote has a column, with a count or a small group's word", () => {
    const dotsAt = poolHeader.indexOf("dots");
    const cellsWith = (dots: ReadonlyMap<string, DotStanding>) =>
      parseCsv(poolToCsv(map, new Map(), dots)).rows.map(({ cells }) => cells[dotsAt]);
    expect(cellsWith(new Map([["t2", { dots: 9 }]]))).toContain("9");
    expect(cellsWith(new Map([["t2", { band: "some" }]]))).toContain("some");
  });

  it("[VOT-56] a small group's word has a column of its own, and no figures", () => {
    const small = new Map([["t2", { current: { feeling: "pain" } as const, ideal: undefined }]]);
    const table = parseCsv(poolToCsv(map, small)).rows.map(({ cells }) => cells);
    const pay = table.find((cells) => cells[0]?.startsWith("Pay"));
    expect(pay?.slice(8)).toEqual(["", "", "", "", "pain", "", "", "", "", "", ""]);
  });

  it("[EXP-16] no cell begins a formula, and no column tells of people or times", () => {
    const formula = /^\s*(?:[=+@]|-(?!\d+(?:\.\d+)?$))/;
    for (const { cells } of rows) for (const cell of cells) expect(cell).not.toMatch(formula);
    expect(header.join(" ")).not.toMatch(/author|who|time|date|created/i);
  });
});
