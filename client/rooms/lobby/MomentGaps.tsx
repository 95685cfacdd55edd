// Owns: how many moments of truth lack something, and the way to where that is mended; nothing before there is a moment.
// Rule MAP-87.

import { Link } from "wouter";
import { gapCounts } from "../../../shared/model/gap.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import shared from "./LobbyRoom.module.css";

export function MomentGaps() {
  const { workshopId } = useRoomLocation();
  const counts = useMap(
    gapTables,
    gapCounts,
    (a, b) => a.moments === b.moments && a.incomplete === b.incomplete,
  );
  if (counts.moments === 0) return null;
  return (
    <section className={shared.section} aria-labelledby="moment-gaps">
      <h2 id="moment-gaps" className={shared.heading}>
        {t("lobby.gapsTitle")}
      </h2>
      <p className={shared.text}>
        {counts.incomplete === 0
          ? t("lobby.gapsNone", { count: counts.moments })
          : t("lobby.gaps", { count: counts.incomplete, all: counts.moments })}
      </p>
      <p>
        <Link href={roomPath(workshopId, "backstage")}>{t("lobby.gapsGo")}</Link>
      </p>
    </section>
  );
}

const gapTables = [
  "steps",
  "stages",
  "journeys",
  "personas",
  "touchpoints",
  "departments",
  "processes",
  "processLinks",
] as const;
