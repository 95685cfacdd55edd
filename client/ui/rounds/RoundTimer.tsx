// The time that a round still has, as on a clock; and what is said aloud of it: one minute, ten seconds and the end. It
// knows no round but its end. [A11-60]
import { Timer } from "lucide-react";
import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../announcements.ts";
import { classNames } from "../classNames.ts";
import { clockTime, type RoundClock, useIsCutShort, useSecondsLeft } from "./countdown.ts";
import styles from "./RoundTimer.module.css";

export interface RoundTimerProps {
  /** By the server's clock, in milliseconds. */
  readonly endsAtMs: number;
  /** The server's clock: the device's plus the session's offset. */
  readonly clock: RoundClock;
  readonly size?: "medium" | "large";
}

const hurrySeconds = 10;
const soonSeconds = 60;

export function RoundTimer({ endsAtMs, clock, size = "medium" }: RoundTimerProps) {
  const seconds = useSecondsLeft(endsAtMs, clock);
  const over = useIsCutShort(endsAtMs) ? t("ui.roundClosed") : t("ui.timeUp");
  const isHurry = seconds <= hurrySeconds;
  return (
    <div
      role="timer"
      className={classNames(styles.timer, styles[size], isHurry && styles.hurry)}
      aria-label={seconds > 0 ? t("ui.timeLeft") : over}
    >
      <Timer aria-hidden="true" />
      <span>{seconds > 0 ? clockTime(seconds) : over}</span>
    </div>
  );
}

/**
 * A clock that speaks every second would drown out everything else, and two clocks on a screen would say all twice: put
 * this once beside them. A mark that a close leaps over is not said, since so much is not left. Rules A11-250, PHA-71.
 */
export function SpokenTime({ endsAtMs, clock }: Pick<RoundTimerProps, "endsAtMs" | "clock">) {
  const seconds = useSecondsLeft(endsAtMs, clock);
  const isCutShort = useIsCutShort(endsAtMs);
  const before = useRef(seconds);
  useEffect(() => {
    const from = before.current;
    before.current = seconds;
    const passes = (mark: number): boolean => from > mark && seconds <= mark && seconds >= mark / 2;
    if (passes(0)) announce(isCutShort ? t("ui.roundClosed") : t("ui.timeUp"), "assertive");
    else if (passes(hurrySeconds)) announce(t("ui.secondsLeft", { count: hurrySeconds }));
    else if (passes(soonSeconds)) announce(t("ui.minuteLeft"));
  }, [seconds, isCutShort]);
  return null;
}
