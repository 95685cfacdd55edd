// Owns: which workshops are open: a room is loaded when somebody needs it and unloaded when nobody does. It must not
// know sockets or what a deed decides. Rules: SYN-12, SYN-27, SYN-144, SYN-170.

import { createHmac } from "node:crypto";
import type { Outside } from "../../shared/kit/outside.ts";
import { workshopRecord } from "../../shared/model/tables.ts";
import { closeCodes } from "../../shared/wire/protocol.ts";
import type { Log } from "../log.ts";
import type { Store, StoredName } from "../store/store.ts";
import { wholeOf } from "./answers.ts";
import { type Compactor, compactHere } from "./compactor.ts";
import type { Connection, Guest, Peer } from "./connection.ts";
import { carryOut } from "./decision.ts";
import type { Workshops } from "./deeds.ts";
import { noFigures, type SyncFigures } from "./figures.ts";
import { defaultSyncLimits, type SyncLimits } from "./limits.ts";
import { type Migration, migrate, migrations } from "./migration.ts";
import { renew } from "./renewal.ts";
import { Room } from "./room.ts";

export interface RoomsSetting {
  readonly store: Store;
  readonly outside: Outside;
  readonly log?: Log;
  readonly limits?: Partial<SyncLimits>;
  readonly figures?: Partial<SyncFigures>;
  /** Stays its caller's; without one, documents are compacted on the thread that serves. */
  readonly compactor?: Compactor;
  /** How earlier schemas are left behind, where not as this version does it: for tests. */
  readonly migrations?: readonly Migration[];
}

/** Somebody at a room's door. */
export interface Visit {
  receive(frame: Uint8Array): void;
  leave(): void;
}

export interface Visitor extends Omit<Guest, "name"> {
  readonly document: "map" | "room" | "mine";
  /** A participant's secret; needed for `mine`. */
  readonly participant: string | undefined;
}

export interface Rooms extends Workshops {
  readonly limits: SyncLimits;
  readonly figures: SyncFigures;
  /** Lets somebody in; undefined when the far end has been closed instead, with a code and its reason. */
  enter(workshopId: string, visitor: Visitor, peer: Peer): Promise<Visit | undefined>;
  /** Makes everything durable, closes everybody with 4503 and takes nobody in any more. */
  stop(): Promise<void>;
  /** How many there are now. */
  counts(): { readonly rooms: number; readonly connections: number };
}

/** The store stays its caller's: it is neither opened nor closed here. */
export function createRooms(setting: RoomsSetting): Rooms {
  const limits = { ...defaultSyncLimits, ...setting.limits };
  const figures = { ...noFigures, ...setting.figures };
  const { compactor = compactHere, log } = setting;
  const registry = new Registry(
    { ...setting, limits, figures, compactor, log },
    setting.migrations ?? migrations,
  );
  const { store } = setting;
  return {
    limits,
    figures,
    enter: (workshopId, visitor, peer) => enter(registry, workshopId, visitor, peer),
    decide: (workshopId, request, decide) =>
      registry.using(workshopId, (room) => carryOut(room, request, decide)),
    view: (workshopId) =>
      registry.using(workshopId, (room) =>
        room.exclusive(async () => {
          await room.commitPending();
          const [map, state] = [await room.hold("map"), await room.hold("room")];
          // Both are asked for before anything is awaited, so that they are of one moment.
          const reads = [room.reading.map(map), room.reading.room(state)] as const;
          const epochs = { map: map.epoch, room: state.epoch };
          const [records, rounds] = await Promise.all(reads);
          return { map: records, room: rounds, epochs };
        }),
      ),
    glance: (workshopId) =>
      registry.using(workshopId, async (room) => {
        const [map, state] = [await room.hold("map"), await room.hold("room")];
        const { workshop } = await room.reading.heading(map);
        const title = workshop.get(workshopRecord)?.title ?? "";
        return { title, epochs: { map: map.epoch, room: state.epoch } };
      }),
    epochs: (workshopId) =>
      registry.using(workshopId, async (room) => {
        const [map, state] = [await room.hold("map"), await room.hold("room")];
        return { map: map.epoch, room: state.epoch };
      }),
    wholeMap: (workshopId) =>
      registry.using(workshopId, async (room) => {
        const held = await room.hold("map");
        // In line with deeds, like the answers of a socket: what they publish is durable before it may be told.
        return room.exclusive(async () => {
          if (room.hasEnded) throw new Error("The room has ended.");
          return { epoch: held.epoch, messages: wholeOf(held) };
        });
      }),
    rounds: (workshopId) =>
      registry.using(workshopId, async (room) => room.reading.room(await room.hold("room"))),
    taken: async (workshopId, ids) => {
      const taken = new Set(await store.takenIds(workshopId));
      return ids.filter((id) => taken.has(id)).sort();
    },
    isAnybodyIn: (workshopId) => registry.isAnybodyIn(workshopId),
    closeLink: (workshopId, linkId) => registry.now(workshopId, (room) => room.closeLink(linkId)),
    closeWorkshop: (workshopId) =>
      registry.now(workshopId, (room) =>
        room.end(closeCodes.gone, "The workshop has been deleted."),
      ),
    stop: () => registry.stop(),
    counts: () => registry.counts(),
  };
}

