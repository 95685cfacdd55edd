// Owns: what one is let in as, from the server's answer or from what this browser remembers. Must not know documents.
// Rules ACC-22, SYN-40.

import type { Role } from "../../shared/model/rights.ts";
import type { DocumentName } from "../../shared/model/tables.ts";
import type { Invitation, WorkshopMemory } from "./memory.ts";
import type { Opened } from "./serverApi.ts";

/** What one is let in as: by the server just now or, while it cannot be reached, as it was the last time. */
export interface Admission {
  readonly id: string;
  readonly token: string;
  readonly role: Role;
  readonly epochs: { readonly [document in DocumentName]: number };
  readonly clockOffsetMs: number;
  /** Whether this browser has never held the workshop: then there is no copy to read before the server is asked. */
  readonly isFirstVisit: boolean;
}

export function admissionFrom(memory: WorkshopMemory, opened: Opened, token: string): Admission {
  const { id, role, epochs, clockOffsetMs } = opened;
  const held = memory.get(id)?.epochs;
  // The copies of this device first, though the server is further on: what they hold unsaved is carried over.
  const { map = epochs.map, mine = 1 } = held ?? {};
  const isFirstVisit = held?.map === undefined;
  return { id, token, role, clockOffsetMs, isFirstVisit, epochs: { ...epochs, map, mine } };
}

/** One who was here before goes on with the copies of this device. */
export function admissionFromMemory(
  memory: WorkshopMemory,
  id: string,
  { token, role }: Invitation,
): Admission | null {
  const held = memory.get(id);
  if (!held || !role || held.epochs.map === undefined) return null;
  const epochs = { map: held.epochs.map, room: 1, mine: held.epochs.mine ?? 1 };
  return { id, token, role, clockOffsetMs: 0, isFirstVisit: false, epochs };
}
