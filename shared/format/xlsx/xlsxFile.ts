// Owns: tables as an Excel workbook (ECMA-376, SpreadsheetML): text is text and never a formula, numbers are numbers, the
// first row stays in sight. Says nothing about who wrote it or when. Rules EXP-49 to EXP-51.

import { strToU8, zipSync } from "fflate";
import { plainText } from "../plainText.ts";
import { escapeXml } from "../scene/svg.ts";

export type XlsxCell =
  | string
  | number
  | null
  | { readonly value: string | number | null; readonly look: XlsxLook };

/** How a cell looks: a heading, or one of the five steps between pain and love. */
export type XlsxLook = "heading" | "M2" | "M1" | "0" | "P1" | "P2";

export interface XlsxSheet {
  /** At most 31 characters of what Excel allows are kept. */
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
  /** In characters. */
  readonly widths: readonly number[];
  readonly isRightToLeft?: boolean;
}

/** The most characters that Excel takes in a cell. */
const cellMax = 32_767;
/** 1980-01-01 12:00 UTC: the first day that an archive can hold, so that the same tables give the same bytes. */
const firstTime = 315_576_000_000;

/** The workbook; at least one sheet. The same bytes for the same tables. */
export function tablesToXlsx(sheets: readonly XlsxSheet[]): Uint8Array {
  const names = sheetNames(sheets);
  const files: { [name: string]: Uint8Array } = {
    "[Content_Types].xml": strToU8(contentTypes(sheets.length)),
    "_rels/.rels": strToU8(
      relations([{ id: "rId1", type: "officeDocument", target: "xl/workbook.xml" }]),
    ),
    "xl/workbook.xml": strToU8(workbook(names, sheets)),
    "xl/_rels/workbook.xml.rels": strToU8(
      relations([
        ...sheets.map((_, at) => ({
          id: `rId${at + 1}`,
          type: "worksheet",
          target: `worksheets/sheet${at + 1}.xml`,
        })),
        { id: `rId${sheets.length + 1}`, type: "styles", target: "styles.xml" },
      ]),
    ),
    "xl/styles.xml": strToU8(styles()),
  };
  for (const [at, sheet] of sheets.entries()) {
    files[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(worksheet(sheet));
  }
  return zipSync(files, { mtime: firstTime, level: 6 });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function contentTypes(count: number): string {
  const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const sheets = Array.from(
    { length: count },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>${sheets.join("")}<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`;
}

function relations(all: readonly { id: string; type: string; target: string }[]): string {
  const items = all.map(
    ({ id, type, target }) =>
      `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
}

function workbook(names: readonly string[], sheets: readonly XlsxSheet[]): string {
  const listed = names.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  // A filter is one to Excel by its sheet alone, and to LibreOffice by this hidden name.
  const filters = sheets.map((sheet, at) => {
    const name = (names[at] ?? "").replaceAll("'", "''");
    const [column, row] = lastPlace(sheet);
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${escapeXml(`'${name}'!$A$1:$${column}$${row}`)}</definedName>`;
  });
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${listed.join("")}</sheets><definedNames>${filters.join("")}</definedNames></workbook>`;
}

/** The column and the row in which the cells of a sheet end. */
function lastPlace({ rows }: XlsxSheet): readonly [column: string, row: number] {
  const column = columnName(Math.max(0, ...rows.map((cells) => cells.length - 1)));
  return [column, Math.max(1, rows.length)];
}

/** Fills of the looks: those of the pictures in light, so that Excel and the wall agree. */
const fills: readonly { readonly look: XlsxLook; readonly fill: string; readonly ink: string }[] = [
  { look: "M2", fill: "B04E0B", ink: "FFFFFF" },
  { look: "M1", fill: "F3C395", ink: "5C2A05" },
  { look: "0", fill: "E4DFD4", ink: "47423A" },
  { look: "P1", fill: "ABCDEA", ink: "0F3A5E" },
  { look: "P2", fill: "1E5D9C", ink: "FFFFFF" },
];

function styles(): string {
  const inks = fills.map(
    ({ ink }) => `<font><b/><sz val="11"/><color rgb="FF${ink}"/><name val="Calibri"/></font>`,
  );
  const solid = fills.map(
    ({ fill }) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`,
  );
  const wrap = '<alignment vertical="top" wrapText="1"/>';
  const own = fills.map(
    (_, at) =>
      `<xf numFmtId="0" fontId="${at + 2}" fillId="${at + 2}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">${wrap}</xf>`,
  );
  return `${declaration}<styleSheet xmlns="${main}"><fonts count="${fills.length + 2}"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>${inks.join("")}</fonts><fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid.join("")}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${fills.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${wrap}</xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${wrap}</xf>${own.join("")}</cellXfs></styleSheet>`;
}

function worksheet(sheet: XlsxSheet): string {
  const { rows, widths, isRightToLeft = false } = sheet;
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const body = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`));
    return `<row r="${row + 1}">${written.join("")}</row>`;
  });
  const cols = columns.length > 0 ? `<cols>${columns.join("")}</cols>` : "";
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${isRightToLeft ? ' rightToLeft="1"' : ""}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols}<sheetData>${body.join("")}</sheetData><autoFilter ref="A1:${lastPlace(sheet).join("")}"/></worksheet>`;
}

function cellXml(cell: XlsxCell, place: string): string {
  const { value, look } =
    typeof cell === "object" && cell !== null ? cell : { value: cell, look: undefined };
  const style =
    look === undefined
      ? 0
      : 1 + (look === "heading" ? 0 : 1 + fills.findIndex((one) => one.look === look));
  if (value === null || value === "") return `<c r="${place}" s="${style}"/>`;
  if (typeof value === "number") return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(escapeUnderscores(plainText(value).slice(0, cellMax)))}</t></is></c>`;
}

/** In a workbook's text `_x0041_` stands for a character, so what looks like that is written apart. */
function escapeUnderscores(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

function columnName(at: number): string {
  return at < 26
    ? String.fromCharCode(65 + at)
    : `${columnName(Math.floor(at / 26) - 1)}${columnName(at % 26)}`;
}

/** Names as Excel takes them: 31 characters, without its signs of reference, each once. */
function sheetNames(sheets: readonly XlsxSheet[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, at) => {
    const clean = plainText(name)
      .replace(/[[\]:*?/\\\n\r\t]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim();
    const short = Array.from(clean).slice(0, 15).join("") || `Sheet ${at + 1}`;
    const own = taken.has(short.toLowerCase()) ? `${short.slice(0, 25)} ${at + 1}` : short;
    taken.add(own.toLowerCase());
    return own;
  });
}
