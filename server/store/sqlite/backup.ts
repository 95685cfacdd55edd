// Owns: a copy of the whole store for the person who runs the server: without drafts, votes and answers.
// It must not leave half a copy under the name that was asked for. Implements STO-15.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import type { BackupOutcome } from "../store.ts";
import { type Driver, isDiskFull, openDriver } from "./driver.ts";

export function writeBackup(driver: Driver, path: string): BackupOutcome {
  const partial = `${path}.partial`;
  if (existsSync(path)) return { kind: "exists" };
  rmSync(partial, { force: true });
  try {
    // Into an empty file of ours: a copy made under the usual mask could be read by others.
    closeSync(openSync(partial, "wx", 0o600));
    driver.run("VACUUM INTO ?", [partial]);
    withoutPrivateRows(partial);
    const file = openSync(partial, "r");
    fsyncSync(file);
    closeSync(file);
    renameSync(partial, path);
    return { kind: "written", sizeBytes: statSync(path).size };
  } catch (failure) {
    rmSync(partial, { force: true });
    if (isDiskFull(failure)) return { kind: "full" };
    throw failure;
  }
}

/** The copy has no journal: a journal would hold the drafts that are being deleted, and half a copy is thrown away. */
function withoutPrivateRows(path: string): void {
  const copy = openDriver(path);
  try {
    copy.script(`
      PRAGMA journal_mode = OFF;
      PRAGMA temp_store = MEMORY;
      PRAGMA secure_delete = ON;
      PRAGMA foreign_keys = ON;
      DELETE FROM documents WHERE name GLOB 'mine:*';
      DELETE FROM answers;
      VACUUM;
    `);
  } finally {
    copy.close();
  }
}
