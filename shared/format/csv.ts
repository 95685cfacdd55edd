// Owns: CSV tables as they come in and go out: delimiter, bounds, faults by line, and the guard against
// formulas. What a column means is touchpoint-columns.ts. Rules: IMP-5, IMP-6, IMP-7, IMP-15, IMP-116, EXP-1 … EXP-3.

import {
  type DelimitedRecord,
  type Delimiter,
  delimiters,
  readRecords,
  recordCellsMax,
  writeRecord,
} from "./delimited.ts";
import { type ImportProblem, newProblemList, type ProblemList } from "./problems.ts";

export interface CsvLimits {
  /** Rows below the header. */
  readonly rows: number;
  readonly columns: number;
  /** UTF-16 units in one cell. */
  readonly cell: number;
  /** UTF-16 units in the file. */
  readonly text: number;
}

export const csvLimits: CsvLimits = {
  rows: 100_000,
  columns: 1_000,
  cell: 20_000,
  text: 10_000_000,
};

export interface CsvRow {
  /** The line of the file in which the row begins, from 1. */
  readonly line: number;
  /** As many cells as the header has. */
  readonly cells: readonly string[];
}

export interface CsvTable {
  /** `null` for a table of one column. */
  readonly delimiter: Delimiter | null;
  readonly header: readonly string[];
  /** The line of the file in which the header stands. */
  readonly headerLine: number;
  readonly rows: readonly CsvRow[];
  readonly problems: readonly ImportProblem[];
}

export interface CsvStyle {
  readonly delimiter?: Delimiter;
  /** Begins with a byte order mark, without which Excel takes UTF-8 for Windows-1252. */
  readonly mark?: boolean;
}

/**
 * Reads a table whose first record is its header. The delimiter is the one under which the first records
 * agree best with the header. Short rows are filled up, since spreadsheets leave off empty cells at the
 * end; rows that are longer than the header lose what is beyond it, and are named. Cells stay as they are.
 */
export function parseCsv(text: string, limits: CsvLimits = csvLimits): CsvTable {
  const problems = newProblemList();
  if (text.length > limits.text) {
    problems.add(
      1,
      "tooMany",
      `The file has ${text.length} characters; at most ${limits.text} are read.`,
    );
    return { delimiter: null, header: [], headerLine: 1, rows: [], problems: problems.list() };
  }
  const delimiter = detectDelimiter(text);
  const records = readRecords(text, delimiter);
  const first = records.next();
  const header = first.done ? [] : first.value.cells;
  const headerLine = first.done ? 1 : first.value.line;
  if (!first.done) nameFault(first.value, problems);
  if (header.length > limits.columns) {
    problems.add(
      headerLine,
      "tooMany",
      `The header has ${cellCount(header)} columns; at most ${limits.columns} are read. Remove columns and try again.`,
    );
    return { delimiter, header: [], headerLine, rows: [], problems: problems.list() };
  }
  const rows = readRows(records, header.length, limits, problems);
  return { delimiter, header, headerLine, rows, problems: problems.list() };
}

/** The first record of a table, read with the delimiter that `parseCsv` would take, and how many cells its second one has. */
export function readHeader(text: string): {
  readonly delimiter: Delimiter | null;
  readonly header: readonly string[];
  readonly nextCells: number;
} {
  const beginning = tableBeginning(text);
  const delimiter = detectDelimiter(text);
  const records = readRecords(beginning, delimiter);
  const first = records.next();
  const second = records.next();
  return {
    delimiter,
    header: first.done ? [] : first.value.cells,
    nextCells: second.done ? 0 : second.value.cells.length,
  };
}

/** A number is written as one, also below zero: no figure can be a formula. `null` is an empty cell. */
export type CsvCell = string | number | null;

/**
 * The table in RFC 4180 with CRLF. Every cell is in quotation marks, so that a program that expects
 * another delimiter finds no cell within a cell, and texts that look like formulas are guarded. Where
 * Excel expects semicolons, it also expects decimal commas, so both go together.
 */
