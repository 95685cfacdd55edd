// Owns: a table as Markdown draws it (GitHub Flavored Markdown, 4.10), as people copy it from notes, wikis and chats.
// Rules IMP-116, IMP-124, IMP-127.

import { csvLimits } from "./csv.ts";
import { recordCellsMax } from "./delimited.ts";
import { splitLines } from "./lines.ts";

/** Far more than the first two lines of a table have. */
const beginning = 20_000;

/** The same table as CSV, each row in the line where it stands; `null` where the text is no table of several columns. */
export function markdownToCsv(text: string): string | null {
  const [header = "", rule = ""] = splitLines(text.slice(0, beginning)).filter(
    (line) => line.trim() !== "" && !isHeading(line),
  );
  const columns = cellsOf(rule);
  const isTable = columns.length > 1 && columns.every((cell) => /^:?-+:?$/.test(cell));
  if (!isTable || cellsOf(header).length !== columns.length) return null;
  // With the rule, and one more than there may be.
  const lines = splitLines(text, csvLimits.rows + 3);
  const ruleAt = lines.indexOf(rule);
  return lines
    .map((line, at) =>
      at === ruleAt || (at < ruleAt && isHeading(line)) ? "\r\n" : toRecord(line),
    )
    .join("");
}

function isHeading(line: string): boolean {
  return /^\s*#{1,6}\s/.test(line);
}

function toRecord(line: string): string {
  return line.trim() === "" ? "\r\n" : `${cellsOf(line).map(toCell).join(",")}\r\n`;
}

/** No longer than it was, in all but what needs quotation marks: else a file that is not too long could become so. */
function toCell(cell: string): string {
  return /[",=]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The cells between the strokes; a stroke behind a backslash is one of the text. */
function cellsOf(line: string): readonly string[] {
  const row = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return row
    .split(/(?<!\\)\|/, recordCellsMax + 1)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
