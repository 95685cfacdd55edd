// Owns: the steps of a journey in order, stage by stage, to be rated one after the other. After a rating the next
// open step comes to stand where the last one was: the thumb stays, the list moves. Rules A11-61 to A11-63.

import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { JourneyOutline, OutlineStep } from "../../../shared/model/outline.ts";
import type { Ballot } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import styles from "./RatingList.module.css";
import { focusRow, RatingRow, type RowState } from "./RatingRow.tsx";
import type { Chosen } from "./RatingScale.tsx";
import type { RatingHand } from "./useRating.ts";

export interface RatingListProps {
  readonly outline: JourneyOutline;
  readonly ballots: ReadonlyMap<string, Ballot>;
  readonly hand: RatingHand;
  /** The time is up: nothing can be changed any more. */
  readonly isOver: boolean;
}

interface Active {
  readonly stepId: string;
  readonly state: RowState;
}

export function RatingList({ outline, ballots, hand, isOver }: RatingListProps) {
  const [active, setActive] = useState<Active | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const onState = useCallback((stepId: string, state: RowState) => {
    setActive(state === "rest" ? null : { stepId, state });
  }, []);
  const noteRated = useNextInPlace(list, ballots, active);
  const onRated = useCallback(
    (stepId: string, chosen: Chosen) => {
      noteRated(stepId, chosen);
      setActive({ stepId, state: "fresh" });
    },
    [noteRated],
  );
  const row = ({ step, touchpoint }: OutlineStep) => (
    <RatingRow
      key={step.id}
      stepId={step.id}
      text={touchpoint.text}
      thought={step.thought}
      ballot={ballots.get(step.id)}
      state={active?.stepId === step.id ? active.state : "rest"}
      hand={hand}
      isOver={isOver}
      onState={onState}
      onRated={onRated}
    />
  );
  const stages = outline.stages.filter(({ steps }) => steps.length > 0);
  return (
    <div ref={list} className={styles.list}>
      {stages.map(({ stage, steps }) => (
        <section key={stage.id} aria-labelledby={`stage-${stage.id}`} className={styles.stage}>
          <h2 id={`stage-${stage.id}`} className={styles.stageName} dir="auto">
            {stage.name}
          </h2>
          <ol className={styles.steps}>{steps.map(row)}</ol>
        </section>
      ))}
      {outline.loose.length > 0 ? (
        <section aria-label={t("feel.looseSteps")} className={styles.stage}>
          <ol className={styles.steps}>{outline.loose.map(row)}</ol>
        </section>
      ) : null}
    </div>
  );
}

/** Brings the first step without a rating into sight and gives it the focus. */
export function goToNextUnrated(within: ParentNode): void {
  const row = within.querySelector<HTMLElement>(unratedRow);
  if (!row) return;
  row.scrollIntoView?.({ block: "center" });
  focusRow(row);
}

const unratedRow = '[data-step][data-rated="false"]';

/**
 * Gives a function to call when a step has been rated. Once the rating shows, the next unrated step is scrolled to
 * where the rated one stood; after a digit key it gets the focus too.
 */
function useNextInPlace(
  list: { readonly current: HTMLElement | null },
  ballots: ReadonlyMap<string, Ballot>,
  active: Active | null,
): (stepId: string, chosen: Chosen) => void {
  const rated = useRef<{ stepId: string; chosen: Chosen; top: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `active` says that the rated row has closed
  useLayoutEffect(() => {
    const last = rated.current;
    if (!last || !list.current || !ballots.has(last.stepId)) return;
    rated.current = null;
    const next = nextUnrated(list.current, last.stepId);
    if (!next) return;
    window.scrollBy({ top: topOf(next) - last.top, behavior: "instant" });
    if (last.chosen === "digit") focusRow(next);
  }, [list, ballots, active]);
  return useCallback(
    (stepId, chosen) => {
      const row = list.current?.querySelector<HTMLElement>(`[data-step="${stepId}"]`);
      if (row) rated.current = { stepId, chosen, top: topOf(row) };
    },
    [list],
  );
}

function nextUnrated(list: HTMLElement, stepId: string): HTMLElement | undefined {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-step]")];
  const from = rows.findIndex((row) => row.dataset.step === stepId);
  return rows.slice(from + 1).find((row) => row.matches(unratedRow));
}

function topOf(row: HTMLElement): number {
  const choices = row.querySelector("[role=radiogroup]") ?? row;
  return choices.getBoundingClientRect().top;
}
