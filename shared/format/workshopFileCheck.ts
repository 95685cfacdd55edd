// Owns: whether the tables of a workshop's file hold what they may, and the words for what they should not:
// each with its path in the file. Bounded, for the file may come from anybody. Rules IMP-21, IMP-23.

import { isId } from "../kit/ids.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { Field, Fields, Stored } from "../model/field.ts";
import { type Refusal, refuse } from "../model/refusals.ts";
import { workshopRecord } from "../model/tables.ts";

export type FileTables = {
  readonly [table: string]: { readonly [id: string]: { readonly [field: string]: Stored } };
};

export interface GivenTables {
  readonly name: string;
  readonly schema: { readonly [table: string]: Fields };
  readonly given: unknown;
}

/** The most records that one file may bring. */
export const fileRecordsMax = 50_000;
/** The most faults that are named at once. */
const faultsMax = 5;

/** The checked tables by the name of their document; refused with the first faults, by path. */
export function checkTables(
  documents: readonly GivenTables[],
): Result<{ readonly [name: string]: FileTables }, Refusal> {
  const report = newReport();
  const checked: { [name: string]: FileTables } = {};
  for (const { name, schema, given } of documents) {
    checked[name] = checkDocument(name, schema, given, report);
  }
  if (report.records() > fileRecordsMax) return err(refuse("full", { max: fileRecordsMax }));
  if (report.count() > 0) return err(refuse("notReadable", {}, report.text()));
  return ok(checked);
}

interface Report {
  readonly fault: (path: string, expected: string) => void;
  /** Counts a record; false when there are too many to go on. */
  readonly countRecord: () => boolean;
  readonly records: () => number;
  readonly count: () => number;
  readonly text: () => string;
}

function newReport(): Report {
  const named: string[] = [];
  let faults = 0;
  let records = 0;
  return {
    fault: (path, expected) => {
      faults += 1;
      if (named.length < faultsMax) named.push(`${path}: expected ${expected}.`);
    },
    countRecord: () => {
      records += 1;
      return records <= fileRecordsMax;
    },
    records: () => records,
    count: () => faults,
    text: () => {
      const more = faults - named.length;
      return more > 0 ? `${named.join(" ")} There are ${more} more faults.` : named.join(" ");
    },
  };
}

function checkDocument(
  name: string,
  schema: GivenTables["schema"],
  given: unknown,
  report: Report,
): FileTables {
  const tables: { [table: string]: FileTables[string] } = {};
  for (const [table, records] of entriesOf(given, name, report)) {
    const fields = Object.hasOwn(schema, table) ? schema[table] : undefined;
    if (fields) tables[table] = checkTable(`${name}.${table}`, table, fields, records, report);
    else report.fault(shown(name, table), `one of the tables ${Object.keys(schema).join(", ")}`);
  }
  return tables;
}

function checkTable(
  path: string,
  table: string,
  fields: Fields,
  given: unknown,
  report: Report,
): FileTables[string] {
  const records = new Map<string, { readonly [field: string]: Stored }>();
  for (const [id, record] of entriesOf(given, path, report)) {
    if (!report.countRecord()) break;
    const at = shown(path, id);
    if (!isId(id)) report.fault(at, "an id of 1 to 40 letters, digits, - or _");
    else if (table === "workshop" && id !== workshopRecord) {
      report.fault(at, `the only record "${workshopRecord}"`);
    } else records.set(id, checkRecord(at, table, fields, record, report));
  }
  return Object.fromEntries(records);
}

function checkRecord(
  path: string,
  table: string,
  fields: Fields,
  given: unknown,
  report: Report,
): { readonly [field: string]: Stored } {
  const record: { [field: string]: Stored } = {};
  const values = new Map(entriesOf(given, path, report));
  for (const [name, field] of Object.entries(fields)) {
    const value = values.get(name);
    values.delete(name);
    if (value === undefined || (value === null && field.absent === null)) {
      if (field.absent === undefined) report.fault(`${path}.${name}`, expectedOf(field));
      continue;
    }
    const read = field.read(value);
    if (read === undefined) report.fault(`${path}.${name}`, expectedOf(field));
    else record[name] = read as Stored;
  }
  for (const name of values.keys()) {
    report.fault(shown(path, name), `one of the fields ${Object.keys(fields).join(", ")}`);
  }
  if (table === "rounds" && record.state !== undefined && record.state !== "published") {
    report.fault(`${path}.state`, `"published"`);
  }
  return record;
}

function entriesOf(given: unknown, path: string, report: Report): [string, unknown][] {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) {
    return Object.entries(given);
  }
  report.fault(path, "an object");
  return [];
}

/** A path with a name from the file at its end, which may be long and hold anything. */
function shown(path: string, name: string): string {
  return `${path}.${isId(name) ? name : JSON.stringify(name.slice(0, 40))}`;
}

function expectedOf({ schema }: Field<unknown>): string {
  if (Array.isArray(schema.enum)) {
    return `one of ${schema.enum.map((word) => JSON.stringify(word)).join(", ")}`;
  }
  switch (schema.type) {
    case "string":
      return `text of ${String(schema.minLength ?? 0)} to ${String(schema.maxLength)} characters`;
    case "number":
      return `a number from ${String(schema.minimum)} to ${String(schema.maximum)}`;
    case "array":
      return `a list of ${String(schema.minItems)}`;
    default:
      return `a ${String(schema.type)}`;
  }
}
