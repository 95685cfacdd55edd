// Owns: which column of a table means what for a touchpoint, and the words for channels and directions
// that people write (English, German, French). Rules: IMP-8, IMP-10, IMP-11, IMP-15, EXP-3,
// A11-147.

import { cleanText } from "../model/clean.ts";
import {
  type Channel,
  channels,
  directions,
  touchpointNotesMax,
  touchpointTextMax,
} from "../model/tables.ts";
import { type CsvTable, csvLimits, parseCsv, unguardFormula } from "./csv.ts";
import { type ImportProblem, newProblemList, type ProblemList, quoted } from "./problems.ts";

export type Direction = (typeof directions)[number];

export interface ImportedTouchpoint {
  /** The line of the file it comes from. */
  readonly line: number;
  readonly text: string;
  readonly channel?: Channel;
  readonly direction?: Direction;
  /** Names of departments, as they stand in the file. */
  readonly departments?: readonly string[];
  readonly notes?: string;
}

export interface ImportedTouchpoints {
  readonly items: readonly ImportedTouchpoint[];
  readonly problems: readonly ImportProblem[];
}

/** The most touchpoints that one import takes. */
export const importedTouchpointsMax = 2_000;
const departmentMax = 80;

/**
 * The touchpoints of a CSV file. The column is found by its header; a file of one column needs none (then
 * its first line is a touchpoint too). Rows without text or with too long a text are left out and named;
 * a channel or direction that is not known is left out of its touchpoint and named.
 */
export function csvToTouchpoints(text: string): ImportedTouchpoints {
  const table = parseCsv(text);
  const problems = newProblemList();
  problems.addAll(table.problems);
  if (table.header.length === 0) return { items: [], problems: problems.list() };
  const columns = findColumns(table.header);
  if (columns.text === undefined) {
    if (table.header.length > 1) {
      problems.add(table.headerLine, "noTouchpointColumn", noColumnMessage(table.header));
      return { items: [], problems: problems.list() };
    }
    const rows = [{ line: table.headerLine, cells: table.header }, ...table.rows];
    return { items: rowsToTouchpoints(rows, { text: 0 }, problems), problems: problems.list() };
  }
  const items = rowsToTouchpoints(table.rows, { ...columns, text: columns.text }, problems);
  return { items, problems: problems.list() };
}

/** Which column a person says holds the touchpoints. */
export interface ColumnChoice {
  /** From 0. */
  readonly column: number;
  /** Whether the first row names the columns; else it is a touchpoint too. */
  readonly hasHeader: boolean;
}

/** As `csvToTouchpoints`, from the column that a person has chosen. Refuses none: what is not there is empty. */
export function chosenColumnToTouchpoints(
  text: string,
  { column, hasHeader }: ColumnChoice,
): ImportedTouchpoints {
  const table = parseCsv(text);
  const problems = newProblemList();
  problems.addAll(table.problems);
  const first = { line: table.headerLine, cells: table.header };
  const rows = hasHeader || table.header.length === 0 ? table.rows : [first, ...table.rows];
  // Headers say what the other columns mean; without them nothing does.
  const others = hasHeader ? findColumns(table.header, column) : {};
  const items = rowsToTouchpoints(rows, { ...others, text: column }, problems);
  return { items, problems: problems.list() };
}

/** The column that a header names as that of the touchpoints, from 0. */
export function touchpointColumn(header: readonly string[]): number | undefined {
  return findColumns(header).text;
}

/** Whether a header names a column of touchpoints. */
export function hasTouchpointColumn(header: readonly string[]): boolean {
  return findColumns(header).text !== undefined;
}

type Meaning = "text" | "channel" | "direction" | "departments" | "notes";

