// Owns: asking the server to make a room the phase of the workshop, and saying what came of it.

import { t } from "../i18n/t.ts";
import { useAct, useMay } from "../session/hooks.ts";
import { toast } from "../ui/toasts.ts";
import type { RoomName } from "./routes.ts";

/** Leads everyone to a room and says so; `null` for those who may not. */
export function useBringEveryone(): ((room: RoomName) => void) | null {
  const act = useAct();
  const { allowed } = useMay({ act: "setPhase" });
  if (!allowed) return null;
  return (room) => {
    void act({ type: "setPhase", phase: room }).then((answer) => {
      if (answer.ok) toast(t("shell.broughtEveryone", { room: t(`shell.${room}`) }));
      else toast(answer.refusal.message, { tone: "danger" });
    });
  };
}
