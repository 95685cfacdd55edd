// Owns: what the parts of an open workshop share. Must not know what they do with it.

import type { MapTables, MineTables, RoomTables } from "../../shared/model/tables.ts";
import type { Admission } from "./admission.ts";
import type { Device } from "./device.tsx";
import type { DocumentSlot } from "./documentSlot.ts";
import type { OwnPresence } from "./presence.ts";
import type { Rescue } from "./rescue.ts";
import type { Ending } from "./saveState.ts";
import type { SaveState, Session } from "./session.ts";

export type EndFields = (session: Session) => readonly string[];

export interface WorkshopEvents {
  /** `session` gives another object. */
  replaced(): void;
  /** `rescue` gives something else. */
  rescued(): void;
  /** Some of what is held is not in its copy on this device. */
  notKept(): void;
  /** Has what is on screen keep what stands in its fields; gives the words that nothing keeps. */
  endFields: EndFields;
}

/** What its parts share. */
export interface OpenParts {
  readonly device: Device;
  readonly admission: Admission;
  readonly on: WorkshopEvents;
  readonly origin: object;
  readonly visit: string;
  readonly keepsCopies: boolean;
  readonly saveListeners: Set<() => void>;
  clockOffsetMs: number;
  /** How often somebody has started afresh. */
  participation: number;
  slots: Slots | null;
  ending: Ending | null;
  save: SaveState;
  rescue: Rescue | null;
  presence: OwnPresence | null;
  session: Session | null;
  isClosed: boolean;
}

export interface Slots {
  readonly map: DocumentSlot<MapTables>;
  readonly room: DocumentSlot<RoomTables>;
  readonly mine: DocumentSlot<MineTables> | null;
}

/** What can be done with any document alike. */
export function slotsOf({
  slots,
}: OpenParts): readonly Pick<
  DocumentSlot<MapTables>,
  "retry" | "disconnect" | "close" | "erase"
>[] {
  if (!slots) return [];
  return slots.mine ? [slots.map, slots.room, slots.mine] : [slots.map, slots.room];
}