/** The headers looked for, the likeliest first; in the form that `plainWord` gives. */
const headerWords: { readonly [M in Meaning]: readonly string[] } = {
  text: [
    ...["touchpoint", "touchpoints", "touchpointtext", "touchpointname", "touchpointtitle"],
    ...["kontaktpunkt", "kontaktpunkte", "beruhrungspunkt", "pointdecontact", "pointsdecontact"],
    ...["text", "texte", "card", "cards", "cardtext", "karte", "carte", "title", "titel", "titre"],
    ...["name", "nom", "idea", "ideas", "idee", "ideen", "idees", "content", "inhalt", "contenu"],
    ...["stickynote", "note", "notiz"],
  ],
  channel: ["channel", "channels", "kanal", "canal", "medium"],
  direction: ["direction", "richtung", "sens"],
  departments: [
    ...["department", "departments", "ownerdepartment", "owner", "team", "teams"],
    ...["abteilung", "abteilungen", "bereich", "departement", "departements", "equipe"],
  ],
  notes: [
    ...["notes", "note", "description", "comment", "comments", "details"],
    ...["notizen", "notiz", "beschreibung", "kommentar", "kommentare", "bemerkung", "bemerkungen"],
    ...["remarque", "remarques", "commentaire", "commentaires"],
  ],
};

const channelWords: { readonly [C in Channel]: readonly string[] } = {
  inPerson: [
    "inperson",
    "facetoface",
    "store",
    "shop",
    "branch",
    "counter",
    "personlich",
    "filiale",
    "enpersonne",
    "magasin",
  ],
  phone: ["phone", "telephone", "call", "hotline", "callcenter", "telefon"],
  email: ["email", "mail", "newsletter", "courriel"],
  web: ["web", "website", "online", "webshop", "onlineshop", "internet", "siteweb"],
  app: ["app", "mobileapp", "application", "mobile"],
  chat: ["chat", "livechat", "chatbot", "messenger"],
  social: ["social", "socialmedia", "sozialemedien", "reseauxsociaux"],
  letter: ["letter", "post", "postalmail", "brief", "lettre", "courrier"],
  event: ["event", "fair", "tradefair", "messe", "veranstaltung", "evenement", "salon"],
  partner: ["partner", "dealer", "reseller", "handler", "partenaire"],
  product: ["product", "produkt", "produit"],
  other: ["other", "andere", "sonstiges", "autre"],
};

const directionWords: { readonly [D in Direction]: readonly string[] } = {
  toCustomer: [
    "tocustomer",
    "companytocustomer",
    "outbound",
    "outgoing",
    "zumkunden",
    "ausgehend",
    "versleclient",
    "sortant",
  ],
  toCompany: [
    "tocompany",
    "customertocompany",
    "fromcustomer",
    "inbound",
    "incoming",
    "vomkunden",
    "eingehend",
    "versentreprise",
    "entrant",
  ],
};

type Columns = { readonly [M in Meaning]?: number };
type ColumnsWithText = Columns & { readonly text: number };

/** `chosen`: the column of touchpoints, where a person has said so; it means nothing else then. */
function findColumns(header: readonly string[], chosen?: number): Columns {
  const words = header.map(plainWord);
  const taken = new Set<number>(chosen === undefined ? [] : [chosen]);
  const columns: { [M in Meaning]?: number } = {};
  for (const meaning of ["text", "channel", "direction", "departments", "notes"] as const) {
    if (meaning === "text" && chosen !== undefined) continue;
    for (const word of headerWords[meaning]) {
      const at = words.findIndex((candidate, index) => candidate === word && !taken.has(index));
      if (at < 0) continue;
      columns[meaning] = at;
      taken.add(at);
      break;
    }
  }
  return columns;
}

function rowsToTouchpoints(
  rows: CsvTable["rows"],
  columns: ColumnsWithText,
  problems: ProblemList,
): ImportedTouchpoint[] {
  const items: ImportedTouchpoint[] = [];
  for (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    const raw = row.cells[columns.text] ?? "";
    if (!fits(row.line, raw, problems, csvLimits.cell)) continue;
    const text = cleanText(unguardFormula(raw));
    if (text === "") {
      problems.add(row.line, "emptyText", "The row has no touchpoint text. It was left out.");
      continue;
    }
    if (!fits(row.line, text, problems)) continue;
    if (items.length === importedTouchpointsMax) {
      problems.add(row.line, "tooMany", tooManyMessage);
      break;
    }
    items.push({ line: row.line, text, ...readDetails(row, columns, problems) });
  }
  return items;
}