async function enter(
  registry: Registry,
  workshopId: string,
  { document, participant, ...guest }: Visitor,
  peer: Peer,
): Promise<Visit | undefined> {
  const found = await registry.take(workshopId);
  if (!(found instanceof Room)) {
    peer.close(
      found === "deleted" ? closeCodes.gone : closeCodes.unknown,
      found === "deleted" ? "The workshop has been deleted." : "There is no such workshop here.",
    );
    return undefined;
  }
  const name = storedName(document, participant, found.workshop.secret);
  let joined: Connection | undefined;
  try {
    if (name === undefined) {
      peer.close(closeCodes.notAllowed, "This document needs a participant's secret.");
    } else joined = await found.join({ ...guest, name }, peer);
  } finally {
    if (joined === undefined) registry.release(workshopId);
  }
  if (joined === undefined) return undefined;
  const connection = joined;
  let isHere = true;
  return {
    receive: (frame) => {
      try {
        found.receive(connection, frame);
      } catch (cause) {
        // Thrown on, it would end the process. Its sender must not come back with it by itself, and all others come back to what is durable.
        found.close(connection, closeCodes.invalidContent, "The server failed on this message.");
        found.fail(cause);
      }
    },
    leave: () => {
      if (!isHere) return;
      isHere = false;
      found.leave(connection);
      registry.release(workshopId);
    },
  };
}

const secretPattern = /^[0-9A-Za-z_-]{20,86}$/;

/** A private document is found by a keyed hash, so a stored name opens nothing and says nothing across workshops. */
function storedName(
  document: Visitor["document"],
  participant: string | undefined,
  workshopSecret: Uint8Array,
): StoredName | undefined {
  if (document !== "mine") return document;
  if (participant === undefined || !secretPattern.test(participant)) return undefined;
  const key = createHmac("sha256", workshopSecret).update(participant).digest("base64url");
  return `mine:${key}`;
}

interface Entry {
  readonly room: Promise<Room | "unknown" | "deleted">;
  users: number;
  /** How often it is being left right now: who comes and goes meanwhile begins it once more. */
  unloads: number;
}

class Registry {
  readonly #setting: Room["setting"];
  readonly #migrations: readonly Migration[];
  readonly #entries = new Map<string, Entry>();
  readonly #open = new Map<string, Room>();
  #isStopped = false;

  constructor(setting: Room["setting"], migrations: readonly Migration[]) {
    this.#setting = setting;
    this.#migrations = migrations;
  }

  /** The room, loaded if need be. Each call that gave one is answered by a `release`. */
  async take(workshopId: string): Promise<Room | "unknown" | "deleted"> {
    const known = this.#entries.get(workshopId);
    const entry = known ?? { room: this.#load(workshopId), users: 0, unloads: 0 };
    this.#entries.set(workshopId, entry);
    entry.users++;
    try {
      const room = await entry.room;
      if (!(room instanceof Room)) this.release(workshopId);
      return room;
    } catch (cause) {
      // A store that failed once may be well the next time.
      if (this.#entries.get(workshopId) === entry) this.#entries.delete(workshopId);
      throw cause;
    }
  }

  release(workshopId: string): void {
    const entry = this.#entries.get(workshopId);
    if (entry === undefined) return;
    entry.users--;
    if (entry.users === 0) void this.#unload(workshopId, entry);
  }

  async using<T>(workshopId: string, run: (room: Room) => Promise<T>): Promise<T> {
    const room = await this.take(workshopId);
    if (!(room instanceof Room)) throw new Error(`The workshop is ${room}.`);
    try {
      return await run(room);
    } finally {
      this.release(workshopId);
    }
  }

  /** Does something to a room if it is open; one that is not has nobody in it. */
  now(workshopId: string, run: (room: Room) => void): void {
    const room = this.#open.get(workshopId);
    if (room !== undefined) run(room);
  }

  isAnybodyIn(workshopId: string): boolean {
    return (this.#open.get(workshopId)?.connections.size ?? 0) > 0;
  }

  counts(): { rooms: number; connections: number } {
    let connections = 0;
    for (const room of this.#open.values()) connections += room.connections.size;
    return { rooms: this.#open.size, connections };
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    const rooms = [...this.#open.values()];
    for (const room of rooms) room.isStopping = true;
    const outcomes = await Promise.allSettled(
      rooms.map(async (room) => {
        try {
          await room.exclusive(() => room.commitPending());
        } finally {
          room.end(closeCodes.restarting, "The server is restarting.");
          await room.settle();
        }
      }),
    );
    // All others are kept by then.
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  }

  async #load(workshopId: string): Promise<Room | "unknown" | "deleted"> {
    const { store } = this.#setting;
    const found = await store.workshop(workshopId);
    if (found.kind !== "open") return found.kind;
    const links = await store.links(workshopId);
    const revoked = links.filter((link) => link.revoked).map(({ id }) => id);
    const room = new Room(this.#setting, found.workshop, revoked);
    await migrate(room, this.#migrations);
    await room.readFacts();
    this.#open.set(workshopId, room);
    if (this.#isStopped) room.end(closeCodes.restarting, "The server is restarting.");
    return room;
  }

  /** Makes all durable first. Whoever comes meanwhile keeps the room. */
  async #unload(workshopId: string, entry: Entry): Promise<void> {
    entry.unloads++;
    const room = await entry.room;
    // After a stop the store may be closed, and all was settled then.
    if (room instanceof Room && !this.#isStopped) {
      // First: what is written anew need not be compacted.
      if (entry.users === 0) await renew(room).catch((cause: unknown) => room.fail(cause));
      if (!this.#isStopped) await room.settle();
    }
    entry.unloads--;
    // The last of them lets go: what another has begun, such as a compaction, is not for a room that nobody knows.
    if (entry.users > 0 || entry.unloads > 0) return;
    this.#entries.delete(workshopId);
    this.#open.delete(workshopId);
    if (room instanceof Room) room.end(closeCodes.restarting, "The workshop is being unloaded.");
  }
}
