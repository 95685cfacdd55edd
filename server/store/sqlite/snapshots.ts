// Owns: the snapshot of a document among its rows: one row with its bytes, or one that says of which pieces it is made.
// It must not begin or end a transaction. Implements STO-8, STO-39.
import { bundleRowChecksum, rowChecksum } from "../checksum.ts";
import type { StoredName } from "../store.ts";
import { leavePieces, takeUp } from "./bundles.ts";
import type { Driver } from "./driver.ts";
import type { Bundle, Snapshot } from "./protocol.ts";
import { deleteRows, insertRow, type OwnTable, type StoredRow } from "./rows.ts";

/** Where a snapshot lies. */
interface Place {
  readonly workshopId: string;
  readonly name: StoredName;
  readonly table: OwnTable;
  readonly number: number;
  readonly epoch: number;
}

/** Puts the snapshot of a document in the place of the one that it had. */
export function putSnapshot(driver: Driver, place: Place, seq: number, snapshot: Snapshot): void {
  const { table, number, epoch } = place;
  deleteRows(driver, table, number, "snapshot");
  leavePieces(driver, number);
  if (snapshot instanceof Uint8Array) {
    const checksum = rowChecksum(place, epoch, seq, snapshot);
    insertRow(driver, table, number, "snapshot", { seq, bytes: snapshot, checksum });
    return;
  }
  takeUp(driver, number, snapshot);
  const bytes = wordsOf(snapshot);
  const checksum = bundleRowChecksum(place, epoch, seq, bytes);
  insertRow(driver, table, number, "snapshot", { seq, bytes, checksum });
}

/**
 * The bundle that a row names; undefined where it is a snapshot itself, or damaged. `seq`: up to where it should reach.
 */
export function bundleIn(
  { bytes, checksum }: StoredRow,
  { workshopId, name, epoch }: Pick<Place, "workshopId" | "name" | "epoch">,
  seq: number,
): Bundle | undefined {
  if (bytes.length > longestWords) return undefined;
  if (bundleRowChecksum({ workshopId, name }, epoch, seq, bytes) !== checksum) return undefined;
  const [number, pieces, size, sum] = new TextDecoder().decode(bytes).split("/").map(Number);
  if (number === undefined || pieces === undefined) return undefined;
  return size === undefined || sum === undefined
    ? undefined
    : { number, pieces, bytes: size, checksum: sum };
}

/** Four whole numbers with three marks between them. */
const longestWords = 4 * 16 + 3;

function wordsOf({ number, pieces, bytes, checksum }: Bundle): Uint8Array {
  return new Uint8Array(new TextEncoder().encode([number, pieces, bytes, checksum].join("/")));
}
