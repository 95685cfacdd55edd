// Owns: a table as Markdown draws it (GitHub Flavored Markdown, 4.10), as people copy it from notes, wikis and chats.
// Rule IMP-124.

import { writeRecord } from "./delimited.ts";
import { splitLines } from "./lines.ts";

/** Far more than the first two lines of a table have. */
const beginning = 20_000;

/** The same table as CSV, each row in the line where it stands; `null` where the text is no table of several columns. */
export function markdownToCsv(text: string): string | null {
  const [header = "", rule = ""] = splitLines(text.slice(0, beginning)).filter(
    (line) => line.trim() !== "",
  );
  const columns = cellsOf(rule);
  const isTable = columns.length > 1 && columns.every((cell) => /^:?-+:?$/.test(cell));
  if (!isTable || cellsOf(header).length !== columns.length) return null;
  const lines = splitLines(text);
  const ruleAt = lines.indexOf(rule);
  return lines.map((line, at) => (at === ruleAt ? "\r\n" : toRecord(line))).join("");
}

function toRecord(line: string): string {
  return line.trim() === "" ? "\r\n" : writeRecord(cellsOf(line), ",");
}

/** The cells between the strokes; a stroke behind a backslash is one of the text. */
function cellsOf(line: string): readonly string[] {
  const row = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return row.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
