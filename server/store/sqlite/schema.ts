// Owns: the tables and their numbered migrations. A migration that has been released is never changed.
// It must not know what is written to them. Implements STO-12, STO-34.
import type { StoredName } from "../store.ts";
import { bytesOf, type Driver, isDiskFull, numberOf, textOf } from "./driver.ts";
import { createOwnTables, insertSelf, ownTable } from "./rows.ts";

/** "WAYM": marks the file as ours, so that a foreign database is not written to. */
const applicationId = 0x57_41_59_4d;

/**
 * Rows of updates are kept by document and place in it, never in the order of the whole store: the order in which people's
 * rows arrived must not be readable from the file.
 */
const firstTables = `
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
`;

/**
 * Rows move into tables of their workshop's own (`rows.ts`), and titles with them; the tables in which all workshops lay
 * together are given back whole, which wipes them. `leaving` names deleted workshops whose tables are still to be wiped.
 */
function giveWorkshopsTablesOfTheirOwn(driver: Driver): void {
  driver.script(`
    CREATE TABLE leaving (workshop INTEGER PRIMARY KEY) STRICT;
    ALTER TABLE documents ADD COLUMN quarantined INTEGER NOT NULL DEFAULT 0;
    UPDATE documents SET quarantined = (SELECT count(*) FROM quarantine WHERE document = documents.number);
  `);
  for (const row of driver.all("SELECT number, title, secret FROM workshops")) {
    const workshop = numberOf(row, "number");
    createOwnTables(driver, workshop);
    insertSelf(driver, workshop, { title: textOf(row, "title"), secret: bytesOf(row, "secret") });
  }
  for (const row of driver.all("SELECT number, workshop, name, snapshot_seq FROM documents")) {
    const table = ownTable(numberOf(row, "workshop"), textOf(row, "name") as StoredName);
    const number = numberOf(row, "number");
    driver.script(`
      INSERT INTO ${table} (place, checksum, bytes)
        SELECT (${number} << 34) | ${numberOf(row, "snapshot_seq")}, checksum, bytes
        FROM snapshots WHERE document = ${number};
      INSERT INTO ${table} (place, checksum, bytes)
        SELECT (${number} << 34) | (1 << 32) | seq, checksum, bytes
        FROM updates WHERE document = ${number} ORDER BY seq;
      INSERT INTO ${table} (place, checksum, bytes)
        SELECT (${number} << 34) | (iif(part = 'snapshot', 2, 3) << 32) | seq, checksum, bytes
        FROM quarantine WHERE document = ${number};
    `);
  }
  driver.script(`
    DROP TABLE snapshots;
    DROP TABLE updates;
    DROP TABLE quarantine;
    CREATE TABLE nameless (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      created_at_ms INTEGER NOT NULL
    ) STRICT;
    INSERT INTO nameless SELECT number, id, created_at_ms FROM workshops;
    DROP TABLE workshops;
    ALTER TABLE nameless RENAME TO workshops;
    ALTER TABLE upkeep DROP COLUMN holds_erased;
  `);
}

/**
 * A large snapshot may lie in pieces (`bundles.ts`): `document` has it, or nobody does and it is to be wiped; `kept`:
 * it is in quarantine. Numbers are never given twice, so that a copy that takes long cannot take one bundle for
 * another. Rows stay as they are: whoever loads a long one first divides it. `overtaken`: the document has updates that
 * are part of its snapshot, still to be wiped.
 */
const bundlesOfPieces = `
  CREATE TABLE bundles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER REFERENCES documents ON DELETE SET NULL,
    kept INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  ALTER TABLE documents ADD COLUMN overtaken INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX overtaken_documents ON documents (number) WHERE overtaken = 1;
`;

/** Number n leads from version n - 1 to n. */
const migrations: readonly ((driver: Driver) => void)[] = [
  (driver) => driver.script(firstTables),
  giveWorkshopsTablesOfTheirOwn,
  (driver) => driver.script(bundlesOfPieces),
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
  try {
    // While a table that others refer to is exchanged, the references lead nowhere.
    driver.script("PRAGMA foreign_keys = OFF");
    for (const [index, step] of migrations.entries()) {
      if (index >= version) migrateOnce(driver, step, index + 1);
    }
    driver.script("PRAGMA foreign_keys = ON");
    if (version < schemaVersion) giveRoomBack(driver);
    return undefined;
  } catch (failure) {
    if (!isDiskFull(failure)) throw failure;
    return `There is no room to bring the store ${path} to the form of this Waymark; for a moment it takes three times its size. Make room and start again: nothing has changed.`;
  }
}

/** What the tables took that are no more. They are wiped already, so that a full disk is no matter. */
function giveRoomBack(driver: Driver): void {
  try {
    driver.script("PRAGMA incremental_vacuum");
  } catch (failure) {
    if (!isDiskFull(failure)) throw failure;
  }
}

/** All of it, with its number, or nothing. */
function migrateOnce(driver: Driver, step: (driver: Driver) => void, version: number): void {
  driver.run("BEGIN IMMEDIATE");
  try {
    step(driver);
    driver.script(`PRAGMA user_version = ${version}; PRAGMA application_id = ${applicationId};`);
    driver.run("COMMIT");
  } catch (failure) {
    if (driver.isInTransaction()) driver.run("ROLLBACK");
    throw failure;
  }
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
