// Owns: what can be done to a step, or to all that are selected with it, as one list for its menu and for the palette. Knows no
// React.

import { t } from "../../i18n/t.ts";
import { cellsOf } from "./columns.ts";
import { momentWords, sayMissing, sayMoment, takeOut } from "./deeds.ts";
import { concerned, showDetails, toggleSelected } from "./desk.ts";
import type { Tools } from "./journeyHere.ts";
import { writeThought } from "./thought.ts";
import { pickUp } from "./useCarryKeys.ts";
import type { Way } from "./way.ts";
import { removeWords } from "./words.ts";

export interface StepDeed {
  readonly id:
    | "details"
    | "backstage"
    | "think"
    | "love"
    | "pain"
    | "noMoment"
    | "missing"
    | "move"
    | "select"
    | "remove";
  readonly label: string;
  readonly run: () => void;
}

/** What a deed on a step concerns, in the order of the journey. */
export function stepsWith(tools: Tools, stepId: string): readonly string[] {
  const order = cellsOf(tools.journey.columns()).map((cell) => cell.stepId);
  return concerned(tools.desk.getState(), order, stepId);
}

/** What this person may do at this moment. */
export function stepDeeds(tools: Tools, way: Way, stepId: string): readonly StepDeed[] {
  const { desk, journey, session } = tools;
  const step = session.map.tables.steps.get(stepId);
  const look: readonly StepDeed[] = [
    { id: "details", label: t("journeys.details"), run: () => showDetails(desk, stepId) },
    {
      id: "backstage",
      label: t("journeys.backstageOpen"),
      run: () => way.followFrom(journey.journeyId, stepId, way.backstageOf(stepId)),
    },
  ];
  if (!journey.mayEdit || !step) return look;
  const ids = stepsWith(tools, stepId);
  const moments = (["love", "pain", ""] as const).filter((one) => one !== step.momentOfTruth);
  return [
    ...look,
    { id: "think", label: t("journeys.think"), run: () => writeThought(desk, stepId) },
    ...moments.map(
      (moment): StepDeed => ({
        id: moment || "noMoment",
        label: momentWords(moment),
        run: () => sayMoment(tools, ids, moment),
      }),
    ),
    {
      id: "missing",
      label: step.missing ? t("journeys.markPresent") : t("journeys.markMissing"),
      run: () => sayMissing(tools, ids, !step.missing),
    },
    {
      id: "select",
      label: desk.getState().selected.has(stepId)
        ? t("journeys.unselect")
        : t("journeys.selectToo"),
      run: () => toggleSelected(desk, stepId),
    },
    { id: "move", label: t("journeys.pickUp"), run: () => pickUp(tools, "steps", ids) },
    { id: "remove", label: removeWords(ids.length), run: () => takeOut(tools, ids) },
  ];
}
