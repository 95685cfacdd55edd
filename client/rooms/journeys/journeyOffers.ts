// Owns: what the journey on screen offers in the command palette at the moment when it is asked: whatever its menus, keys and
// panels do. Knows no React. Rule A11-185.

import type { Command } from "../../app/commands.ts";
import { t } from "../../i18n/t.ts";
import { toggleLane } from "../../lanes/look.ts";
import { type Column, cellsOf } from "./columns.ts";
import { bringToStage, dissolveStage, insertStage, shiftStage } from "./deeds.ts";
import type { Tools } from "./journeyHere.ts";
import { stepDeeds, stepsWith } from "./stepDeeds.ts";
import type { Way } from "./way.ts";
import { stageWords, stepText } from "./words.ts";

export function journeyOffers(tools: Tools, way: Way): readonly Command[] {
  const { desk, journey } = tools;
  const { isPoolOpen } = desk.getState();
  const pool: Command = {
    id: "pool",
    label: isPoolOpen ? t("journeys.poolClose") : t("journeys.poolOpen"),
    run: () => desk.setState({ isPoolOpen: !isPoolOpen }),
  };
  const stage: Command = {
    id: "stage",
    label: t("journeys.addStage"),
    run: () => insertStage(tools, null),
  };
  return [
    ...stepOffers(tools, way),
    ...(journey.mayEdit ? [stage] : []),
    pool,
    ...(journey.mayEdit ? stageOffers(tools) : []),
    ...laneOffers(tools),
  ];
}

/** What can be done to the selected steps, or to the one that the keyboard is at; nothing where there is none. */
function stepOffers(tools: Tools, way: Way): readonly Command[] {
  const { current, selected } = tools.desk.getState();
  const order = cellsOf(tools.journey.columns()).map(({ stepId }) => stepId);
  const isHere = (id: string | null): boolean => id !== null && order.includes(id);
  const chosen = order.filter((id) => selected.has(id));
  const at = chosen.length > 0 && !selected.has(current ?? "") ? chosen[0] : current;
  if (!at || !isHere(at)) return [];
  const ids = stepsWith(tools, at);
  const detail =
    ids.length === 1
      ? stepText(tools.session, at)
      : t("journeys.carryStepsMany", { count: ids.length });
  const stages = tools.journey.mayEdit ? stagesOn(tools) : [];
  return [
    ...stepDeeds(tools, way, at)
      .filter(({ id }) => id !== "move" || canCarry())
      .map((deed): Command => ({ ...deed, detail })),
    ...stages.map(
      ({ stageId }): Command => ({
        id: `to ${stageId}`,
        label: t("journeys.offerMoveTo", { stage: stageWords(tools.session, stageId) }),
        detail,
        run: () => bringToStage(tools, at, ids, stageId),
        isSoughtOnly: true,
      }),
    ),
  ];
}

/** Fingers alone have no keys to carry a step with; they drag it, or move it to a stage. Rule A11-238. */
function canCarry(): boolean {
  return window.matchMedia?.("(any-pointer: fine)").matches ?? true;
}

function stageOffers(tools: Tools): readonly Command[] {
  const columns = stagesOn(tools);
  return columns.flatMap(({ stageId, cells }, at): readonly Command[] => {
    const stage = stageWords(tools.session, stageId);
    // Deleting the only one asks first, at its own menu.
    const mayGo = columns.length > 1 || cells.length === 0;
    const offers = [
      ["rename", () => tools.desk.setState({ renaming: stageId })],
      ["before", () => insertStage(tools, stageId)],
      at > 0 && (["earlier", () => shiftStage(tools, stageId, -1)] as const),
      at < columns.length - 1 && (["later", () => shiftStage(tools, stageId, 1)] as const),
      mayGo && (["delete", () => dissolveStage(tools, stageId)] as const),
    ] as const;
    return offers.flatMap((offer) => {
      if (!offer) return [];
      const [what, run] = offer;
      const label = t(`journeys.offer${what}`, { stage });
      return [{ id: `${what} ${stageId}`, label, run, isSoughtOnly: true }];
    });
  });
}

/** Without the column of steps that have none. */
function stagesOn({ journey }: Tools): readonly Column[] {
  return journey.columns().filter(({ stageId }) => stageId !== "");
}

function laneOffers({ desk }: Tools): readonly Command[] {
  const { look } = desk.getState();
  if (look.layout === "cards") return [];
  return look.order.map((lane): Command => {
    const words = { lane: t(`lanes.${lane}`) };
    const isHidden = look.hidden.includes(lane);
    return {
      id: `lane ${lane}`,
      label: isHidden ? t("journeys.offerShowLane", words) : t("journeys.offerHideLane", words),
      run: () => desk.setState({ look: toggleLane(look, lane) }),
      isSoughtOnly: true,
    };
  });
}
