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
import { ensureDocument, insertLink, insertSnapshot } from "./commit.ts";
import { workshopNumber } from "./documents.ts";
import { bytesOf, type Driver, numberOf, textOf } from "./driver.ts";
import { noteErased } from "./purge.ts";

export function createWorkshop(driver: Driver, wanted: NewWorkshop): CreateOutcome {
  if (workshopState(driver, wanted.id).kind !== "unknown") return { kind: "exists" };
  driver.run("INSERT INTO workshops (id, title, secret, created_at_ms) VALUES (?, ?, ?, ?)", [
    wanted.id,
    wanted.title,
    wanted.secret,
    wanted.createdAtMs,
  ]);
  const workshop = workshopNumber(driver, wanted.id);
  if (workshop === undefined) throw new Error(`The workshop ${wanted.id} was not created.`);
  for (const link of wanted.links) insertLink(driver, workshop, link);
  for (const { name, snapshot } of wanted.documents) {
    const { number } = ensureDocument(driver, workshop, name);
    insertSnapshot(driver, { workshopId: wanted.id, name, number, epoch: 1, seq: 0 }, snapshot);
  }
  return { kind: "created" };
}

export function workshopState(driver: Driver, id: string): WorkshopState {
  const row = driver.get("SELECT title, secret, created_at_ms FROM workshops WHERE id = ?", [id]);
  if (row !== undefined) {
    const createdAtMs = numberOf(row, "created_at_ms");
    const title = textOf(row, "title");
    return {
      kind: "open",
      workshop: { id, title, secret: bytesOf(row, "secret"), createdAtMs },
    };
  }
  const deleted = driver.get("SELECT id FROM deleted_workshops WHERE id = ?", [id]);
  return { kind: deleted === undefined ? "unknown" : "deleted" };
}

/** Deletes every row of the workshop by the tables' references, and leaves its id. */
export function deleteWorkshop(driver: Driver, id: string): DeleteOutcome {
  if (driver.run("DELETE FROM workshops WHERE id = ?", [id]) === 0) return { kind: "unknown" };
  driver.run("INSERT INTO deleted_workshops (id) VALUES (?)", [id]);
  noteErased(driver);
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
