// Owns: the tables and their numbered migrations. A migration that has been released is never changed.
// It must not know what is written to them. Implements STO-12.
import type { Driver } from "./driver.ts";
import { numberOf } from "./driver.ts";

/** "WAYM": marks the file as ours, so that a foreign database is not written to. */
const applicationId = 0x57_41_59_4d;

/**
 * Number n leads from version n - 1 to n. Rows of updates are kept by document and place in it, never in the order of
 * the whole store: the order in which people's rows arrived must not be readable from the file.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE workshops (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    secret BLOB NOT NULL,
    created_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE deleted_workshops (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE links (
    workshop INTEGER NOT NULL REFERENCES workshops ON DELETE CASCADE,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    role TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    revoked INTEGER NOT NULL,
    PRIMARY KEY (workshop, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    workshop INTEGER NOT NULL REFERENCES workshops ON DELETE CASCADE,
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    snapshot_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    UNIQUE (workshop, name)
  ) STRICT;
  CREATE TABLE snapshots (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE updates (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (document, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE quarantine (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('snapshot', 'update')),
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (document, part, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE answers (
    number INTEGER PRIMARY KEY,
    workshop INTEGER NOT NULL REFERENCES workshops ON DELETE CASCADE,
    link TEXT NOT NULL,
    request TEXT NOT NULL,
    body TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    UNIQUE (workshop, link, request)
  ) STRICT;
  CREATE TABLE decisions (
    workshop INTEGER NOT NULL REFERENCES workshops ON DELETE CASCADE,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (workshop, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE taken_ids (
    workshop INTEGER NOT NULL REFERENCES workshops ON DELETE CASCADE,
    id TEXT NOT NULL,
    PRIMARY KEY (workshop, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE upkeep (probes INTEGER NOT NULL, holds_erased INTEGER NOT NULL) STRICT;
  INSERT INTO upkeep (probes, holds_erased) VALUES (0, 0);
  `,
];

/** The version that this Waymark writes. */
const schemaVersion = migrations.length;

/** Brings the file to `schemaVersion`. Gives a sentence for the person who runs the server when it must not. */
export function migrate(driver: Driver, path: string): string | undefined {
  const version = pragma(driver, "user_version");
  const owner = pragma(driver, "application_id");
  if (version > schemaVersion) {
    return `The store ${path} was written by a newer Waymark (schema ${version}; this one knows up to ${schemaVersion}). Start the newer Waymark, or restore a backup made by this one.`;
  }
  if (owner !== applicationId && !(owner === 0 && version === 0 && isEmpty(driver))) {
    return foreignFile(path);
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    driver.script(
      `BEGIN IMMEDIATE; ${sql} PRAGMA user_version = ${index + 1}; PRAGMA application_id = ${applicationId}; COMMIT;`,
    );
  }
  return undefined;
}

/** What is said about a file that Waymark did not write. */
export function foreignFile(path: string): string {
  return `The file ${path} belongs to another program. Choose another DATA_DIR, or move that file away.`;
}

function pragma(driver: Driver, name: "user_version" | "application_id"): number {
  const row = driver.get(`SELECT ${name} AS value FROM pragma_${name}`);
  return row === undefined ? 0 : numberOf(row, "value");
}

function isEmpty(driver: Driver): boolean {
  return driver.get("SELECT 1 AS found FROM sqlite_schema LIMIT 1") === undefined;
}
