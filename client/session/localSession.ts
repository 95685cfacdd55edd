// Owns: a session in memory, without a server: for component tests and the component gallery.

import * as Y from "yjs";
import { openTables } from "../../shared/doc/live.ts";
import { undoHistory } from "../../shared/doc/undo.ts";
import { type Outside, seededChance } from "../../shared/kit/outside.ts";
import type { MapChange, MineChange, RoomChange } from "../../shared/model/change.ts";
import type { Role } from "../../shared/model/rights.ts";
import { schemas } from "../../shared/model/tables.ts";
import type { ActAnswer, Wish } from "../../shared/wire/acts.ts";
import type { Person, Presence, Session } from "./session.ts";

export interface LocalSessionOptions {
  readonly role?: Role;
  readonly map?: readonly MapChange[];
  readonly room?: readonly RoomChange[];
  readonly mine?: readonly MineChange[];
  readonly people?: readonly Person[];
  readonly nowMs?: number;
  readonly links?: Readonly<Partial<Record<Role, string>>>;
  /** When changes of the map are told, as in `openTables`; the default is at once. */
  readonly schedule?: (tell: () => void) => void;
  /** Answers acts; the default says yes to everything. */
  readonly answer?: (wish: Wish) => ActAnswer;
}

export interface LocalSession extends Session {
  /** Every act asked for so far. */
  readonly wishes: Wish[];
  /** All that was told to others so far. */
  readonly told: Presence[];
}

/** Makes a session whose documents hold the given records. Chance is seeded and the clock stands still. */
export function localSession(options: LocalSessionOptions = {}): LocalSession {
  const mapDoc = new Y.Doc();
  const map = openTables(mapDoc, schemas.map, options.schedule);
  const room = openTables(new Y.Doc(), schemas.room);
  const role = options.role ?? "facilitator";
  const mine = role === "viewer" ? null : openTables(new Y.Doc(), schemas.mine);
  const origin = { own: true };
  map.apply(options.map ?? [], "given");
  room.apply(options.room ?? [], "given");
  mine?.apply(options.mine ?? [], "given");
  const wishes: Wish[] = [];
  const told: Presence[] = [];
  const people = options.people ?? [];
  const saved = { kind: "saved" } as const;
  const outside: Outside = {
    ...seededChance(1),
    now: () => options.nowMs ?? 0,
    after: () => () => undefined,
  };
  const undo = undoHistory(mapDoc, schemas.map, origin);
  return {
    id: "local",
    role,
    map,
    room,
    mine,
    isMapOver: () => false,
    undo,
    origin,
    outside,
    wishes,
    told,
    presence: {
      people: () => people,
      ownId: () => 0,
      headCount: () => people.length + 1,
      tell: (presence) => told.push(presence),
      onChange: () => () => undefined,
    },
    saveState: () => saved,
    onSaveState: () => () => undefined,
    clockOffsetMs: () => 0,
    act: async (wish) => {
      wishes.push(wish);
      return options.answer?.(wish) ?? { ok: true };
    },
    participation: 0,
    startAfresh: async () => true,
    links: () => options.links ?? {},
    close: () => {
      undo.destroy();
      map.destroy();
      room.destroy();
      mine?.destroy();
    },
  };
}
