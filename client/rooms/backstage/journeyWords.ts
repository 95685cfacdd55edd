// Owns: how a journey is named beside one of its steps.

import type { PlacedStep } from "../../../shared/model/placedStep.ts";
import { t } from "../../i18n/t.ts";

/** Persona and journey: "Ana · Current journey". */
export function journeyWords({
  journey,
  persona,
}: Pick<PlacedStep, "journey" | "persona">): string {
  const kind =
    journey.kind === "ideal" ? t("backstage.idealJourney") : t("backstage.currentJourney");
  return t("backstage.inJourney", {
    persona: persona?.name || t("backstage.noPersona"),
    journey: journey.name || kind,
  });
}
