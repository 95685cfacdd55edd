// Owns: making erased text physically gone. It must not know what was erased, only that something was.
// Implements STO-16.
import type { PurgeOutcome } from "../store.ts";
import { type Driver, isDiskFull, numberOf } from "./driver.ts";

/** Notes, in the transaction that erases, that the file must be written anew; a crash before that changes nothing. */
export function noteErased(driver: Driver): void {
  driver.run("UPDATE upkeep SET holds_erased = 1 WHERE holds_erased = 0");
}

/**
 * Writes the file anew when something was erased, and cuts the log. `secure_delete` alone is not enough: when SQLite
 * divides a full page, copies of rows stay in the unused middle of it and outlive the rows. Takes time in proportion to
 * the size of the store, and as much free room again; where that is missing nothing changes, and it can be tried later.
 */
export function purge(driver: Driver): PurgeOutcome {
  try {
    const row = driver.get("SELECT holds_erased FROM upkeep");
    if (row !== undefined && numberOf(row, "holds_erased") !== 0) {
      // The new file is built in a nameless file and not in memory, which a large store would fill.
      driver.script("PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY;");
      driver.run("UPDATE upkeep SET holds_erased = 0");
    }
    cutLog(driver);
    return { kind: "purged" };
  } catch (failure) {
    if (isDiskFull(failure)) return { kind: "full" };
    throw failure;
  }
}

/** Moves the write-ahead log into the file and leaves it empty. */
export function cutLog(driver: Driver): void {
  const row = driver.get("PRAGMA wal_checkpoint(TRUNCATE)");
  if (row === undefined || numberOf(row, "busy") !== 0) {
    throw new Error("The write-ahead log could not be cut: somebody else reads the store.");
  }
}
