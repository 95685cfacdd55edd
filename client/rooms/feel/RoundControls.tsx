// Owns: what a facilitator has while a round of ratings or dots is open: the time, coarse totals, more time, the close,
// and, until the result is published, the way back, by giving it more time: nothing changes its place at the end, since it would
// come under a press that was meant for something else. Rules VOT-75, PHA-70.

import { useMemo, useState } from "react";
import type { Round } from "../../../shared/model/tables.ts";
import { useCommands } from "../../app/commands.ts";
import { JoinCode } from "../../app/JoinCode.tsx";
import { useDeed } from "../../app/useDeed.ts";
import { useServerClock } from "../../app/useServerClock.ts";
import { t } from "../../i18n/t.ts";
import { Button, PlainButton } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useSecondsLeft } from "../../ui/rounds/countdown.ts";
import { RoundTimer } from "../../ui/rounds/RoundTimer.tsx";
import styles from "./RoundControls.module.css";

const extensionsMinutes = [1, 5] as const;

export function RoundControls({ round }: { readonly round: Round }) {
  const clock = useServerClock();
  const { ask, isAsking } = useDeed();
  const [isClosing, setClosing] = useState(false);
  const isOver = useSecondsLeft(round.endsAtMs, clock) === 0;
  const extend = (minutes: number): void => {
    void ask({ type: "extendRound", roundId: round.id, byMs: minutes * 60_000 });
  };
  const close = (): void => {
    setClosing(false);
    void ask({ type: "closeRound", roundId: round.id }, "roundNotOpen");
  };
  useCommands(
    "feelRound",
    useMemo(() => {
      const run = (): void => setClosing(true);
      return isOver ? [] : [{ id: "closeRound", label: t("feel.closeTitle"), run }];
    }, [isOver]),
  );
  const title = t(isOver ? "feel.overTitle" : "feel.runningTitle");
  return (
    <section aria-label={title} className={styles.controls}>
      <div>
        <p className={styles.label}>{title}</p>
        <RoundTimer endsAtMs={round.endsAtMs} clock={clock} size="large" />
      </div>
      <p className={styles.totals}>
        {totalsOf(round)}{" "}
        <span className={styles.coarse}>{t(isOver ? "feel.overHint" : "feel.runningCoarse")}</span>
      </p>
      <div className={styles.buttons}>
        {extensionsMinutes.map((minutes) => (
          <PlainButton
            key={minutes}
            onPress={() => extend(minutes)}
            isDisabled={isAsking}
            aria-label={t(isOver ? "feel.reopenBy" : "feel.extendBy", { count: minutes })}
          >
            {t("feel.extend", { minutes })}
          </PlainButton>
        ))}
        <Button
          variant="primary"
          onPress={() => setClosing(true)}
          isDisabled={isAsking}
          reason={isOver ? t("feel.closesAlready") : undefined}
        >
          {t("feel.closeNow")}
        </Button>
      </div>
      <JoinCode />
      <ConfirmDialog
        title={t("feel.closeTitle")}
        isOpen={isClosing}
        onClose={() => setClosing(false)}
        onConfirm={close}
        confirmLabel={t("feel.closeConfirm")}
        tone="primary"
      >
        {round.kind === "dots" ? t("feel.dotsCloseText") : t("feel.closeText")}
      </ConfirmDialog>
    </section>
  );
}

function totalsOf({ kind, people, items }: Round): string {
  if (kind === "dots") {
    return people ? t("feel.dotsRunning", { people }) : t("feel.dotsRunningNone");
  }
  return people
    ? t("feel.runningTotals", { people, items: items ?? 0 })
    : t("feel.runningNoTotals");
}
