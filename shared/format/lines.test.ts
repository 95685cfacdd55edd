import { describe, expect, it } from "vitest";
import { linesToTouchpoints } from "./lines.ts";
import { importedTouchpointsMax } from "./touchpoint-columns.ts";

const texts = (text: string) => linesToTouchpoints(text).items.map((item) => item.text);

describe("touchpoints from lines", () => {
  it.each([
    "- Pay",
    "* Pay",
    "• Pay",
    "– Pay",
    "\t●\tPay",
    "1. Pay",
    "12) Pay",
    "(3) Pay",
    "a) Pay",
    "[ ] Pay",
    "- [x] Pay",
    "- 1. [ ] Pay",
    "☐ Pay",
    "  Pay  ",
  ])("[IMP-9] %j is Pay", (line) => {
    expect(texts(line)).toEqual(["Pay"]);
  });

  it.each([
    "24/7 hotline",
    "1.5 hours of waiting",
    "-5 % voucher",
    "A visit",
    "3D model",
    "(b2b) fair",
  ])("[IMP-9] %j stays as it is", (line) => {
    expect(texts(line)).toEqual([line]);
  });

  it.each([
    ["# Booking\n\n- Pays\n- Waits", ["Booking", "Pays", "Waits"]],
    ["###### 2. Booking ##", ["Booking"]],
    ["Booking\n=======\nPays\n---\nWaits\n- - -\n***\n_ _ _\n————", ["Booking", "Pays", "Waits"]],
    ["```text\nPays\n```\n~~~\nWaits\n~~~", ["Pays", "Waits"]],
    ["1. **Booking**: pays **at once**\n* **Waits**", ["Booking: pays at once", "Waits"]],
  ])("[IMP-125] %j is %j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it.each([
    "#1 of the complaints",
    "####### seven",
    "C# and F#",
    "-- a dash",
    "*** at its best",
    "2 ** 3 ** 4",
    "**",
    "```Pays```",
    "~~~ about five minutes",
  ])("[IMP-125] %j stays as it is", (line) => {
    expect(texts(line)).toEqual([line]);
  });

  it("[IMP-9] leaves out the letters that word processors draw their bullets with, where a tab tells them from words", () => {
    const pasted = "•\tCall\no\tWait\n§\tVisit\nØ\tLetter\no vento\nv";
    expect(linesToTouchpoints(pasted).items.map(({ text }) => text)).toEqual([
      "Call",
      "Wait",
      "Visit",
      "Letter",
      "o vento",
      "v",
    ]);
  });

  it("[IMP-9] skips blank lines and bare bullets, whatever ends the lines", () => {
    expect(texts("\uFEFFa\r\n\r\nb\rc\n - \n\n1.\nd")).toEqual(["a", "b", "c", "d"]);
  });

  it("[IMP-10] names a line that is too long and keeps the others whole", () => {
    const { items, problems } = linesToTouchpoints(`one\n${"x".repeat(281)}\nthree`);
    expect(items).toEqual([
      { line: 1, text: "one" },
      { line: 3, text: "three" },
    ]);
    expect(problems).toMatchObject([{ line: 2, code: "tooLong" }]);
  });

  it("[IMP-15] takes a bounded number", () => {
    const { items, problems } = linesToTouchpoints("x\n".repeat(importedTouchpointsMax + 5));
    expect(items).toHaveLength(importedTouchpointsMax);
    expect(problems).toMatchObject([{ line: importedTouchpointsMax + 1, code: "tooMany" }]);
  });
});
