// Owns: where one writes what the persona thinks: in the cell of its lane where that is shown, else in the panel. Knows no
// more of either than its mark. Rule MAP-442.

import { t } from "../../i18n/t.ts";
import { useRow } from "../../session/hooks.ts";
import { type Desk, selectOnly } from "./desk.ts";
import { useJourneyHere } from "./journeyHere.ts";

/** What the field for it is called. */
export function useThoughtWords(): string {
  const persona = useRow("personas", useJourneyHere().personaId);
  return t("journeys.panelThought", { name: persona?.name || t("journeys.unnamedPersona") });
}

/** The step whose thought the element shows, to be written there. */
export function thoughtUnder(target: EventTarget | null): string | null {
  const cell = target instanceof Element ? target.closest("[data-thought]") : null;
  return cell?.getAttribute("data-thought") ?? null;
}

/** Opens the field for the thought at a step. */
export function writeThought(desk: Desk, stepId: string): void {
  const inPanel = document.querySelector(`[data-thought="${stepId}"]`) === null;
  selectOnly(desk, stepId, inPanel);
  desk.setState({ writing: { stepId, inPanel } });
}
