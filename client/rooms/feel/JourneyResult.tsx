// Owns: what is felt along one journey: its curve, and every step with its figures and whys. A step without figures
// says why it has none.

import { type Key, useState } from "react";
import { emotionCurve } from "../../../shared/insight/curve.ts";
import type { RoomSnapshot } from "../../../shared/model/change.ts";
import type { CurvePoint } from "../../../shared/model/emotion.ts";
import { minimumsIn } from "../../../shared/model/minimums.ts";
import type { JourneyOutline, OutlineStep } from "../../../shared/model/outline.ts";
import { t } from "../../i18n/t.ts";
import { EmotionMark } from "../../ui/EmotionMark.tsx";
import { Select } from "../../ui/Select.tsx";
import { EmotionCurve } from "./EmotionCurve.tsx";
import { Figures } from "./Figures.tsx";
import { whysByStep } from "./feelings.ts";
import styles from "./JourneyResult.module.css";
import { MeanMark } from "./MeanMark.tsx";
import { StepLink } from "./StepLink.tsx";
import { journeyName } from "./words.ts";

export interface JourneyResultProps {
  /** The journeys with figures. */
  readonly journeys: readonly JourneyOutline[];
  readonly room: RoomSnapshot;
  /** The journey of the latest round: shown first. */
  readonly latestId: string;
}

export function JourneyResult({ journeys, room, latestId }: JourneyResultProps) {
  const [chosenId, setChosenId] = useState(latestId);
  const outline = journeys.find(({ journey }) => journey.id === chosenId) ?? journeys[0];
  if (!outline) return <p className={styles.none}>{t("feel.noRatedJourney")}</p>;
  const points = emotionCurve(outline, room);
  return (
    <div className={styles.result}>
      {journeys.length > 1 ? (
        <Select
          label={t("feel.openJourney")}
          options={journeys.map((one) => ({ id: one.journey.id, label: journeyName(one) }))}
          value={outline.journey.id}
          onChange={setChosenId}
          className={styles.choice}
        />
      ) : (
        <p className={styles.name}>{journeyName(outline)}</p>
      )}
      <EmotionCurve outline={outline} points={points} />
      <Steps outline={outline} points={points} room={room} />
    </div>
  );
}

interface StepsProps {
  readonly outline: JourneyOutline;
  readonly points: readonly CurvePoint[];
  readonly room: RoomSnapshot;
}

function Steps({ outline, points, room }: StepsProps) {
  const whys = whysByStep(room);
  const wasRated = [...room.rounds.values()].some(
    ({ kind, state, journeyId }) =>
      kind === "feel" && state === "published" && journeyId === outline.journey.id,
  );
  const emotions = new Map(points.map(({ stepId, emotion }) => [stepId, emotion]));
  const list = (name: string, key: Key, steps: readonly OutlineStep[]) =>
    steps.length === 0 ? null : (
      <section key={key} aria-label={name || t("feel.steps")} className={styles.stage}>
        <h3 className={styles.stageName} dir="auto">
          {name}
        </h3>
        <ol className={styles.steps}>
          {steps.map((one) => (
            <StepResult
              key={one.step.id}
              place={one}
              emotion={emotions.get(one.step.id)}
              whys={whys.get(one.step.id) ?? []}
              none={
                wasRated
                  ? t("feel.tooFewStep", { min: minimumsIn(room).people })
                  : t("feel.notRated")
              }
            />
          ))}
        </ol>
      </section>
    );
  return (
    <>
      {outline.stages.map(({ stage, steps }) => list(stage.name, stage.id, steps))}
      {list(outline.stages.length > 0 ? t("feel.looseSteps") : "", "loose", outline.loose)}
    </>
  );
}

interface StepResultProps {
  readonly place: OutlineStep;
  readonly emotion: CurvePoint["emotion"];
  readonly whys: readonly string[];
  /** Why there are no figures, if there are none. */
  readonly none: string;
}

function StepResult({ place, emotion, whys, none }: StepResultProps) {
  return (
    <li className={styles.step}>
      {emotion ? <MeanMark emotion={emotion} /> : <EmotionMark value={null} isDecorative />}
      <div className={styles.words}>
        <StepLink step={place.step} className={styles.link}>
          {place.touchpoint.text}
        </StepLink>
        {emotion ? <Figures emotion={emotion} /> : <p className={styles.hidden}>{none}</p>}
        {whys.length === 0 ? null : (
          <ul aria-label={t("feel.whysOf")} className={styles.whys}>
            {whys.map((why, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may say the same, and the list never changes
              <li key={at} className={styles.why}>
                {why}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
