// Owns: asking the server to make a room the phase of the workshop. What came of it is said where the phase is followed.

import { useAct, useMay } from "../session/hooks.ts";
import { toast } from "../ui/toasts.ts";
import type { RoomName } from "./routes.ts";

/** Leads everyone to a room; `null` for those who may not. */
export function useBringEveryone(): ((room: RoomName) => void) | null {
  const act = useAct();
  const { allowed } = useMay({ act: "setPhase" });
  if (!allowed) return null;
  return (room) => {
    void act({ type: "setPhase", phase: room }).then((answer) => {
      if (!answer.ok) toast(answer.refusal.message, { tone: "danger" });
    });
  };
}
