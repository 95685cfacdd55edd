// Owns: what an imported text is: a workshop, a Mermaid journey, a table or lines. By content first, then
// by the file's name. Rules: IMP-12, IMP-13, IMP-15, IMP-116, IMP-124, IMP-126.

import { err, ok, type Result } from "../kit/result.ts";
import { type Refusal, refuse } from "../model/refusals.ts";
import { readHeader, tableBeginning } from "./csv.ts";
import { delimiters, readRecords } from "./delimited.ts";
import { linesToTouchpoints } from "./lines.ts";
import { markdownToCsv } from "./markdownTable.ts";
import { isMermaidJourney, type MermaidJourney, parseMermaidJourney } from "./mermaid.ts";
import type { ImportProblem } from "./problems.ts";
import {
  type ColumnChoice,
  chosenColumnToTouchpoints,
  csvToTouchpoints,
  hasTouchpointColumn,
  type ImportedTouchpoints,
  touchpointColumn,
} from "./touchpoint-columns.ts";

export type Imported =
  | ({ readonly kind: "lines" } & ImportedTouchpoints)
  | ({ readonly kind: "csv" } & ImportedTouchpoints)
  | { readonly kind: "mermaid"; readonly journey: MermaidJourney }
  /** A JSON object whose `format` is "waymark"; nothing else of it has been looked at. */
  | { readonly kind: "workshop"; readonly json: { readonly [key: string]: unknown } };

/** The longest text that is looked at, in UTF-16 units. */
export const importTextMax = 10_000_000;

/**
 * Reads what a person pasted or dropped. Refuses what is empty, too large, binary, JSON or XML of another
 * kind, a Mermaid diagram of another kind, and a file in which nothing was found.
 */
export function readImport(
  text: string,
  fileName = "",
  choice?: ColumnChoice,
): Result<Imported, Refusal> {
  const ending = endingOf(fileName);
  const refusal = refuseOutright(text);
  if (refusal) return err(refusal);
  const table = markdownToCsv(text);
  if (choice) return foundIn("csv", chosenColumnToTouchpoints(table ?? text, choice));
  if (table !== null) return foundIn("csv", csvToTouchpoints(table));
  return readJson(text, ending) ?? readMermaid(text, ending) ?? readTouchpoints(text, ending);
}

export interface TableColumns {
  readonly names: readonly string[];
  /** The one that is taken without being told, from 0; `null` where none is recognised. */
  readonly found: number | null;
}

