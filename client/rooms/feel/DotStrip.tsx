// Owns: the strip at the foot of the screen while one places dots: how many are left, the time, and whether everything is
// saved. It is always in sight.

import { useRef } from "react";
import { saveWords } from "../../app/SaveBadge.tsx";
import { t } from "../../i18n/t.ts";
import { useStatus } from "../../session/hooks.ts";
import { useFoot } from "../../ui/foot.ts";
import type { RoundClock } from "../../ui/rounds/countdown.ts";
import { RoundTimer } from "../../ui/rounds/RoundTimer.tsx";
import { Dots } from "./Dots.tsx";
import styles from "./ProgressStrip.module.css";

export interface DotStripProps {
  readonly budget: number;
  readonly left: number;
  /** Those of them that were placed on what is no longer in the vote. */
  readonly back: number;
  readonly endsAtMs: number;
  readonly clock: RoundClock;
  readonly isOver: boolean;
}

export function DotStrip({ budget, left, back, endsAtMs, clock, isOver }: DotStripProps) {
  const status = useStatus();
  const strip = useRef<HTMLDivElement>(null);
  useFoot(strip);
  const isQuiet = status.kind === "saved" || status.kind === "saving";
  const doneWords = left === 0 ? t("feel.dotsAllPlaced") : "";
  const words = isOver ? t("feel.dotsSettling") : doneWords;
  return (
    <div ref={strip} className={styles.strip}>
      <div className={styles.inner}>
        <div>
          <RoundTimer endsAtMs={endsAtMs} clock={clock} />
          {isQuiet && left < budget ? <p className={styles.saved}>{saveWords(status)}</p> : null}
        </div>
        <div className={styles.budget}>
          <Dots count={budget - left} left={left} />
          <p className={styles.left} data-testid="dots-left">
            {t("feel.dotsLeft", { count: left, all: budget })}
          </p>
        </div>
        {back > 0 && !isOver ? (
          <p className={styles.words}>{t("feel.dotsBack", { count: back })}</p>
        ) : null}
        <p role="status" className={styles.words} data-save={status.kind}>
          {[isQuiet ? "" : saveWords(status), words].join(" ").trim()}
        </p>
      </div>
    </div>
  );
}
