import { expect, it } from "vitest";
import { readRow } from "../../../shared/model/field.ts";
import { schemas, type Touchpoint } from "../../../shared/model/tables.ts";
import type { PoolFilter } from "./desk.ts";
import { countWaiting, poolEntries, sortedByText } from "./pool.ts";

const all: PoolFilter = { query: "", show: "all", channel: "any", department: "any" };

function touchpoint(id: string, stored: object): Touchpoint {
  const row = readRow(schemas.map.touchpoints, id, { ...stored });
  if (!row) throw new Error(`No touchpoint: ${JSON.stringify(stored)}`);
  return row;
}

const touchpoints = [
  touchpoint("a", { text: "Advert", channel: "web" }),
  touchpoint("b", { text: "Réclamation", channel: "phone" }),
  touchpoint("c", { text: "Return label", departmentId: "d" }),
];
const usage = new Map([
  ["a", [{ stepId: "s", journeyId: "here", personaId: "p" }]],
  ["c", [{ stepId: "t", journeyId: "there", personaId: "q" }]],
]);

function listed(filter: Partial<PoolFilter>): string {
  const entries = poolEntries(touchpoints, usage, "here", { ...all, ...filter });
  return entries.map((entry) => entry.touchpoint.id).join("");
}

it("what is not in this journey comes first, whoever else uses it", () => {
  expect(listed({})).toBe("bca");
  expect(listed({ show: "unplaced" })).toBe("b");
});

it("words are found in any order, without case and accents", () => {
  expect(listed({ query: "reclam" })).toBe("b");
  expect(listed({ query: "LABEL return" })).toBe("c");
});

it("channel and department narrow the list, and so does having none", () => {
  expect(listed({ channel: "web" })).toBe("a");
  expect(listed({ channel: "none" })).toBe("c");
  expect(listed({ department: "none" })).toBe("ba");
});

it("those not in this journey are counted, whatever the filter", () => {
  expect(countWaiting(touchpoints.length, usage, "here")).toBe(2);
});

it("[MAP-293] an entry stays the same until something of it changes", () => {
  const before = poolEntries(touchpoints, usage, "here", all);
  const after = poolEntries([...touchpoints], new Map(usage), "here", { ...all, query: "r" });
  expect(after).not.toHaveLength(0);
  for (const entry of after) expect(before).toContain(entry);
  const [placed] = poolEntries(touchpoints, new Map(), "here", { ...all, query: "advert" });
  expect(placed?.isHere).toBe(false);
});

it("[MAP-293] a sorted list is the same whatever was sorted before", () => {
  const { compare } = new Intl.Collator("en");
  const [a, b, c] = touchpoints as [Touchpoint, Touchpoint, Touchpoint];
  const reworded = touchpoint("a", { text: "The advert" });
  const ids = (held: readonly Touchpoint[], ...now: Touchpoint[]): string =>
    sortedByText(now, held, compare)
      .map(({ id }) => id)
      .join("");
  expect(ids([], c, b, a)).toBe("abc");
  expect(ids([a, c], a, b, c)).toBe("abc");
  expect(ids([a, b, c], reworded, b, c)).toBe("bca");
  expect(ids([a, b, c], c)).toBe("c");
  expect(ids([b], a, c)).toBe("ac");
  const held = [a, b, c];
  expect(sortedByText([c, a, b], held, compare)).toBe(held);
});
