// Owns: the lines of a text that is pasted as a list, as people copy them from cards, mails, slides and spreadsheets. Rules MAP-433, IMP-125.

import { isDrawn, splitLines, unlisted } from "./lines.ts";

/** A cell of a spreadsheet that has several lines comes in quotes, and each quote in it twice. Only one way leads to its first break: no text takes long. */
const quotedCell = /(^|\n)"((?:[^"\n]|"")*\n(?:[^"]|"")*)"(?=\n|$)/g;

/** The lines with something in them; where all are items of a list, without the marks of one. */
export function listedLines(text: string): readonly string[] {
  const whole = splitLines(text)
    .join("\n")
    .replace(quotedCell, (_, before: string, cell: string) => before + inOneLine(cell));
  const lines = whole.split("\n").filter((line) => line.trim() !== "");
  const items = lines.filter((line) => !isDrawn(line));
  const bare = items.map(unlisted);
  const isList = items.length > 1 && bare.every((line, at) => isItem(line, items[at] ?? ""));
  return isList ? bare : lines;
}

function isItem(bare: string, line: string): boolean {
  return bare !== "" && bare.length < line.trim().length;
}

function inOneLine(cell: string): string {
  return cell.replaceAll('""', '"').replace(/\s*\n\s*/g, " ");
}
