// Owns: opening a closed round again before its reveal, for some minutes. Rules PHA-40, PHA-43.

import { RotateCcw } from "lucide-react";
import type { Round } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useAct } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import styles from "./Facilitate.module.css";
import { useDeed } from "./useDeed.ts";

const minuteMs = 60_000;

export function Reopen({ round }: { readonly round: Round }) {
  const act = useAct();
  const { run, isRunning, refusal } = useDeed();
  const reopen = (minutes: number): void => {
    const durationMs = minutes * minuteMs;
    void run(() => act({ type: "reopenRound", roundId: round.id, durationMs }));
  };
  return (
    <>
      <div className={styles.actions}>
        {[1, 3].map((minutes) => (
          <Button
            key={minutes}
            variant="quiet"
            icon={<RotateCcw />}
            onPress={() => reopen(minutes)}
          >
            {t("leading.reopen", { count: minutes })}
          </Button>
        ))}
        {isRunning ? <Spinner label={t("leading.asking")} showLabel /> : null}
      </div>
      {refusal === null ? null : (
        <p role="alert" className={styles.refusal}>
          {refusal.message}
        </p>
      )}
    </>
  );
}
