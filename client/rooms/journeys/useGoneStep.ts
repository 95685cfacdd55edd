// Owns: what follows where somebody else takes out the step that one is at: it is said where its panel was open, and the
// keyboard is at the step in its place, else at the map. Rules MAP-445, MAP-436.

import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { type Cell, type Column, cellsOf } from "./columns.ts";
import { type Desk, useDeskStore } from "./desk.ts";
import { journeyMapId, useTools } from "./journeyHere.ts";
import { sayGone } from "./sayGone.ts";
import { focusStep } from "./useMapKeys.ts";

export function useGoneStep(columns: readonly Column[]): void {
  const desk = useDeskStore();
  const { session, journey } = useTools();
  const { journeyId } = journey;
  const former = useRef({ journeyId, columns });
  useEffect(() => {
    const before = former.current;
    former.current = { journeyId, columns };
    const cells = cellsOf(columns);
    const ids = new Set(cells.map(({ stepId }) => stepId));
    letGo(desk, ids);
    const { current, hasDetails } = desk.getState();
    if (current === null || ids.has(current)) return;
    desk.setState({ current: null, hasDetails: false });
    const order = cellsOf(before.columns);
    const at = order.findIndex(({ stepId }) => stepId === current);
    // Of a step of another journey there is nothing to say, nor of one that went with its journey.
    const isLeft = before.journeyId !== journeyId || at < 0;
    if (isLeft || !session.map.tables.journeys.has(journeyId)) return;
    const gone = session.map.tables.touchpoints.get(order[at]?.touchpointId ?? "");
    const words = gone
      ? t("journeys.goneMeanwhile", { text: gone.text })
      : t("journeys.deletedMeanwhile");
    if (hasDetails) sayGone(session, "steps", current, words);
    if (document.activeElement === document.body) goToNext(desk, order, at, ids);
  }, [columns, desk, session, journeyId]);
}

/** What is selected, open or written at steps that are not left does not come back by itself where they do. */
function letGo(desk: Desk, left: ReadonlySet<string>): void {
  const { selected, writing, menuAt } = desk.getState();
  const chosen = [...selected].filter((id) => left.has(id));
  if (chosen.length < selected.size) desk.setState({ selected: new Set(chosen) });
  if (writing && !left.has(writing.stepId)) desk.setState({ writing: null });
  if (menuAt && !left.has(menuAt.stepId)) desk.setState({ menuAt: null });
}

/** To the step that is left after the one at `at`, or before it. */
function goToNext(desk: Desk, order: readonly Cell[], at: number, left: ReadonlySet<string>): void {
  const isLeft = ({ stepId }: Cell): boolean => left.has(stepId);
  const next = order.slice(at + 1).find(isLeft) ?? order.slice(0, Math.max(0, at)).findLast(isLeft);
  if (next && focusStep(next.stepId)) desk.setState({ current: next.stepId });
  else document.getElementById(journeyMapId)?.focus();
}
