// Owns: what says, before a deed on cards and before one is taken back or done again, that the facilitator has locked the board.
// Rules MAP-380, MAP-406.

import { isBoardLocked } from "../../shared/model/workshop.ts";
import type { Session } from "../session/session.ts";
import { toast } from "../ui/toasts.ts";

/** Kept with the step of undo, which may outlive the screen it was made on. `words`: why not. */
export function heldByLock({ map }: Pick<Session, "map">, words: string): () => boolean {
  return () => {
    if (!isBoardLocked(map.tables)) return false;
    toast(words, { tone: "caution" });
    return true;
  };
}
