// Owns: what happens to somebody when the facilitator moves the workshop on: contributors and viewers go along and
// are told, the others are offered to. Rule A11-14.

import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { t } from "../i18n/t.ts";
import { useSession, useWorkshopState } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { toast } from "../ui/toasts.ts";
import { readPath, roomPath } from "./routes.ts";

/** `isKnown`: whether the phase has arrived; the first one that does is no move. */
export function useFollowPhase(isKnown: boolean): void {
  const { id, role } = useSession();
  const { phase } = useWorkshopState();
  const [path, navigate] = useLocation();
  const last = useRef<typeof phase | null>(null);
  const here = readPath(path)?.room;
  useEffect(() => {
    if (!isKnown) return;
    const before = last.current;
    last.current = phase;
    if (before === null || before === phase || here === phase) return;
    const room = t(`shell.${phase}`);
    const go = () => navigate(roomPath(id, phase));
    if (role === "contributor" || role === "viewer") {
      go();
      announce(t("shell.followed", { room }));
    } else {
      toast(t("shell.phaseMoved", { room }), {
        action: { label: t("shell.goThere"), onPress: go },
      });
    }
  }, [isKnown, phase, here, id, role, navigate]);
}
