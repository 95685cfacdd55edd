// Owns: the steps that hurt, please and divide most, each with its figures and the way to it.

import { t } from "../../i18n/t.ts";
import { Figures } from "./Figures.tsx";
import type { Feeling, HotSpots as Spots } from "./feelings.ts";
import styles from "./HotSpots.module.css";
import { MeanMark } from "./MeanMark.tsx";
import { StepLink } from "./StepLink.tsx";
import { journeyName } from "./words.ts";

export function HotSpots({ spots }: { readonly spots: Spots }) {
  return (
    <section aria-labelledby="hot-spots" className={styles.section}>
      <h2 id="hot-spots" className={styles.title}>
        {t("feel.hotSpots")}
      </h2>
      <div className={styles.columns}>
        <Column title={t("feel.hotPains")} none={t("feel.hotNoPains")} feelings={spots.pains} />
        <Column title={t("feel.hotLoves")} none={t("feel.hotNoLoves")} feelings={spots.loves} />
        <Column
          title={t("feel.hotDisagreements")}
          none={t("feel.hotNoDisagreements")}
          feelings={spots.disagreements}
        />
      </div>
    </section>
  );
}

interface ColumnProps {
  readonly title: string;
  /** What is said where there are none. */
  readonly none: string;
  readonly feelings: readonly Feeling[];
}

function Column({ title, none, feelings }: ColumnProps) {
  return (
    <div className={styles.column}>
      <h3 className={styles.name}>{title}</h3>
      {feelings.length === 0 ? <p className={styles.none}>{none}</p> : null}
      <ol className={styles.spots}>
        {feelings.map(({ step, touchpoint, outline, emotion }) => (
          <li key={step.id} className={styles.spot}>
            <MeanMark emotion={emotion} />
            <div>
              <StepLink step={step} className={styles.link}>
                {touchpoint.text}
              </StepLink>
              <p className={styles.journey}>{journeyName(outline)}</p>
              <Figures emotion={emotion} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
