// Owns: reading and writing delimited text (RFC 4180) record by record. It follows the file line by line
// instead of splitting it, because people repair files by line number, files mix their line ends, and a
// stray quotation mark must spoil one line and not the rest. Knows nothing of touchpoints.
// Rules: IMP-5, IMP-6, IMP-7, IMP-116, IMP-120, IMP-121, EXP-1.

export type Delimiter = "," | ";" | "\t" | "|";
export const delimiters: readonly Delimiter[] = [",", ";", "\t", "|"];

/** A byte order mark, and the line in which Excel is told the delimiter. In quotation marks it is a cell as we write them. */
const fileStart = /^\uFEFF?(sep=[^\r\n]?(?:\r\n|[\r\n]))?/i;

export type RecordFault = "unclosed" | "badQuotes" | "tooManyCells";

/** The most cells of a record; what stands behind them in the line is left out. */
export const recordCellsMax = 2_000;

export interface DelimitedRecord {
  /** The line of the file in which the record begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the line was read as it stands, quotation marks included, or not to its end. */
  readonly fault?: RecordFault;
}

/**
 * The records of a text, lazily; blank lines are none. Without a delimiter each record is one cell. A
 * line whose quotation marks make no sense is read as it stands, and reading goes on with the next line; so
 * it does behind a record of too many cells. Linear in the length: a quoted cell ends at the next odd run of quotation marks, where any other that
 * opened before it would have ended too.
 */
export function* readRecords(
  text: string,
  delimiter: Delimiter | null,
): Generator<DelimitedRecord> {
  const start = fileStart.exec(text);
  let at = start?.[0].length ?? 0;
  let line = start?.[1] === undefined ? 1 : 2;
  for (;;) {
    const blank = skipBlankLines(text, at);
    line += blank.lines;
    at = blank.end;
    if (at >= text.length) return;
    const record = readRecord(text, at, delimiter);
    if (!isBlank(record, text, at)) yield { line, cells: record.cells, ...faultOf(record) };
    line += record.lines;
    at = record.end;
  }
}

/** One record in RFC 4180, every cell in quotation marks, with its CRLF. */
export function writeRecord(cells: readonly string[], delimiter: Delimiter): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)}\r\n`;
}

interface ReadRecord {
  readonly cells: readonly string[];
  /** Where the next record begins. */
  readonly end: number;
  /** How many lines of the file this record takes. */
  readonly lines: number;
  readonly fault?: RecordFault;
}

interface ReadCell {
  readonly text: string;
  /** The place after the cell: a delimiter, a line end or the end. */
  readonly end: number;
}

/** Millions of empty lines are nothing to read one by one. */
function skipBlankLines(text: string, start: number): { end: number; lines: number } {
  let lines = 0;
  let end = start;
  for (let at = start; ; at += 1) {
    const length = lineEndLength(text, at);
    if (length === 0 && text[at] !== " ") return { end, lines };
    if (length === 0) continue;
    at += length - 1;
    end = at + 1;
    lines += 1;
  }
}

function readRecord(text: string, start: number, delimiter: Delimiter | null): ReadRecord {
  const { text: line, end: lineEnd } = readPlainCell(text, start, null);
  if (!line.includes('"')) return readLineAsItStands(text, line, lineEnd, delimiter);
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell =
      text[at] === '"' ? readQuotedCell(text, at, delimiter) : readPlainCell(text, at, delimiter);
    if (typeof cell === "string") return readLineAsItStands(text, line, lineEnd, delimiter, cell);
    cells.push(cell.text);
    at = cell.end;
    if (at >= text.length || text[at] !== delimiter) break;
    at += 1;
    if (cells.length === recordCellsMax) return readTooMany(text, start, at, cells);
  }
  const end = at + lineEndLength(text, at);
  return { cells, end, lines: countLines(text, start, at) };
}

function readTooMany(
  text: string,
  start: number,
  at: number,
  cells: readonly string[],
): ReadRecord {
  const { end } = readPlainCell(text, at, null);
  const lines = countLines(text, start, end);
  return { cells, end: end + lineEndLength(text, end), lines, fault: "tooManyCells" };
}

function readPlainCell(text: string, start: number, delimiter: Delimiter | null): ReadCell {
  const pattern = cellEnds[delimiter ?? "none"];
  pattern.lastIndex = start;
  const end = pattern.test(text) ? pattern.lastIndex - 1 : text.length;
  return { text: text.slice(start, end), end };
}

/** What ends a cell without quotation marks: searched for by patterns, which take a long one many times faster than a loop. */
const cellEnds = {
  ",": /[,\r\n]/g,
  ";": /[;\r\n]/g,
  "\t": /[\t\r\n]/g,
  "|": /[|\r\n]/g,
  none: /[\r\n]/g,
} as const;

function readQuotedCell(
  text: string,
  start: number,
  delimiter: Delimiter | null,
): ReadCell | RecordFault {
  const quote = closingQuote(text, start + 1);
  if (quote < 0) return "unclosed";
  let end = quote + 1;
  while (text[end] === " ") end += 1;
  const isOver = end >= text.length || text[end] === delimiter || lineEndLength(text, end) > 0;
  if (!isOver) return "badQuotes";
  const inside = text.slice(start + 1, quote);
  const isDoubled = inside.length <= cellReadMax && inside.includes('"');
  return { text: isDoubled ? inside.replaceAll('""', '"') : inside, end };
}

/** A longer cell is not looked into: it keeps its quotation marks twice, and is left out by whoever reads the table. */
const cellReadMax = 100_000;

/** The last of the next odd run of quotation marks; -1 where there is none. */
function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start); at >= 0; at = text.indexOf('"', at)) {
    const run = at;
    while (text.charCodeAt(at) === quoteCode) at += 1;
    if ((at - run) % 2 === 1) return at - 1;
  }
  return -1;
}

const quoteCode = 34;

function readLineAsItStands(
  text: string,
  line: string,
  lineEnd: number,
  delimiter: Delimiter | null,
  fault?: RecordFault,
): ReadRecord {
  const cells = delimiter === null ? [line] : line.split(delimiter, recordCellsMax + 1);
  const isCut = cells.length > recordCellsMax;
  if (isCut) cells.pop();
  const why = fault ?? (isCut ? "tooManyCells" : undefined);
  const end = lineEnd + lineEndLength(text, lineEnd);
  return { cells, end, lines: 1, ...(why && { fault: why }) };
}

/** 2 for CRLF, 1 for LF or CR, 0 where no line ends. */
function lineEndLength(text: string, at: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  if (code === 10) return 1;
  if (code !== 13) return 0;
  return text.charCodeAt(at + 1) === 10 ? 2 : 1;
}

function countLines(text: string, start: number, end: number): number {
  let lines = 1;
  lineEnds.lastIndex = start;
  while (lineEnds.test(text) && lineEnds.lastIndex <= end) lines += 1;
  return lines;
}

const lineEnds = /\r\n|[\r\n]/g;

function isBlank(record: ReadRecord, text: string, start: number): boolean {
  return (
    record.cells.length === 1 && record.lines === 1 && text.slice(start, record.end).trim() === ""
  );
}

function faultOf(record: ReadRecord): { fault?: RecordFault } {
  return record.fault ? { fault: record.fault } : {};
}
