// Owns: what follows where somebody else takes out the step that one is at: it is said where its panel was open, and the
// keyboard is at the step in its place, else at the map. Rules MAP-445, MAP-436.

import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.ts";
import { type Cell, type Column, cellsOf } from "./columns.ts";
import { type Desk, useDeskStore } from "./desk.ts";
import { journeyMapId, useTools } from "./journeyHere.ts";
import { sayGone } from "./sayGone.ts";
import { focusStep, stepUnder } from "./useMapKeys.ts";

export function useGoneStep(columns: readonly Column[]): void {
  const desk = useDeskStore();
  const { session, journey } = useTools();
  const { journeyId } = journey;
  const former = useRef({ journeyId, columns });
  // Still the former page. A press that became a drag, or a screen reader, puts the keyboard at a step without more.
  const focused = stepUnder(document.activeElement);
  useEffect(() => {
    const before = former.current;
    former.current = { journeyId, columns };
    const order = cellsOf(before.columns);
    const ids = new Set(cellsOf(columns).map(({ stepId }) => stepId));
    letGo(desk, ids);
    const { current, hasDetails } = desk.getState();
    const isGone = current !== null && !ids.has(current);
    if (isGone) desk.setState({ current: null, hasDetails: false });
    // Of a step of another journey there is nothing to say, nor of one that went with its journey.
    if (before.journeyId !== journeyId || !session.map.tables.journeys.has(journeyId)) return;
    const at = order.findIndex(({ stepId }) => stepId === current);
    const cell = order[at];
    if (isGone && hasDetails && cell) sayTaken(session, cell);
    const focusedAt = order.findIndex(({ stepId }) => stepId === focused && !ids.has(stepId));
    const from = focusedAt >= 0 || !isGone ? focusedAt : at;
    if (from >= 0 && document.activeElement === document.body) goToNext(desk, order, from, ids);
  }, [columns, desk, session, journeyId, focused]);
}

function sayTaken(session: Session, { stepId, touchpointId }: Cell): void {
  const gone = session.map.tables.touchpoints.get(touchpointId);
  const words = gone
    ? t("journeys.goneMeanwhile", { text: gone.text })
    : t("journeys.deletedMeanwhile");
  sayGone(session, "steps", stepId, words);
}

/** What is selected, open or written at steps that are not left does not come back by itself where they do. */
function letGo(desk: Desk, left: ReadonlySet<string>): void {
  const { selected, writing, menuAt } = desk.getState();
  const chosen = [...selected].filter((id) => left.has(id));
  if (chosen.length < selected.size) desk.setState({ selected: new Set(chosen) });
  if (writing && !left.has(writing.stepId)) desk.setState({ writing: null });
  if (menuAt && !left.has(menuAt.stepId)) desk.setState({ menuAt: null });
}

/** To the step that is left after the one at `at`, or before it. What is open beside the map stays. */
function goToNext(desk: Desk, order: readonly Cell[], at: number, left: ReadonlySet<string>): void {
  const isLeft = ({ stepId }: Cell): boolean => left.has(stepId);
  const next = order.slice(at + 1).find(isLeft) ?? order.slice(0, Math.max(0, at)).findLast(isLeft);
  if (next && focusStep(next.stepId)) {
    if (!desk.getState().hasDetails) desk.setState({ current: next.stepId });
  } else document.getElementById(journeyMapId)?.focus();
}
