import { expect, test } from "vitest";
import { onwardOrder, sourcesOf, targetsOf } from "./onward.ts";

const link = (way: string) => ({ from: way.slice(0, 1), to: way.slice(1) });

test("everything comes behind all that lead to it, and what is on a loop or behind one is left out", () => {
  const links = ["ac", "bc", "bc", "cd", "ab", "xy", "yx", "yz"].map(link);
  expect(onwardOrder([..."dcbaxyz"], targetsOf(links)).join("")).toBe("abcd");
});

test("what leads where is listed from both sides, once for each link", () => {
  const links = ["ab", "ac", "bc", "bc"].map(link);
  expect([...targetsOf(links)]).toEqual([
    ["a", ["b", "c"]],
    ["b", ["c", "c"]],
  ]);
  expect(sourcesOf(links).get("c")).toEqual(["a", "b", "b"]);
});