export function writeCsv(
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  { delimiter = ",", mark = false }: CsvStyle = {},
): string {
  const written = (cell: CsvCell): string => {
    if (typeof cell !== "number") return guardFormula(cell ?? "");
    return delimiter === ";" ? String(cell).replace(".", ",") : String(cell);
  };
  const records = [header, ...rows].map((cells) => writeRecord(cells.map(written), delimiter));
  return (mark ? "\uFEFF" : "") + records.join("");
}

/** Puts an apostrophe before a cell that a spreadsheet could take for a formula. `unguardFormula` undoes it. */
export function guardFormula(cell: string): string {
  return formulaLike.test(cell) ? `'${cell}` : cell;
}

/** Takes away the apostrophe that `guardFormula`, or a spreadsheet by the same custom, put before a cell. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && formulaLike.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/**
 * The characters of the OWASP page on CSV injection and their full-width and small forms, also behind
 * what a spreadsheet may skip: white space, invisible characters, quotation marks, apostrophes. The
 * apostrophe is among them so that the guard stays reversible.
 */
const formulaLike =
  /^[\s\p{Cf}\p{Cc}'"]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212]/u;

const detectionRecords = 20;

/** As much of a table as is looked at to know what it is: far more than its first records have. */
export function tableBeginning(text: string): string {
  return text.slice(0, 300_000);
}

function detectDelimiter(text: string): Delimiter | null {
  const beginning = tableBeginning(text);
  let best: Delimiter | null = null;
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const sample: DelimitedRecord[] = [];
    for (const record of readRecords(beginning, delimiter)) {
      sample.push(record);
      if (sample.length === detectionRecords) break;
    }
    const columns = sample[0]?.cells.length ?? 0;
    if (columns < 2) continue;
    const agreeing = sample.filter(({ cells, fault }) => cells.length === columns && !fault).length;
    // Agreement decides; the number of columns only between equals.
    const score = agreeing / sample.length + columns / 1_000_000;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function readRows(
  records: Generator<DelimitedRecord>,
  columns: number,
  limits: CsvLimits,
  problems: ProblemList,
): CsvRow[] {
  const rows: CsvRow[] = [];
  for (const record of records) {
    if (rows.length === limits.rows) {
      problems.add(
        record.line,
        "tooMany",
        `At most ${limits.rows} rows are read: this row and all below it were left out.`,
      );
      break;
    }
    nameFault(record, problems);
    const row = recordToRow(record, columns, limits, problems);
    if (row) rows.push(row);
  }
  return rows;
}

function recordToRow(
  { line, cells }: DelimitedRecord,
  columns: number,
  limits: CsvLimits,
  problems: ProblemList,
): CsvRow | null {
  const longest = cells.findIndex((cell) => cell.length > limits.cell);
  if (longest >= 0) {
    const length = cells[longest]?.length;
    problems.add(
      line,
      "tooLong",
      `Cell ${longest + 1} has ${length} characters; at most ${limits.cell} are read. The row was left out.`,
    );
    return null;
  }
  if (cells.length === columns) return { line, cells };
  if (cells.slice(columns).some((cell) => cell.trim() !== "")) {
    problems.add(
      line,
      "wrongCellCount",
      `The row has ${cellCount(cells)} cells where the header has ${columns}; the cells beyond were left out. A text with a delimiter in it needs quotation marks.`,
    );
  }
  const missing = Array.from({ length: Math.max(0, columns - cells.length) }, () => "");
  return { line, cells: [...cells.slice(0, columns), ...missing] };
}

/** Records are not read further than that. */
function cellCount({ length }: readonly string[]): string {
  return length < recordCellsMax ? String(length) : `${recordCellsMax} or more`;
}

function nameFault({ line, fault }: DelimitedRecord, problems: ProblemList): void {
  if (fault === "unclosed") {
    problems.add(
      line,
      fault,
      "A quotation mark is opened here and never closed. The line was read as it stands.",
    );
  }
  if (fault === "badQuotes") {
    problems.add(
      line,
      fault,
      "After a closing quotation mark there is more text. The line was read as it stands; write a quotation mark inside a cell twice.",
    );
  }
}
