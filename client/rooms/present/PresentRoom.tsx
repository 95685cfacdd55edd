// Owns: the room "present": the finished maps, the walk through a journey, the briefs, and what can be taken along.

import { useRoomLocation } from "../../app/routes.ts";
import { present } from "../../i18n/en/present.ts";
import { addWords } from "../../i18n/t.ts";
import { DepartmentBriefPage } from "./DepartmentBrief.tsx";
import { Gallery } from "./Gallery.tsx";
import { Walk } from "./Walk.tsx";

addWords({ present });

export function PresentRoom() {
  const { sub, go } = useRoomLocation();
  const [journeyId, part] = sub;
  if (journeyId === "brief" && part !== undefined) {
    return <DepartmentBriefPage key={part} departmentId={part} />;
  }
  if (journeyId !== undefined) {
    return <Walk key={journeyId} journeyId={journeyId} onLeave={() => go("present")} />;
  }
  return <Gallery />;
}
