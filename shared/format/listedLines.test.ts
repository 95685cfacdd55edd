import { expect, test } from "vitest";
import { listedLines } from "./listedLines.ts";

test("[MAP-433] a list loses its marks where every line has one, as word processors copy them, too", () => {
  expect(listedLines("• Calls\n- [ ] Waits\r\n1. Pays")).toEqual(["Calls", "Waits", "Pays"]);
  expect(listedLines("·\tCalls\n·\tWaits")).toEqual(["Calls", "Waits"]);
  expect(listedLines("• اتصل\n• انتظر")).toEqual(["اتصل", "انتظر"]);
});

test("[IMP-125] headings are items of a list in Markdown, and lines that are drawn in it are none", () => {
  expect(listedLines("## Booking\n- Pays\n\n---\n- Waits")).toEqual(["Booking", "Pays", "Waits"]);
  for (const lines of [["# Pays"], ["---"], ["Pays", "---", "Waits"]])
    expect(listedLines(lines.join("\n"))).toEqual(lines);
});

test("[MAP-433] what is no list stays as it is written", () => {
  for (const lines of [["1. Pays"], ["- Calls", "Waits"], ["24/7 hotline", "3D model"]])
    expect(listedLines(lines.join("\n"))).toEqual(lines);
});

test("[MAP-433] a cell of several lines is one wording, and quotes stay where they are no cell's", () => {
  expect(listedLines('"Line one\nsays ""two"""\nOther\n')).toEqual([
    'Line one says "two"',
    "Other",
  ]);
  for (const lines of [
    ['"Quoted"', "Other"],
    ['"Half', "Other"],
    ['5" screen', 'a 6" one'],
  ])
    expect(listedLines(lines.join("\n"))).toEqual(lines);
});

test("[MAP-433] a quote that is never closed before a very long text is read at once", () => {
  const lines = [
    '"Calls',
    ...Array.from({ length: 20_000 }, (_, at) => `Waits for the answer number ${at}`),
  ];
  expect(listedLines(lines.join("\n"))).toEqual(lines);
});
