// Owns: the strip at the foot of the screen while one rates: how many steps are rated, the time left, and whether
// everything is saved.

import { useRef } from "react";
import { saveWords } from "../../app/SaveBadge.tsx";
import { t } from "../../i18n/t.ts";
import { useStatus } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { useFoot } from "../../ui/foot.ts";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import type { RoundClock } from "../../ui/rounds/countdown.ts";
import { RoundTimer } from "../../ui/rounds/RoundTimer.tsx";
import styles from "./ProgressStrip.module.css";

export interface ProgressStripProps {
  readonly done: number;
  readonly all: number;
  readonly endsAtMs: number;
  readonly clock: RoundClock;
  readonly isOver: boolean;
  readonly onNext: () => void;
}

export function ProgressStrip({ done, all, endsAtMs, clock, isOver, onNext }: ProgressStripProps) {
  const status = useStatus();
  const strip = useRef<HTMLDivElement>(null);
  useFoot(strip);
  const isDone = done === all;
  const isQuiet = status.kind === "saved" || status.kind === "saving";
  const doneWords = isDone ? t("feel.allRated") : "";
  const words = isOver ? t("feel.settling") : doneWords;
  return (
    <div ref={strip} className={styles.strip}>
      <div className={styles.inner}>
        <div>
          <RoundTimer endsAtMs={endsAtMs} clock={clock} />
          {isQuiet && done > 0 ? <p className={styles.saved}>{saveWords(status)}</p> : null}
        </div>
        <div className={styles.progress}>
          <ProgressBar
            label={t("feel.progress")}
            value={all === 0 ? 0 : done / all}
            amount={t("feel.progressAmount", { done, all })}
          />
        </div>
        {isDone || isOver ? null : (
          <Button size="small" variant="quiet" onPress={onNext}>
            {t("feel.toNext")}
          </Button>
        )}
        <p role="status" className={styles.words} data-save={status.kind}>
          {[isQuiet ? "" : saveWords(status), words].join(" ").trim()}
        </p>
      </div>
    </div>
  );
}
