// Owns: what happens to somebody when the facilitator moves the workshop on, by a phase or by opening a round:
// contributors and viewers go along and are told, the others are offered to, and who moved it is told where everybody is
// and can take it back. Rules A11-14, PHA-51 to PHA-53, PHA-78.

import { useCallback, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { openRoundIn } from "../../shared/model/currentRound.ts";
import type { Phase } from "../../shared/model/tables.ts";
import { calls } from "../i18n/en/calls.ts";
import { addWords, t } from "../i18n/t.ts";
import { useAct, useMay, useRoom, useSession } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { toast } from "../ui/toasts.ts";
import { useHands } from "./hands.ts";
import { readPath, roomPath } from "./routes.ts";
import type { Call, Calls } from "./useCalls.ts";
import { useEndTime } from "./useEndTime.ts";
import { useOpenRoom } from "./useFirstRoom.ts";

addWords({ calls });

/** Of its messages only the newest is true. */
const topic = "phase";

export function useFollowPhase({ first, now }: Calls): void {
  const { role } = useSession();
  const roundRoom = useOpenRoom();
  const last = useRef<Call | null>(null);
  const isLed = role === "contributor" || role === "viewer";
  const lead = useLead(isLed);
  const phase = now?.phase;
  const roundId = now?.roundId;
  useEffect(() => {
    if (phase === undefined || roundId === undefined) return;
    const before = last.current ?? first;
    last.current = { phase, roundId };
    if (before === null) return;
    if (before.phase !== phase) lead(phase, before.phase);
    else if (before.roundId !== roundId && roundRoom !== null) lead(roundRoom, null);
  }, [first, phase, roundId, roundRoom, lead]);
}

/** Leads to a room, or says that the workshop is there. `before`: the phase until now, if it is another. */
function useLead(isLed: boolean): (room: Phase, before: Phase | null) => void {
  const { id } = useSession();
  const [path, navigate] = useLocation();
  const hands = useHands();
  const leftOpen = useLeftOpen();
  const sayMoved = useSayMoved(leftOpen);
  const here = useRef(readPath(path)?.room);
  useEffect(() => {
    here.current = readPath(path)?.room;
  }, [path]);
  return useCallback(
    (room, before) => {
      if (here.current === room) {
        if (!isLed) sayMoved?.(room, before);
        return;
      }
      const go = () => navigate(roomPath(id, room));
      if (!isLed) {
        const action = { label: t("calls.goThere"), onPress: go };
        const message = t("calls.phaseMoved", { room: t(`shell.${room}`) });
        toast(leftOpen(room, message).words, { action, topic });
        return;
      }
      hands.whenFree(() => {
        if (here.current === room) return;
        go();
        announce(leftOpen(room, t("calls.followed", { room: t(`shell.${room}`) })).words);
      });
    },
    [id, isLed, hands, navigate, sayMoved, leftOpen],
  );
}

/** Says with a message about the way to `room` that a round is open elsewhere, and where, if one is. */
type LeftOpen = (
  room: Phase,
  message: string,
) => { readonly words: string; readonly at: Phase | null };

function useLeftOpen(): LeftOpen {
  const at = useOpenRoom();
  const endsAtMs = useRoom(["rounds"], (room) => openRoundIn(room)?.endsAtMs ?? 0);
  const time = useEndTime(endsAtMs);
  const latest = useRef({ at, time });
  latest.current = { at, time };
  return useCallback((room, message) => {
    const { at, time } = latest.current;
    if (at === null || at === room) return { words: message, at: null };
    const key = at === "brainstorm" ? "calls.brainstormStillOpen" : "calls.voteStillOpen";
    return { words: t("calls.andStillOpen", { message, open: t(key, { time }) }), at };
  }, []);
}

/** Tells a facilitator where everybody is now, with the way back; `null` for who moves nobody. */
function useSayMoved(leftOpen: LeftOpen): ((room: Phase, before: Phase | null) => void) | null {
  const act = useAct();
  const { allowed } = useMay({ act: "setPhase" });
  const say = useCallback(
    (room: Phase, before: Phase | null): void => {
      const message = t("calls.everybodyAt", { room: t(`shell.${room}`) });
      const { words, at } = leftOpen(room, message);
      const back = at ?? before;
      if (back === null) {
        toast(words, { topic });
        return;
      }
      const takeBack = async (): Promise<void> => {
        const answer = await act({ type: "setPhase", phase: back });
        if (!answer.ok) toast(answer.refusal.message, { tone: "danger" });
      };
      const label = t("calls.takeBackTo", { room: t(`shell.${back}`) });
      toast(words, { action: { label, onPress: () => void takeBack() }, topic });
    },
    [act, leftOpen],
  );
  return allowed ? say : null;
}
