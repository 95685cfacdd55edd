// Owns: the file of a whole workshop: what it holds, and how one is read back under fresh ids. It holds no
// participant: neither drafts, nor ballots, nor comments' authors, nor links; the names on cards of named rounds are in it.
// Rules EXP-5 to EXP-7, PRV-98, PRV-101, IMP-20, IMP-22.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import {
  type MapChange,
  type MapSnapshot,
  type RoomChange,
  type RoomSnapshot,
  rowToStored,
} from "../model/change.ts";
import type { Fields, Stored } from "../model/field.ts";
import { type Refusal, refuse } from "../model/refusals.ts";
import { schemas, workshopRecord } from "../model/tables.ts";
import { withoutHidden } from "../model/usage.ts";
import { checkTables, type FileTables } from "./workshopFileCheck.ts";

/** The version of the file's form. */
const workshopFileVersion = 1;

/** Records by table and id; a field that holds its default is left out. Listed in docs/schema.md. */
export interface WorkshopFile {
  readonly format: "waymark";
  readonly version: number;
  readonly title: string;
  readonly map: FileTables;
  readonly room: FileTables;
}

/** What a file becomes: the first records of a new workshop. */
export interface ImportedWorkshop {
  readonly title: string;
  readonly map: readonly MapChange[];
  readonly room: readonly RoomChange[];
}

const publishedTables = {
  rounds: schemas.room.rounds,
  tallies: schemas.room.tallies,
  dotResults: schemas.room.dotResults,
  whys: schemas.room.whys,
  signatures: schemas.room.signatures,
} as const;

/** The workshop as a file, without what was hidden: the same bytes for the same records, whatever their order. */
export function workshopToFile(whole: MapSnapshot, room: RoomSnapshot): WorkshopFile {
  const map = withoutHidden(whole);
  const isPublished = (id: string): boolean => room.rounds.get(id)?.state === "published";
  return {
    format: "waymark",
    version: workshopFileVersion,
    title: map.workshop.get(workshopRecord)?.title ?? "",
    map: tablesToFile(schemas.map, map),
    room: tablesToFile(publishedTables, {
      rounds: rowsWhere(room.rounds, ({ id }) => isPublished(id)),
      tallies: rowsWhere(room.tallies, ({ roundId }) => isPublished(roundId)),
      dotResults: rowsWhere(room.dotResults, ({ roundId }) => isPublished(roundId)),
      whys: rowsWhere(room.whys, ({ roundId }) => isPublished(roundId)),
      signatures: rowsWhere(room.signatures, ({ id }) => map.touchpoints.has(id)),
    }),
  };
}

/**
 * Reads the parsed JSON of a file. Every record gets a fresh id and every reference follows; a reference to
 * something that is gone stays one. Refused as a whole, with the places and what was expected there, if anything in
 * it is not as it should be.
 */
export function fileToChanges(file: unknown, chance: Chance): Result<ImportedWorkshop, Refusal> {
  if (!isObject(file) || file.format !== "waymark") return err(refuse("notAnExport"));
  if (typeof file.version === "number" && file.version > workshopFileVersion) {
    return err(refuse("newerVersion"));
  }
  if (file.version !== workshopFileVersion) {
    return err(refuse("notAnExport", {}, `version: expected ${workshopFileVersion}.`));
  }
  const checked = checkTables([
    { name: "map", schema: schemas.map, given: file.map },
    { name: "room", schema: publishedTables, given: file.room ?? {} },
  ]);
  if (!checked.ok) return checked;
  const { map = {}, room = {} } = checked.value;
  const renamed = freshIds([map, room], chance);
  const title = typeof file.title === "string" ? file.title.trim().slice(0, 200) : "";
  return ok({
    title: titleIn(map) || title,
    map: tablesToChanges(map, renamed) as MapChange[],
    room: tablesToChanges(room, renamed) as RoomChange[],
  });
}

/**
 * Which fields name a record, and of which table; a step's slot and a node's spot name one in their first
 * part. A test holds this list against the tables.
 */
export const referenceFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  touchpoints: { departmentId: "departments", groupId: "groups", mergedInto: "touchpoints" },
  journeys: { personaId: "personas" },
  stages: { journeyId: "journeys" },
  steps: { journeyId: "journeys", touchpointId: "touchpoints", slot: "stages" },
  processLanes: { processId: "processes", departmentId: "departments" },
  processNodes: { processId: "processes", spot: "processLanes", subprocessId: "processes" },
  processFlows: { processId: "processes", from: "processNodes", to: "processNodes" },
  processLinks: { stepId: "steps", processId: "processes", nodeId: "processNodes" },
  rounds: { journeyId: "journeys", personaId: "personas", stageId: "stages", groupId: "groups" },
  tallies: { roundId: "rounds", stepId: "steps", departmentId: "departments" },
  dotResults: { roundId: "rounds", touchpointId: "touchpoints" },
  whys: { roundId: "rounds", stepId: "steps" },
};

function tablesToFile(
  schema: { readonly [table: string]: Fields },
  snapshot: { readonly [table: string]: ReadonlyMap<string, { readonly id: string }> },
): FileTables {
  const tables: { [table: string]: { [id: string]: { [field: string]: Stored } } } = {};
  for (const [table, fields] of Object.entries(schema)) {
    const rows = [...(snapshot[table] ?? new Map())].sort(([a], [b]) => (a < b ? -1 : 1));
    tables[table] = Object.fromEntries(rows.map(([id, row]) => [id, rowToStored(fields, row)]));
  }
  return tables;
}

function tablesToChanges(tables: FileTables, renamed: (table: string, id: string) => string) {
  return Object.entries(tables).flatMap(([table, rows]) =>
    Object.entries(rows).map(([id, record]) => ({
      op: "create" as const,
      table,
      id: renamed(table, id),
      values: withReferences(table, record, renamed),
    })),
  );
}

function withReferences(
  table: string,
  record: { readonly [field: string]: Stored },
  renamed: (table: string, id: string) => string,
): { readonly [field: string]: Stored } {
  const references = referenceFields[table] ?? {};
  return Object.fromEntries(
    Object.entries(record).map(([field, value]): [string, Stored] => {
      const target = references[field];
      if (target === undefined || value === "") return [field, value];
      if (typeof value === "string") return [field, renamed(target, value)];
      if (!Array.isArray(value)) return [field, value];
      const [id, ...rest]: readonly Stored[] = value;
      return [field, [renamed(target, String(id)), ...rest]];
    }),
  );
}

/** A fresh id for each record, the same one at each mention. What is not in the file gets one too. */
function freshIds(documents: readonly FileTables[], chance: Chance) {
  const known = new Map<string, string>();
  const renamed = (table: string, id: string): string => {
    if (table === "workshop") return id;
    // A signature has the id of the card that it stands on.
    const key = `${table === "signatures" ? "touchpoints" : table}/${id}`;
    const fresh = known.get(key) ?? newId(chance);
    known.set(key, fresh);
    return fresh;
  };
  for (const tables of documents) {
    for (const [table, rows] of Object.entries(tables)) {
      for (const id of Object.keys(rows)) renamed(table, id);
    }
  }
  return renamed;
}

function titleIn(map: FileTables): string {
  const title = map.workshop?.[workshopRecord]?.title;
  return typeof title === "string" ? title : "";
}

function rowsWhere<R>(rows: ReadonlyMap<string, R>, keep: (row: R) => boolean): Map<string, R> {
  return new Map([...rows].filter(([, row]) => keep(row)));
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
