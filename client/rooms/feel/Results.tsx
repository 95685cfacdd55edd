// Owns: the result for everybody: how the last round ended, hot spots, and the views of what is felt.

import { type ReactNode, useState } from "react";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { Select } from "../../ui/Select.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { feltJourneys, hotSpots, type LastRound, mapOfPersona } from "./feelings.ts";
import { HeatmapResult } from "./HeatmapResult.tsx";
import { HotSpots } from "./HotSpots.tsx";
import { JourneyResult } from "./JourneyResult.tsx";
import styles from "./Results.module.css";
import { useMinimums } from "./useMinimums.ts";
import { journeyName } from "./words.ts";

export interface ResultsProps {
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
  readonly last: LastRound | undefined;
}

type View = "journey" | "persona" | "department";

export function Results({ map, room, last }: ResultsProps) {
  const [view, setView] = useState<View>("journey");
  const [personaId, setPersonaId] = useState("");
  const felt = feltJourneys(map, room);
  const personas = new Map(felt.flatMap(({ persona }) => (persona ? [[persona.id, persona]] : [])));
  const chosen = personas.has(personaId) ? personaId : "";
  const shown = mapOfPersona(map, chosen);
  const views: Readonly<Record<View, () => ReactNode>> = {
    journey: () => (
      <JourneyResult
        journeys={feltJourneys(shown, room)}
        room={room}
        latestId={last?.round.journeyId ?? ""}
      />
    ),
    persona: () => <HeatmapResult by="persona" map={shown} room={room} />,
    department: () => <HeatmapResult by="department" map={shown} room={room} />,
  };
  return (
    <div className={styles.results}>
      {personas.size > 1 ? (
        <Select
          label={t("feel.personaFilter")}
          options={[
            { id: everybody, label: t("feel.personaAll") },
            ...[...personas.values()].map(({ id, name }) => ({ id, label: name })),
          ]}
          value={chosen === "" ? everybody : chosen}
          onChange={(id) => setPersonaId(id === everybody ? "" : id)}
          className={styles.filter}
        />
      ) : null}
      <HotSpots spots={hotSpots(shown, room)} />
      <Tabs
        label={t("feel.views")}
        options={[
          { id: "journey", label: t("feel.viewJourney") },
          { id: "persona", label: t("feel.viewPersona") },
          { id: "department", label: t("feel.viewDepartment") },
        ]}
        value={view}
        onChange={setView}
      >
        {views[view]()}
      </Tabs>
    </div>
  );
}

/** Says in words what of the last round is not shown, and why; nothing where all is. */
export function LastRoundNotice({ last }: { readonly last: LastRound | undefined }) {
  const min = useMinimums().people;
  if (!last) return null;
  if (last.shown === 0) {
    const journey = last.outline ? journeyName(last.outline) : t("feel.goneJourney");
    return <p className={styles.notice}>{t("feel.nothingPublished", { journey, min })}</p>;
  }
  if (last.hidden === 0) return null;
  return <p className={styles.notice}>{t("feel.partlyPublished", { count: last.hidden, min })}</p>;
}

// No id of a record has a space.
const everybody = "all personas";
