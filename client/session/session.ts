// Owns: what the screens see of a workshop: one object outside React. Must not know React or the network:
// `remoteSession.ts` fills it from the server, `localSession.ts` from memory (tests, gallery).

import type { LiveTables } from "../../shared/doc/live.ts";
import type { UndoHistory } from "../../shared/doc/undo.ts";
import type { Outside } from "../../shared/kit/outside.ts";
import type { Role } from "../../shared/model/rights.ts";
import type { MapTables, MineTables, RoomTables } from "../../shared/model/tables.ts";
import type { ActAnswer, Wish } from "../../shared/wire/acts.ts";

/**
 * Where one's own changes are. `saved`: all durable on the server. `saving`: on their way. `offline`: kept on
 * this device, `unsaved` of them. `ended`: the server will not take us back (see `reason`), `unsaved` are lost
 * unless a copy is kept.
 */
export type SaveState =
  | { readonly kind: "loading" }
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly unsaved: number }
  | { readonly kind: "offline"; readonly unsaved: number }
  | {
      readonly kind: "ended";
      readonly unsaved: number;
      readonly code: number;
      readonly reason: string;
    };

/** Somebody else who is here. Inside an anonymous round only their number is known. */
export interface Person {
  /** Fresh for each connection; tells nothing about who it is. */
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  /** 1 to 8: a categorical colour. */
  readonly color: number;
  /** The room that they are looking at (`board`, `journeys`, …) and what they point at there. */
  readonly at: string;
  readonly pointer: readonly [x: number, y: number] | null;
  /** Ids of what they have selected, at most 50. */
  readonly selected: readonly string[];
  /** A drag in flight: where their cards are at this moment, in board units. */
  readonly dragging: Readonly<Record<string, readonly [x: number, y: number]>>;
  /** What a leader puts on everybody's screens: a path below the workshop (`present/<journey>/<slide>`); empty: nothing. */
  readonly showing: string;
  /** Where they are, for those who follow them, as a path below the workshop; empty: nobody follows, or one is alone there. */
  readonly view: string;
  /** Whom they follow, by id. */
  readonly following: number | null;
  /** The field of the map that they are writing in, as `table/id/field`; empty: none. */
  readonly writing: string;
}

/** What one tells others about oneself. Left out: unchanged. */
export type Presence = Partial<
  Pick<
    Person,
    | "name"
    | "at"
    | "pointer"
    | "selected"
    | "dragging"
    | "showing"
    | "view"
    | "following"
    | "writing"
  >
>;

export interface Presences {
  /** Everybody else; the same array while nothing has changed. */
  people(): readonly Person[];
  /** One's own id, as others know it. */
  ownId(): number;
  /** Everybody, oneself included, names known or not. */
  headCount(): number;
  tell(presence: Presence): void;
  onChange(listener: () => void): () => void;
}

export interface Session {
  readonly id: string;
  readonly role: Role;
  readonly map: LiveTables<MapTables>;
  readonly room: LiveTables<RoomTables>;
  /** `null` for viewers. */
  readonly mine: LiveTables<MineTables> | null;
  /** Whether its map takes no changes any more: another has its place, or will in a moment. */
  isMapOver(): boolean;
  readonly undo: UndoHistory;
  /** Origin of one's own changes of the map. */
  readonly origin: object;
  readonly outside: Outside;
  readonly presence: Presences;
  /** The same object while nothing has changed. */
  saveState(): SaveState;
  onSaveState(listener: () => void): () => void;
  /** Milliseconds to add to the device's clock to get the server's. */
  clockOffsetMs(): number;
  act(wish: Wish): Promise<ActAnswer>;
  /** How often somebody has started afresh on this page: another number, another person at the keyboard. */
  readonly participation: number;
  /** Becomes another participant on this device, with an empty private document. False while it cannot. */
  startAfresh(): Promise<boolean>;
  /** Links known on this device (the creator's browser keeps all four), by role. */
  links(): Readonly<Partial<Record<Role, string>>>;
  close(): void;
}
