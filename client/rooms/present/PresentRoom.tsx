// Owns: the room "present": the finished maps, the walk through a journey, and what can be taken along.

import { useRoomLocation } from "../../app/routes.ts";
import { Gallery } from "./Gallery.tsx";
import { Walk } from "./Walk.tsx";

export function PresentRoom() {
  const { sub, go } = useRoomLocation();
  const [journeyId] = sub;
  if (journeyId !== undefined) {
    return <Walk key={journeyId} journeyId={journeyId} onLeave={() => go("present")} />;
  }
  return <Gallery />;
}
