// Owns: how the rows of the outline are called, and why something cannot be done with them. Rule A11-214.

import type { MapSnapshot } from "../../shared/model/change.ts";
import type { OutlineRow } from "../../shared/model/workshopOutline.ts";
import { t } from "../i18n/t.ts";
import type { OutlineState } from "./outlineState.ts";

/** What a row is called. */
export function rowText(map: MapSnapshot, { kind, id, touchpointId }: OutlineRow): string {
  switch (kind) {
    case "pool":
      return t("outline.pool");
    case "group":
      if (id === "") return t("outline.loose");
      return map.groups.get(id)?.name || t("outline.unnamedGroup");
    case "persona":
      return map.personas.get(id)?.name || t("outline.unnamedPersona");
    case "journey":
      return journeyText(map, id);
    case "stage":
      return map.stages.get(id)?.name || t("outline.unnamedStage");
    case "card":
    case "step":
      return map.touchpoints.get(touchpointId)?.text ?? "";
    default:
      return kind satisfies never;
  }
}

/** Why something cannot be done: with what is chosen, else with the row that one is at. */
export function refusalWords({ rows, chosen, current }: OutlineState): string {
  if (rows.some(({ key }) => chosen.has(key))) return t("outline.notHere");
  const isAtRow = rows.some(({ key }) => key === current);
  return isAtRow ? t("outline.notAtThisRow") : t("outline.nothingChosen");
}

/** "Nadia: ideal journey". */
export function journeyText(map: MapSnapshot, journeyId: string): string {
  const journey = map.journeys.get(journeyId);
  const name = map.personas.get(journey?.personaId ?? "")?.name || t("outline.unnamedPersona");
  return journey?.kind === "current"
    ? t("outline.journeyCurrent", { name })
    : t("outline.journeyIdeal", { name });
}

/** A wording within a title: its beginning, set apart from the words around it, which may run the other way. */
export function inTitle(text: string): string {
  const letters = [...text];
  const short = letters.length > titleMax ? `${letters.slice(0, titleMax).join("").trim()}…` : text;
  return `\u2068${short}\u2069`;
}

const titleMax = 60;
