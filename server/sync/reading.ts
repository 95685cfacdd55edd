// Owns: the records of documents as they are held, read away from the serving thread, and not read again while nothing
// has changed. It must not know who asks. Rules: SYN-83, SYN-84.
import type { MapSnapshot, MineSnapshot, RoomSnapshot } from "../../shared/model/change.ts";
import { type MapTables, schemas } from "../../shared/model/tables.ts";
import type { Compactor } from "./compactor.ts";
import { type Held, updatesOf } from "./held.ts";

export interface Reading {
  /** Whole: large, so it is not kept. */
  map(held: Held): Promise<MapSnapshot>;
  /** The one table of a map that says what the workshop is called. */
  heading(held: Held): Promise<Pick<MapSnapshot, "workshop">>;
  room(held: Held): Promise<RoomSnapshot>;
  mine(held: Held): Promise<MineSnapshot>;
}

/** What was read stays with the document, as long as that stays. */
export function newReading(compactor: Pick<Compactor, "read">): Reading {
  const mapTables = Object.keys(schemas.map) as (keyof MapTables)[];
  const roomTables = Object.keys(schemas.room) as (keyof RoomSnapshot)[];
  const mineTables = Object.keys(schemas.mine) as (keyof MineSnapshot)[];
  return {
    map: (held) => compactor.read(updatesOf(held), "map", mapTables),
    heading: keeping((updates) => compactor.read(updates, "map", ["workshop"])),
    room: keeping((updates) => compactor.read(updates, "room", roomTables)),
    mine: keeping((updates) => compactor.read(updates, "mine", mineTables)),
  };
}

interface Kept<T> {
  readonly epoch: number;
  readonly lastSeq: number;
  readonly value: Promise<T>;
}

function keeping<T>(
  read: (updates: readonly Uint8Array[]) => Promise<T>,
): (held: Held) => Promise<T> {
  const all = new WeakMap<Held, Kept<T>>();
  return (held) => {
    const { epoch, lastSeq } = held;
    const kept = all.get(held);
    if (kept?.epoch === epoch && kept.lastSeq === lastSeq) return kept.value;
    const value = read(updatesOf(held));
    all.set(held, { epoch, lastSeq, value });
    // What failed is asked again by the next.
    value.catch(() => all.delete(held));
    return value;
  };
}
