// Owns: which personas and journeys went by what this person did: nobody is told of their own deed. Knows no React. Rule MAP-439.

import type { MapChange } from "../../shared/model/change.ts";
import type { Session } from "../session/session.ts";

/** By session: the ids, each until somebody has looked for it. */
const own = new WeakMap<Session, Set<string>>();

/** Remembers what of it these changes have deleted. */
export function noteDeletions(session: Session, changes: readonly MapChange[]): void {
  for (const { op, table, id } of changes)
    if (op === "delete" && (table === "journeys" || table === "personas")) noteGone(session, id);
}

/** Remembers that one has made it go. */
export function noteGone(session: Session, id: string): void {
  const ids = own.get(session) ?? new Set();
  own.set(session, ids.add(id));
}

/** Whether it went by one's own deed; asked again, not any more: it may have come back since. */
export function takeOwnDeletion(session: Session, id: string): boolean {
  return own.get(session)?.delete(id) ?? false;
}
