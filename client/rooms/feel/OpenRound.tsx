// Owns: opening a round of ratings: on which journey, with what question, for how long. For facilitators only.

import { type FormEvent, useState } from "react";
import { type JourneyOutline, stepsOf } from "../../../shared/model/outline.ts";
import { useBegunQuestion } from "../../app/begunQuestions.ts";
import { useDeed } from "../../app/useDeed.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FewHere } from "./FewHere.tsx";
import styles from "./OpenRound.module.css";
import { journeyName } from "./words.ts";

export interface OpenRoundProps {
  /** Those with steps; at least one. */
  readonly journeys: readonly JourneyOutline[];
  readonly isFirst: boolean;
  /** Why no round can be opened now. */
  readonly reason?: string | undefined;
}

const secondsForStep = 15;
const minutesMin = 2;
const minutesMax = 180;

export function OpenRound({ journeys, isFirst, reason }: OpenRoundProps) {
  const [chosenId, setChosenId] = useState("");
  const { question, setQuestion, forget } = useBegunQuestion("feel", "");
  const [minutes, setMinutes] = useState<number | null>(null);
  const { ask, isAsking } = useDeed();
  const journey = journeys.find((one) => one.journey.id === chosenId) ?? journeys[0];
  if (!journey) return null;
  const duration = minutes ?? fittingMinutes(stepsOf(journey).length);
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (reason !== undefined || isAsking) return;
    const wish = {
      type: "openRound",
      kind: "feel",
      journeyId: journey.journey.id,
      prompt: question.trim(),
      durationMs: duration * 60_000,
    } as const;
    void ask(wish).then((isOpen) => {
      if (isOpen) forget();
    });
  };
  return (
    <form className={styles.form} onSubmit={open}>
      <h2 className={styles.title}>{t("feel.openTitle")}</h2>
      <p className={styles.text}>{isFirst ? t("feel.openText") : t("feel.openAgainText")}</p>
      <Select
        label={t("feel.openJourney")}
        options={journeys.map((one) => ({
          id: one.journey.id,
          label: journeyName(one),
          detail: t("feel.openJourneySteps", { count: stepsOf(one).length }),
        }))}
        value={journey.journey.id}
        onChange={setChosenId}
      />
      <TextField
        label={t("feel.openPrompt")}
        placeholder={t("feel.defaultPrompt")}
        value={question}
        onChange={setQuestion}
        maxLength={500}
      />
      <NumberField
        label={t("feel.openMinutes")}
        description={t("feel.openMinutesHint")}
        value={duration}
        onChange={setMinutes}
        minValue={1}
        maxValue={minutesMax}
        className={styles.minutes}
      />
      <FewHere text="ratings" />
      <Button type="submit" variant="primary" size="large" reason={reason} isPending={isAsking}>
        {t("feel.openNow")}
      </Button>
    </form>
  );
}

function fittingMinutes(steps: number): number {
  return Math.min(minutesMax, Math.max(minutesMin, Math.ceil((steps * secondsForStep) / 60)));
}
