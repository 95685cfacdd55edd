// Owns: what happens to somebody when the facilitator moves the workshop on, by a phase or by opening a round:
// contributors and viewers go along and are told, the others are offered to, and who moved it is told where everybody is
// and can take it back. Rules A11-14, PHA-51 to PHA-53.

import { useCallback, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { openRoundIn, roomOfRound } from "../../shared/model/currentRound.ts";
import type { Phase } from "../../shared/model/tables.ts";
import { t } from "../i18n/t.ts";
import { useAct, useMay, useRoom, useSession, useWorkshopState } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { toast } from "../ui/toasts.ts";
import { useHands } from "./hands.ts";
import { readPath, roomPath } from "./routes.ts";

/** Of its messages only the newest is true. */
const topic = "phase";

interface Call {
  readonly phase: Phase;
  /** The open round, or empty. */
  readonly roundId: string;
}

/** `isKnown`: whether the phase has arrived; the first one that does is no move. */
export function useFollowPhase(isKnown: boolean): void {
  const { role } = useSession();
  const { phase } = useWorkshopState();
  const roundId = useRoom(["rounds"], (room) => openRoundIn(room)?.id ?? "");
  const roundRoom = useRoom(["rounds"], (room) => {
    const round = openRoundIn(room);
    return round ? roomOfRound(round) : null;
  });
  const last = useRef<Call | null>(null);
  const isLed = role === "contributor" || role === "viewer";
  const lead = useLead(isLed);
  useEffect(() => {
    if (!isKnown) return;
    const before = last.current;
    last.current = { phase, roundId };
    if (before === null) {
      // Who waits in the lobby and loads the page again while a round is open is awaited there.
      if (role === "contributor" && roundRoom !== null) lead(roundRoom, "lobby", null);
      return;
    }
    if (before.phase !== phase) lead(phase, null, before.phase);
    else if (before.roundId !== roundId && roundRoom !== null) lead(roundRoom, null, null);
  }, [isKnown, phase, roundId, roundRoom, role, lead]);
}

/**
 * Leads to a room, or says that the workshop is there. `onlyFrom`: nobody is led who is elsewhere. `before`: the phase
 * until now, if it is another.
 */
function useLead(
  isLed: boolean,
): (room: Phase, onlyFrom: Phase | null, before: Phase | null) => void {
  const { id } = useSession();
  const [path, navigate] = useLocation();
  const hands = useHands();
  const sayMoved = useSayMoved();
  const here = useRef(readPath(path)?.room);
  useEffect(() => {
    here.current = readPath(path)?.room;
  }, [path]);
  return useCallback(
    (room, onlyFrom, before) => {
      if (onlyFrom !== null && here.current !== onlyFrom) return;
      if (here.current === room) {
        if (!isLed) sayMoved?.(room, before);
        return;
      }
      const go = () => navigate(roomPath(id, room));
      if (!isLed) {
        const action = { label: t("shell.goThere"), onPress: go };
        toast(t("shell.phaseMoved", { room: t(`shell.${room}`) }), { action, topic });
        return;
      }
      hands.whenFree(() => {
        if (here.current === room) return;
        go();
        announce(t("shell.followed", { room: t(`shell.${room}`) }));
      });
    },
    [id, isLed, hands, navigate, sayMoved],
  );
}

/** Tells a facilitator where everybody is now, with the way back; `null` for who moves nobody. */
function useSayMoved(): ((room: Phase, before: Phase | null) => void) | null {
  const act = useAct();
  const { allowed } = useMay({ act: "setPhase" });
  const say = useCallback(
    (room: Phase, before: Phase | null): void => {
      const message = t("shell.everybodyAt", { room: t(`shell.${room}`) });
      if (before === null) {
        toast(message, { topic });
        return;
      }
      const takeBack = async (): Promise<void> => {
        const answer = await act({ type: "setPhase", phase: before });
        if (!answer.ok) toast(answer.refusal.message, { tone: "danger" });
      };
      const label = t("shell.takeBackTo", { room: t(`shell.${before}`) });
      toast(message, { action: { label, onPress: () => void takeBack() }, topic });
    },
    [act],
  );
  return allowed ? say : null;
}
