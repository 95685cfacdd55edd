// Owns: workshops as a whole, and their links: made, read and deleted. It must not begin or end a transaction.
// Implements STO-7, STO-13.
import type { Role } from "../../../shared/model/rights.ts";
import type {
  CreateOutcome,
  DeleteOutcome,
  LinkRecord,
  NewWorkshop,
  WorkshopState,
} from "../store.ts";
import { ensureDocument, insertLink } from "./commit.ts";
import { workshopNumber } from "./documents.ts";
import { bytesOf, type Driver, numberOf, textOf } from "./driver.ts";
import type { Snapshot } from "./protocol.ts";
import { createOwnTables, insertSelf, selfOf } from "./rows.ts";
import { putSnapshot } from "./snapshots.ts";

export function createWorkshop(driver: Driver, wanted: NewWorkshop<Snapshot>): CreateOutcome {
  if (workshopState(driver, wanted.id).kind !== "unknown") return { kind: "exists" };
  // The number of one that is still being wiped is not given out again.
  driver.run(
    "INSERT INTO workshops (number, id, created_at_ms) SELECT 1 + coalesce(max(number), 0), ?, ? FROM (SELECT number FROM workshops UNION ALL SELECT workshop FROM leaving)",
    [wanted.id, wanted.createdAtMs],
  );
  const workshop = workshopNumber(driver, wanted.id);
  if (workshop === undefined) throw new Error(`The workshop ${wanted.id} was not created.`);
  createOwnTables(driver, workshop);
  insertSelf(driver, workshop, wanted);
  for (const link of wanted.links) insertLink(driver, workshop, link);
  for (const { name, snapshot } of wanted.documents) {
    const { number, table } = ensureDocument(driver, workshop, name);
    putSnapshot(driver, { workshopId: wanted.id, name, table, number, epoch: 1 }, 0, snapshot);
  }
  return { kind: "created" };
}

export function workshopState(driver: Driver, id: string): WorkshopState {
  const row = driver.get("SELECT number, created_at_ms FROM workshops WHERE id = ?", [id]);
  if (row !== undefined) {
    const createdAtMs = numberOf(row, "created_at_ms");
    return {
      kind: "open",
      workshop: { id, createdAtMs, ...selfOf(driver, numberOf(row, "number")) },
    };
  }
  return { kind: isDeleted(driver, id) ? "deleted" : "unknown" };
}

export function isDeleted(driver: Driver, id: string): boolean {
  return driver.get("SELECT id FROM deleted_workshops WHERE id = ?", [id]) !== undefined;
}

/**
 * Takes the workshop away at once: rows of shared tables, which hold no text, go by their references, and its id stays. Its
 * own tables are only named as leaving: a purge wipes them, a little at a time.
 */
export function deleteWorkshop(driver: Driver, id: string): DeleteOutcome {
  const workshop = workshopNumber(driver, id);
  if (workshop === undefined) return { kind: "unknown" };
  driver.run("INSERT INTO leaving (workshop) VALUES (?)", [workshop]);
  driver.run("DELETE FROM workshops WHERE number = ?", [workshop]);
  driver.run("INSERT INTO deleted_workshops (id) VALUES (?)", [id]);
  return { kind: "deleted" };
}

export function workshopLinks(driver: Driver, workshopId: string): readonly LinkRecord[] {
  const rows = driver.all(
    "SELECT l.id, l.role, l.token_hash, l.revoked FROM links l JOIN workshops w ON w.number = l.workshop WHERE w.id = ? ORDER BY l.place",
    [workshopId],
  );
  return rows.map((row) => ({
    id: textOf(row, "id"),
    role: textOf(row, "role") as Role,
    tokenHash: bytesOf(row, "token_hash"),
    revoked: numberOf(row, "revoked") !== 0,
  }));
}
