import { expect, test } from "vitest";
import { isMended } from "./mended.ts";

const table = "no;what\n1;Calls\n2;Waits";

test.each([
  ["a row at the end", `${table}\n3;Pays`],
  ["a letter in the middle", table.replace("Calls", "Calls us")],
  ["a row taken out", table.replace("1;Calls\n", "")],
  ["nothing", table],
])("[A11-157] a text with %s is the same text, mended", (_, after) => {
  expect(isMended(table, after)).toBe(true);
});

test.each([
  ["another one", "id,title\n7,Rides a bus"],
  ["none", ""],
])("[A11-157] %s in its place begins anew", (_, after) => {
  expect(isMended(table, after)).toBe(false);
});

test("[A11-157] what is put where nothing was begins anew", () => {
  expect(isMended("", table)).toBe(false);
});
