// Owns: the room that an address without one leads to: where a round is open for whoever it waits for, else the present phase,
// and for a viewer the finished maps as soon as there is a journey to look at. Rules A11-110, PHA-54.

import { openRoundIn, roomOfRound } from "../../shared/model/currentRound.ts";
import { useMap, useRoom, useSession, useWorkshopState } from "../session/hooks.ts";
import type { RoomName } from "./routes.ts";

export function useFirstRoom(): RoomName {
  const { role } = useSession();
  const { phase } = useWorkshopState();
  const open = useOpenRoom();
  const hasJourney = useMap(["steps"], (map) => map.steps.size > 0);
  if (role === "contributor") return open ?? phase;
  return role === "viewer" && hasJourney ? "present" : phase;
}

/** The room in which a round is open, if one is. */
export function useOpenRoom(): RoomName | null {
  return useRoom(["rounds"], (room) => {
    const round = openRoundIn(room);
    return round ? roomOfRound(round) : null;
  });
}
