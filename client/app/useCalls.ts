// Owns: where the workshop calls everybody to, and where it did when that was known at first: what follows it is loaded later and
// must miss no move. Who waits in the lobby and loads the page again while a round is open is awaited there. Rules PHA-54, PHA-65.

import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { openRoundIn } from "../../shared/model/currentRound.ts";
import type { Phase } from "../../shared/model/tables.ts";
import { useRoom, useSession, useWorkshopState } from "../session/hooks.ts";
import { readPath, roomPath } from "./routes.ts";
import { useOpenRoom } from "./useFirstRoom.ts";

export interface Call {
  readonly phase: Phase;
  /** The open round, or empty. */
  readonly roundId: string;
}

export interface Calls {
  readonly first: Call | null;
  /** `null` while it is not known. */
  readonly now: Call | null;
}

/** `isKnown`: whether the phase has arrived. */
export function useCalls(isKnown: boolean): Calls {
  const { id, role } = useSession();
  const [path, navigate] = useLocation();
  const { phase } = useWorkshopState();
  const roundId = useRoom(["rounds"], (room) => openRoundIn(room)?.id ?? "");
  const open = useOpenRoom();
  const first = useRef<Call | null>(null);
  const isAwaited = useRef(role === "contributor");
  const now = isKnown ? { phase, roundId } : null;
  first.current ??= now;
  useEffect(() => {
    if (!isKnown || !isAwaited.current) return;
    isAwaited.current = false;
    if (open && readPath(path)?.room === "lobby") navigate(roomPath(id, open));
  }, [isKnown, open, path, id, navigate]);
  return { first: first.current, now };
}