/** Whether a text is short enough for a touchpoint (`max`: before it is cleaned, to be looked at); names it if not. */
export function fits(
  line: number,
  text: string,
  problems: ProblemList,
  max = touchpointTextMax,
): boolean {
  if (text.length <= max) return true;
  const message = `${quoted(text)} has ${text.length} characters; a touchpoint has at most ${touchpointTextMax}. Shorten it or split it in two. It was left out.`;
  problems.add(line, "tooLong", message);
  return false;
}

export const tooManyMessage = `One import takes at most ${importedTouchpointsMax} touchpoints: this one and all below it were left out. Import the rest from a second file.`;

function readDetails(
  { line, cells }: CsvTable["rows"][number],
  columns: Columns,
  problems: ProblemList,
): Omit<ImportedTouchpoint, "line" | "text"> {
  const cellOf = (meaning: Meaning, multiline: boolean): string => {
    const at = columns[meaning];
    return at === undefined ? "" : cleanText(unguardFormula(cells[at] ?? ""), { multiline });
  };
  const channel = wordToChoice(channels, channelWords, cellOf("channel", false));
  if (channel === null) nameUnknown(line, "channel", cellOf("channel", false), problems);
  const direction = wordToChoice(directions, directionWords, cellOf("direction", false));
  if (direction === null) nameUnknown(line, "direction", cellOf("direction", false), problems);
  const departments = readDepartments(line, cellOf("departments", true), problems);
  const notes = cellOf("notes", true);
  const notesFit = notes.length <= touchpointNotesMax;
  if (!notesFit) {
    problems.add(
      line,
      "tooLong",
      `The notes have ${notes.length} characters; at most ${touchpointNotesMax} are taken. They were left out.`,
    );
  }
  return {
    ...(channel && { channel }),
    ...(direction && { direction }),
    ...(departments.length > 0 && { departments }),
    ...(notes !== "" && notesFit && { notes }),
  };
}

function readDepartments(line: number, cell: string, problems: ProblemList): string[] {
  const names = new Set(cell.split(/[;|,\n]/).map((name) => name.trim()));
  names.delete("");
  const tooLong = [...names].filter((name) => name.length > departmentMax);
  for (const name of tooLong) {
    names.delete(name);
    const message = `The department ${quoted(name)} has ${name.length} characters; at most ${departmentMax} are taken. It was left out.`;
    problems.add(line, "tooLong", message);
  }
  return [...names];
}

/** The choice that a word means; `undefined` for no word, `null` for one that is not known. */
function wordToChoice<T extends string>(
  choices: readonly T[],
  words: { readonly [K in T]: readonly string[] },
  written: string,
): T | undefined | null {
  const word = plainWord(written);
  if (word === "") return undefined;
  return (
    choices.find((choice) => choice.toLowerCase() === word || words[choice].includes(word)) ?? null
  );
}

function nameUnknown(line: number, what: string, word: string, problems: ProblemList): void {
  const message = `The ${what} ${quoted(word)} is not known here; the touchpoint was taken without it.`;
  problems.add(line, "unknownWord", message);
}

function noColumnMessage(header: readonly string[]): string {
  const found = header.slice(0, 20).map((name) => quoted(cleanText(name.slice(0, 200))));
  const more = header.length > 20 ? ` and ${header.length - 20} more` : "";
  return `No column of touchpoints was found. The columns are: ${found.join(", ")}${more}. Choose it here, or call it “touchpoint”.`;
}

/** A word as headers are compared: without accents, spaces, punctuation and case. */
function plainWord(word: string): string {
  return word
    .slice(0, 200)
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
