// Owns: opening a closed round again before its reveal, for some minutes. It comes where a round was closed or given more
// time: a press that was meant for these does nothing. Rules PHA-40, PHA-43, PHA-70.

import { RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import type { Round } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useAct, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import styles from "./Facilitate.module.css";
import { useDeed } from "./useDeed.ts";

const minuteMs = 60_000;
/** So long after it has come a press may still have been meant for what stood there. */
const startledMs = 800;

export function Reopen({ round }: { readonly round: Round }) {
  const act = useAct();
  const { run, isRunning, refusal } = useDeed();
  const hasStood = useHasStood(startledMs);
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
            reason={hasStood ? undefined : t("leading.reopenWaits")}
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

/** Whether what calls it has stood on the screen for so long. */
function useHasStood(ms: number): boolean {
  const { outside } = useSession();
  const [hasStood, setStood] = useState(false);
  useEffect(() => outside.after(ms, () => setStood(true)), [outside, ms]);
  return hasStood;
}