/** The columns between which a person can choose; `null` for what is no table of several. Rule A11-147. */
export function tableColumns(whole: string, fileName = ""): TableColumns | null {
  const text = tableBeginning(whole);
  const isOther = refuseOutright(whole) || isMermaidJourney(text) || /^\uFEFF?\s*[{[]/.test(text);
  if (isOther) return null;
  const table = markdownToCsv(text);
  const { delimiter, header, nextCells } = readHeader(table ?? text);
  if (header.length < 2) return null;
  const found = touchpointColumn(header) ?? null;
  // Commas stand in plain lines too; a tab between cells is put there by a spreadsheet.
  const isTabbed = delimiter === "\t" && nextCells === header.length;
  const isNamed = table !== null || /^(csv|tsv)$/.test(endingOf(fileName)) || isTable(text);
  return isTabbed || isNamed ? { names: header, found } : null;
}

function endingOf(fileName: string): string {
  return /\.([a-z0-9]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? "";
}

function refuseOutright(text: string): Refusal | null {
  if (text.length > importTextMax) {
    const detail =
      "A file has at most 10 million characters (10 MB). Split it and import the parts.";
    return refuse("tooLarge", {}, detail);
  }
  if (text.trim() === "") return refuse("nothingFound", {}, "It is empty.");
  const foreign = foreignKind(text);
  return foreign ? refuse("notReadable", {}, foreign) : null;
}

/** `undefined` if the text is no diagram, and its name does not say that it is one. */
function readMermaid(text: string, ending: string): Result<Imported, Refusal> | undefined {
  const isMeant = ending === "mmd" || ending === "mermaid";
  if (!isMermaidJourney(text)) {
    return isMeant ? err(refuse("notReadable", {}, mermaidKinds)) : undefined;
  }
  const journey = parseMermaidJourney(text);
  if (journey.tasks.length + journey.sections.length > 0) return ok({ kind: "mermaid", journey });
  // A list may well begin with the line "Journey"; only a file that says so is a diagram without tasks.
  return isMeant ? nothingIn(journey.problems) : undefined;
}

function readTouchpoints(text: string, ending: string): Result<Imported, Refusal> {
  const isMeant = ending === "csv" || ending === "tsv";
  if (isMeant || isTable(text)) return foundIn("csv", csvToTouchpoints(text));
  return foundIn("lines", linesToTouchpoints(text));
}

function foundIn(kind: "csv" | "lines", found: ImportedTouchpoints): Result<Imported, Refusal> {
  if (found.items.length > 0) return ok({ kind, ...found });
  return nothingIn(found.problems);
}

function nothingIn(problems: readonly ImportProblem[]): Result<Imported, Refusal> {
  const [problem] = problems;
  return err(refuse("nothingFound", {}, problem && `Line ${problem.line}: ${problem.message}`));
}

const mermaidKinds =
  "Of Mermaid's diagrams only `journey` can be imported: its first word is “journey”.";

/** What a text seems to be that cannot be imported, and what to do; `null` if nothing speaks against it. */
function foreignKind(text: string): string | null {
  if (text.startsWith("PK\u0003\u0004")) {
    return "It seems to be an Office file or a ZIP archive. Save the sheet as CSV, or copy the texts and paste them.";
  }
  if (text.startsWith("{\\rtf")) {
    return "It seems to be a document in rich text (RTF). Save it as plain text, or copy the texts and paste them.";
  }
  if (text.startsWith("%PDF-")) return "It seems to be a PDF. Copy the texts and paste them.";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the sign of a binary file
  if (/[\0-\x08\x0E-\x1A]/.test(text)) {
    return "It seems to be a binary file, not text. Save it as text or CSV, or copy the texts and paste them.";
  }
  if (/^\uFEFF?\s*<[\s\S]{0,2000}?omg\.org\/spec\/BPMN/.test(text)) {
    return "It is a process model (BPMN). The room Backstage imports it as a process map.";
  }
  if (/^\uFEFF?\s*<(?:\?xml|!doctype|[a-z][\w.:-]{0,40}(?:\s[\w.:-]{1,40}=|\s?\/?>))/i.test(text)) {
    return "It seems to be XML or HTML. Copy the texts out of it and paste them, one a line.";
  }
  return null;
}

/** `undefined` if the text only looks like JSON at its first character. */
function readJson(text: string, ending: string): Result<Imported, Refusal> | undefined {
  if (ending !== "json" && !/^\uFEFF?\s*[{[]/.test(text)) return undefined;
  const isDeep = deepJson.test(text);
  const parsed = isDeep ? err("it opens more than 100 levels at once") : parseJson(text);
  if (!parsed.ok) {
    const isMeant = isDeep || ending === "json" || /^\uFEFF?\s*\{\s*"/.test(text);
    return isMeant
      ? err(refuse("notReadable", {}, `It seems to be JSON, but is damaged: ${parsed.error}.`))
      : undefined;
  }
  const { value } = parsed;
  if (isObject(value) && value.format === "waymark") return ok({ kind: "workshop", json: value });
  return err(refuse("notAnExport", {}, "It is JSON, but its `format` is not “waymark”."));
}

function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    return err(error instanceof SyntaxError ? error.message.slice(0, 200) : String(error));
  }
}

/** So many levels are opened before there is any value in them. */
const deepJson = /^\uFEFF?\s*(?:(?:\[|\{\s*"[^"\\]{0,100}"\s*:)\s*){100}/;

function isObject(
  value: unknown,
): value is { readonly format?: unknown; readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the first record is a header that names a touchpoint column, and a second record has as many cells. */
function isTable(text: string): boolean {
  const beginning = tableBeginning(text);
  return delimiters.some((delimiter) => {
    const records = readRecords(beginning, delimiter);
    const header = records.next();
    const row = records.next();
    if (header.done || row.done || header.value.cells.length < 2) return false;
    return (
      hasTouchpointColumn(header.value.cells) &&
      row.value.cells.length === header.value.cells.length
    );
  });
}
