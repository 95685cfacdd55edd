import { describe, expect, it } from "vitest";
import { csvToTouchpoints, importedTouchpointsMax } from "./touchpoint-columns.ts";

describe("touchpoints from a table", () => {
  it.each([
    "Touchpoint",
    "TOUCH POINT",
    "touch_points",
    "Kontaktpunkt",
    "Idée",
    "Card text",
    "Title",
  ])("[IMP-8] finds the column %j", (header) => {
    expect(csvToTouchpoints(`id;${header};votes\n7;Pay;3`).items).toEqual([
      { line: 2, text: "Pay" },
    ]);
  });

  it("[IMP-8] the likeliest header wins, and a column has one meaning", () => {
    const { items } = csvToTouchpoints("Note,Name,Touchpoint\nsaid twice,Anna,Pay");
    expect(items).toEqual([{ line: 2, text: "Pay", notes: "said twice" }]);
    expect(csvToTouchpoints("id,note\n1,Pay").items).toEqual([{ line: 2, text: "Pay" }]);
  });

  it("[IMP-8] names the columns found where none is of touchpoints", () => {
    const { items, problems } = csvToTouchpoints("score,when\n1,2\n");
    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, code: "noTouchpointColumn" }]);
    expect(problems[0]?.message).toContain("“score”, “when”");
  });

  it("[IMP-8] one column needs no header", () => {
    const texts = (csv: string) => csvToTouchpoints(csv).items.map(({ text }) => text);
    expect(texts("Find us\nCall, then wait\n")).toEqual(["Find us", "Call, then wait"]);
    expect(texts("Touchpoints\nFind us")).toEqual(["Find us"]);
  });

  it("[IMP-8] reads channel, direction, departments and notes in several languages", () => {
    const { items, problems } = csvToTouchpoints(
      'Touchpoint;Kanal;Richtung;Abteilung;Notizen\nMahnung;Brief;zum Kunden;"Sales; Legal|Sales";"zwei\n\n\n\nZeilen"\nFax;Fax;sideways;;\nPay;inPerson;toCompany;;',
    );
    expect(items).toEqual([
      {
        line: 2,
        text: "Mahnung",
        channel: "letter",
        direction: "toCustomer",
        departments: ["Sales", "Legal"],
        notes: "zwei\n\nZeilen",
      },
      { line: 7, text: "Fax" },
      { line: 8, text: "Pay", channel: "inPerson", direction: "toCompany" },
    ]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [7, "unknownWord"],
      [7, "unknownWord"],
    ]);
  });

  it("[IMP-10] leaves out and names rows without text and with too long a text", () => {
    const { items, problems } = csvToTouchpoints(
      `text,who\n"a\nb",A\n ,B\n,\n${"x".repeat(281)},C\n${"y".repeat(280)},D`,
    );
    expect(items.map(({ line, text }) => [line, text.length])).toEqual([
      [2, 3],
      [7, 280],
    ]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [4, "emptyText"],
      [6, "tooLong"],
    ]);
  });

  it("[IMP-11] cleans the texts", () => {
    expect(csvToTouchpoints("text,who\n\u200Bpay\u00A0 now\u202E,A").items[0]?.text).toBe(
      "pay now",
    );
  });

  it("[EXP-3] takes the guard against formulas away", () => {
    expect(csvToTouchpoints("text,who\n'=love,A\n'tis,B").items.map(({ text }) => text)).toEqual([
      "=love",
      "'tis",
    ]);
  });

  it("[IMP-15] takes a bounded number", () => {
    const { items, problems } = csvToTouchpoints(
      `text,who\n${"Pay,A\n".repeat(importedTouchpointsMax + 5)}`,
    );
    expect(items).toHaveLength(importedTouchpointsMax);
    expect(problems).toMatchObject([{ line: importedTouchpointsMax + 2, code: "tooMany" }]);
  });
});
