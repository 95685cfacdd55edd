// Owns: a copy of what could not be saved, as a file that a person can read. Pure.

import { readTables } from "../../shared/doc/live.ts";
import type { Schema } from "../../shared/model/change.ts";
import type { HeldDocument } from "./heldDocument.ts";

/** Why there is something to rescue: the workshop was closed to us, or only the map to contributors. */
export type RescueReason = "ended" | "mapClosed";

export interface Rescue {
  readonly reason: RescueReason;
  /** How many changes were not saved. */
  readonly unsaved: number;
  readonly fileName: string;
  /** JSON: the changes, and the documents as they looked here. */
  readonly content: string;
}

/** What of a document is looked at. */
export type Rescued = Pick<HeldDocument<Schema>, "doc" | "tables" | "unsaved">;

/** `null` if everything was saved. `inFields`: words that stood in fields and are in no document. */
export function rescueFrom(
  reason: RescueReason,
  { id, title }: { readonly id: string; readonly title: string },
  documents: { readonly [name: string]: Rescued },
  inFields: readonly string[] = [],
): Rescue | null {
  let unsaved = inFields.length;
  const parts: { [name: string]: unknown } = {};
  for (const [name, held] of Object.entries(documents)) {
    const changes = held.unsaved();
    if (changes.length === 0) continue;
    unsaved += changes.length;
    parts[name] = {
      unsavedChanges: changes.map((entry) => entry.changes),
      records: recordsOf(held),
    };
  }
  if (unsaved === 0) return null;
  const content = {
    format: "waymark-unsaved-changes",
    version: 1,
    workshop: { id, title },
    documents: parts,
    ...(inFields.length > 0 ? { inFields } : {}),
  };
  return {
    reason,
    unsaved,
    fileName: `waymark-unsaved-${id}.json`,
    content: JSON.stringify(content, null, 2),
  };
}

function recordsOf({ doc, tables }: Rescued): { [table: string]: unknown[] } {
  const snapshot = readTables(doc, tables.schema);
  return Object.fromEntries(
    Object.entries(snapshot).map(([table, rows]) => [table, [...rows.values()]]),
  );
}
