// Owns: what a round is about besides its question: a persona, or a stage of a journey. Rule PHA-41.

import type { MapSnapshot } from "../../../shared/model/change.ts";
import type { Round } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import styles from "./BrainstormRoom.module.css";

/** Nothing where the round names nothing, or what it named is gone. */
export function About({ round }: { readonly round: Pick<Round, "personaId" | "stageId"> }) {
  const words = useMap(["personas", "journeys", "stages"], (map) => aboutInWords(map, round));
  return words === "" ? null : <p className={styles.about}>{words}</p>;
}

function aboutInWords(
  map: MapSnapshot,
  { personaId, stageId }: Pick<Round, "personaId" | "stageId">,
): string {
  const stage = map.stages.get(stageId);
  const whose = stage ? (map.journeys.get(stage.journeyId)?.personaId ?? "") : personaId;
  const persona = map.personas.get(whose);
  const name = persona?.name ?? "";
  if (stage?.name) {
    return name === ""
      ? t("brainstorm.aboutStageAlone", { stage: stage.name })
      : t("brainstorm.aboutStage", { stage: stage.name, persona: name });
  }
  if (name === "") return "";
  return persona?.segment
    ? t("brainstorm.aboutPersonaOf", { persona: name, segment: persona.segment })
    : t("brainstorm.aboutPersona", { persona: name });
}
