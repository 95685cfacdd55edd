// Owns: how steps, stages, personas and channels are called in this room.

import type { JourneyKind } from "../../../shared/model/journey.ts";
import { resolveTouchpoint } from "../../../shared/model/usage.ts";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.ts";
import type { Carry } from "./carry.ts";

/** The name of a stage, or what stands for none. */
export function stageWords(session: Session, stageId: string): string {
  return session.map.tables.stages.get(stageId)?.name || t("journeys.unnamedStage");
}

/** The wording of a step's touchpoint. */
export function stepText(session: Session, stepId: string): string {
  const step = session.map.tables.steps.get(stepId);
  return resolveTouchpoint(session.map.tables, step?.touchpointId ?? "")?.text ?? "";
}

/** What is carried, in words: its wording, or how many. */
export function carryWords({ session }: { readonly session: Session }, carry: Carry): string {
  const [id = ""] = carry.ids;
  const count = carry.ids.length;
  switch (carry.what) {
    case "stage":
      return stageWords(session, id);
    case "steps":
      return count === 1 ? stepText(session, id) : t("journeys.carryStepsMany", { count });
    case "touchpoints":
      return count === 1
        ? (session.map.tables.touchpoints.get(id)?.text ?? "")
        : t("journeys.carryMany", { count });
    default:
      return carry.what satisfies never;
  }
}

/** Whose journey it is and which, as a name. */
export function journeyWords(personaName: string, kind: JourneyKind): string {
  const name = personaName || t("journeys.unnamedPersona");
  return kind === "ideal"
    ? t("journeys.idealJourneyOf", { name })
    : t("journeys.currentJourneyOf", { name });
}

/** What a kind of journey is called. */
export function kindWords(kind: JourneyKind): string {
  return kind === "ideal" ? t("journeys.ideal") : t("journeys.current");
}

/** What taking out so many steps is called. */
export function removeWords(count: number): string {
  return count > 1 ? t("journeys.removeMany", { count }) : t("journeys.remove");
}

/** One or two capital letters that stand for a name. */
export function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
  const [first = [...name.trim()][0] ?? ""] = letters;
  const last = letters.length > 1 ? letters.at(-1) : "";
  return `${first}${last}`.toLocaleUpperCase();
}
