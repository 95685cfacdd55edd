import { expect, it } from "vitest";
import { readRow } from "../../../shared/model/field.ts";
import { schemas, type Touchpoint } from "../../../shared/model/tables.ts";
import type { PoolFilter } from "./desk.ts";
import { poolEntries, sortedByText } from "./pool.ts";

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

it("a sorted list is the same whatever the order before", () => {
  const { compare } = new Intl.Collator("en");
  const ids = (held: ReadonlyMap<string, number>) =>
    sortedByText([...touchpoints].reverse(), held, compare).map(({ id }) => id);
  expect(ids(new Map())).toEqual(["a", "b", "c"]);
  expect(ids(new Map([["c", 0]]))).toEqual(["a", "b", "c"]);
});
