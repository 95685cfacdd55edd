// Owns: the room that an address without one leads to: the present phase, and for a viewer the finished maps as soon as
// there is a journey to look at. Rule A11-110.

import { useMap, useSession, useWorkshopState } from "../session/hooks.ts";
import type { RoomName } from "./routes.ts";

export function useFirstRoom(): RoomName {
  const { role } = useSession();
  const { phase } = useWorkshopState();
  const hasJourney = useMap(["steps"], (map) => map.steps.size > 0);
  return role === "viewer" && hasJourney ? "present" : phase;
}
