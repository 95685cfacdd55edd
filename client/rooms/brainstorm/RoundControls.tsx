// Owns: what the facilitator has at hand while a round is open: time, more time, the end, rough totals, and the code
// for those who come late. It never shows who writes, nor what. Rules PHA-39, PRV-32.

import { useState } from "react";
import type { Round } from "../../../shared/model/tables.ts";
import { JoinCode } from "../../app/JoinCode.tsx";
import { t } from "../../i18n/t.ts";
import { useAct } from "../../session/hooks.ts";
import { announce } from "../../ui/announcements.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import styles from "./Facilitate.module.css";
import { Timer } from "./Timer.tsx";
import { useDeed } from "./useDeed.ts";

const minuteMs = 60_000;

export function RoundControls({ round }: { readonly round: Round }) {
  const act = useAct();
  const { run, isRunning, refusal } = useDeed();
  const [isClosing, setClosing] = useState(false);
  const extend = async (minutes: number): Promise<void> => {
    const wish = { type: "extendRound", roundId: round.id, byMs: minutes * minuteMs } as const;
    const answer = await run(() => act(wish));
    if (answer?.ok) announce(t("leading.extended", { count: minutes }));
  };
  return (
    <section className={styles.running}>
      <div className={styles.time}>
        <Timer endsAtMs={round.endsAtMs} size="wall" />
        <Totals people={round.people ?? 0} items={round.items ?? 0} />
        <div className={styles.actions}>
          <Button onPress={() => void extend(1)}>{t("leading.plusOne")}</Button>
          <Button onPress={() => void extend(5)}>{t("leading.plusFive")}</Button>
          <Button onPress={() => setClosing(true)}>{t("leading.closeNow")}</Button>
          {isRunning ? <Spinner label={t("leading.asking")} showLabel /> : null}
        </div>
        {refusal === null ? null : (
          <p role="alert" className={styles.refusal}>
            {refusal.message}
          </p>
        )}
      </div>
      <JoinCode />
      <ConfirmDialog
        title={t("leading.closeTitle")}
        isOpen={isClosing}
        onClose={() => setClosing(false)}
        onConfirm={() => {
          setClosing(false);
          void run(() => act({ type: "closeRound", roundId: round.id }));
        }}
        confirmLabel={t("leading.closeNow")}
        tone="primary"
      >
        {t("leading.closeText")}
      </ConfirmDialog>
    </section>
  );
}

function Totals({ people, items }: { readonly people: number; readonly items: number }) {
  const totals =
    people === 0
      ? t("leading.peopleFew")
      : t("leading.totals", {
          people: t("leading.peopleAtLeast", { people }),
          items: items === 0 ? t("leading.itemsFew") : t("leading.itemsAtLeast", { items }),
        });
  return (
    <div className={styles.totals}>
      <p>{totals}</p>
      <p className={styles.note}>{t("leading.totalsHint")}</p>
    </div>
  );
}
