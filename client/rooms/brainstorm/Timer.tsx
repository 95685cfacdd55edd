// Owns: the time left of a round, large and calm: figures until the last minute, then words. It says aloud only
// that five minutes, one minute and ten seconds are left; the room says that the time is up. Rules A11-40, A11-41.

import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { classNames } from "../../ui/classNames.ts";
import { clockTime } from "../../ui/rounds/countdown.ts";
import { spokenBetween } from "./situation.ts";
import styles from "./Timer.module.css";
import { useTimeLeft } from "./useServerTime.ts";

export interface TimerProps {
  readonly endsAtMs: number;
  /** `wall`: legible from the back of a room. */
  readonly size?: "line" | "wall" | undefined;
}

export function Timer({ endsAtMs, size = "line" }: TimerProps) {
  const leftMs = useTimeLeft(endsAtMs);
  const before = useRef(leftMs);
  useEffect(() => {
    const spoken = spokenBetween(before.current, leftMs);
    before.current = leftMs;
    if (spoken) announce(t(`brainstorm.${spoken}`));
  }, [leftMs]);
  const isLast = leftMs <= lastMinuteMs;
  return (
    <p
      role="timer"
      aria-label={t("brainstorm.timeLeft")}
      className={classNames(styles.timer, styles[size], isLast && styles.last)}
    >
      {isLast ? timeWords(leftMs) : <bdi dir="ltr">{timeFigures(leftMs)}</bdi>}
    </p>
  );
}

const lastMinuteMs = 60_000;

/** `4:05`, `1:02:00`; full seconds, a started one counted. */
export function timeFigures(leftMs: number): string {
  return clockTime(Math.ceil(leftMs / 1000));
}

/** The last minute in words, so that nobody watches figures run. */
export function timeWords(leftMs: number): string {
  if (leftMs <= 0) return t("brainstorm.timeIsUp");
  const seconds = Math.ceil(leftMs / 1000);
  if (seconds <= 10) return t("brainstorm.lastSeconds", { count: seconds });
  return seconds <= 30 ? t("brainstorm.halfAMinute") : t("brainstorm.lessThanAMinute");
}
