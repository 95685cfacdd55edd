// Owns: one step of the journey to be rated: open with its five choices, or, once rated, one line that can be changed
// and explained. It keeps the focus where it was, or gives it to what took its place. Rules A11-62, A11-63.

import {
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type RefObject,
  useEffect,
  useId,
  useRef,
} from "react";
import type { Rating } from "../../../shared/model/ballot.ts";
import type { Ballot } from "../../../shared/model/tables.ts";
import { pressedId } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { PlainButton } from "../../ui/Button.tsx";
import { EmotionMark } from "../../ui/EmotionMark.tsx";
import { emotionName, meanToEmotion } from "../../ui/emotion.ts";
import { ratingKeys } from "./keys.ts";
import styles from "./RatingRow.module.css";
import { type Chosen, RatingScale } from "./RatingScale.tsx";
import type { RatingHand } from "./useRating.ts";
import { WhyField } from "./WhyField.tsx";

/**
 * What one is doing with the row: `rest` nothing; `fresh` it has just been rated and asks why; `change` its choices
 * are open again; `why` its why is being written.
 */
export type RowState = "rest" | "fresh" | "change" | "why";

export interface RatingRowProps {
  readonly stepId: string;
  readonly text: string;
  readonly thought: string;
  readonly ballot: Ballot | undefined;
  readonly state: RowState;
  readonly hand: RatingHand;
  readonly isOver: boolean;
  readonly onState: (stepId: string, state: RowState) => void;
  /** It has been rated for good. */
  readonly onRated: (stepId: string, chosen: Chosen) => void;
}

export const RatingRow = memo(function RatingRow(props: RatingRowProps) {
  const { stepId, text, thought, ballot, state, hand, isOver, onState, onRated } = props;
  const titleId = useId();
  const tabbed = useRef(false);
  const isOpen = !isOver && (ballot === undefined || state === "change");
  const value = ballot ? meanToEmotion(ballot.value) : null;
  const row = useRef<HTMLLIElement>(null);
  useKeptFocus(row, isOpen, state, isOver);
  const choose = (rating: Rating, chosen: Chosen): void => {
    hand.rate(stepId, rating);
    if (chosen === "arrow") onState(stepId, "change");
    else onRated(stepId, chosen);
  };
  // Only Tab closes the row behind itself: a press elsewhere must not move what is being pressed.
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    const isLeaving = tabbed.current && !event.currentTarget.contains(event.relatedTarget);
    if (isLeaving && state !== "rest") onState(stepId, "rest");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    tabbed.current = event.key === "Tab";
    const isOnChoice = event.target instanceof HTMLInputElement && event.target.type === "radio";
    const isDone = pressedId(ratingKeys, event) === "done";
    if (isDone && isOnChoice && ballot) onRated(stepId, "digit");
  };
  return (
    <li
      ref={row}
      className={styles.row}
      data-step={stepId}
      data-rated={ballot !== undefined}
      data-open={isOpen}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        {isOpen || !ballot ? null : <EmotionMark value={value} isDecorative />}
        <div className={styles.words}>
          <h3 id={titleId} className={styles.title} dir="auto">
            {text}
          </h3>
          {isOpen && thought ? <p className={styles.thought}>{thought}</p> : null}
          {isOpen || !ballot ? null : <RatedWords ballot={ballot} />}
        </div>
        {isOpen || !ballot || isOver ? null : <RowButtons {...props} ballot={ballot} />}
      </div>
      {isOpen ? (
        <RatingScale labelledBy={titleId} value={value} onChoose={choose} isDisabled={false} />
      ) : null}
      {ballot && !isOver && state !== "rest" ? <WhyPart {...props} ballot={ballot} /> : null}
    </li>
  );
});

/** Where in a row the focus belongs: the chosen or else the first of its choices, or the button that opens them. */
export function focusRow(row: HTMLElement): void {
  const target =
    row.querySelector<HTMLElement>("input[type=radio]:checked") ??
    row.querySelector<HTMLElement>("input[type=radio]") ??
    row.querySelector<HTMLElement>("button");
  target?.focus({ preventScroll: true });
}

// What had the focus may be gone after a change of the row: then it goes to what took its place.
function useKeptFocus(
  row: RefObject<HTMLLIElement | null>,
  isOpen: boolean,
  state: RowState,
  isOver: boolean,
): void {
  const before = useRef({ isOpen, state });
  useEffect(() => {
    const hasChanged = before.current.isOpen !== isOpen || before.current.state !== state;
    before.current = { isOpen, state };
    if (!hasChanged || isOver || document.activeElement !== document.body) return;
    if (row.current && (state !== "rest" || isOpen)) focusRow(row.current);
  }, [row, isOpen, state, isOver]);
}

function RatedWords({ ballot }: { readonly ballot: Ballot }) {
  return (
    <>
      <p className={styles.rating}>{emotionName(meanToEmotion(ballot.value))}</p>
      {ballot.why === "" ? null : <p className={styles.why}>{ballot.why}</p>}
    </>
  );
}

type RatedProps = RatingRowProps & { readonly ballot: Ballot };

function RowButtons({ stepId, text, ballot, state, onState }: RatedProps) {
  const rating = emotionName(meanToEmotion(ballot.value));
  const whyLabel = ballot.why === "" ? t("feel.whyAdd") : t("feel.whyEdit");
  const whyName =
    ballot.why === "" ? t("feel.whyAddOf", { step: text }) : t("feel.whyEditOf", { step: text });
  return (
    <div className={styles.buttons}>
      {state === "rest" ? (
        <PlainButton
          variant="quiet"
          size="small"
          onPress={() => onState(stepId, "why")}
          aria-label={whyName}
        >
          {whyLabel}
        </PlainButton>
      ) : null}
      <PlainButton
        variant="quiet"
        size="small"
        onPress={() => onState(stepId, "change")}
        aria-label={t("feel.changeRatingOf", { step: text, rating })}
      >
        {t("feel.changeRating")}
      </PlainButton>
    </div>
  );
}

function WhyPart({ stepId, text, ballot, state, hand, onState }: RatedProps) {
  const clear = (): void => {
    hand.clear(stepId);
    onState(stepId, "rest");
  };
  return (
    <div className={styles.whyPart}>
      <WhyField
        why={ballot.why}
        onWrite={(why) => hand.explain(stepId, why)}
        onDone={() => onState(stepId, "rest")}
        autoFocus={state === "why"}
      />
      {state === "change" ? (
        <PlainButton
          variant="quiet"
          size="small"
          onPress={clear}
          aria-label={t("feel.clearRatingOf", { step: text })}
        >
          {t("feel.clearRating")}
        </PlainButton>
      ) : null}
    </div>
  );
}
