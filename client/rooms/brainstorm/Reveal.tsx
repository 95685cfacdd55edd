// Owns: the reveal of a closed round, pressed by the facilitator: the wait for the last words, the refusals in
// words with what to do, and the way to the board. Rules PRV-33, PRV-34.

import { Eye } from "lucide-react";
import type { Refusal } from "../../../shared/model/refusals.ts";
import { settleMs } from "../../../shared/model/round.ts";
import type { Round } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useAct } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { toast } from "../../ui/toasts.ts";
import styles from "./Facilitate.module.css";
import { Reopen } from "./Reopen.tsx";
import { useDeed } from "./useDeed.ts";
import { useTimeLeft } from "./useServerTime.ts";

export function Reveal({ round }: { readonly round: Round }) {
  const act = useAct();
  const { run, isRunning, refusal } = useDeed();
  const waitMs = useTimeLeft(round.state === "closed" ? round.endsAtMs + settleMs : null);
  if (round.state === "open") return <Spinner label={t("leading.closing")} showLabel />;
  const waitSeconds = Math.ceil(waitMs / 1000);
  const reveal = async (): Promise<void> => {
    const answer = await run(() => act({ type: "reveal", roundId: round.id }));
    if (answer?.ok && answer.count !== undefined) {
      toast(t("leading.revealed", { count: answer.count }), { tone: "positive" });
    }
  };
  return (
    <section className={styles.sheet} aria-labelledby="reveal">
      <h2 id="reveal" className={styles.title}>
        {t("leading.revealTitle")}
      </h2>
      <p className={styles.intro}>
        {t(round.mode === "named" ? "leading.revealTextNamed" : "leading.revealText")}
      </p>
      <div className={styles.actions}>
        <Button
          variant="primary"
          size="large"
          icon={<Eye />}
          reason={waitSeconds > 0 ? t("leading.revealWaits") : undefined}
          onPress={() => void reveal()}
        >
          {waitSeconds > 0 ? t("leading.revealIn", { count: waitSeconds }) : t("leading.reveal")}
        </Button>
        {isRunning ? <Spinner label={t("leading.asking")} showLabel /> : null}
      </div>
      <Reopen round={round} />
      {refusal === null ? null : (
        <div role="alert" className={styles.refusal}>
          <p>{refusal.message}</p>
          <RefusalHint refusal={refusal} />
        </div>
      )}
    </section>
  );
}

/** What to do about a refused reveal, where the refusal itself does not say it. */
function RefusalHint({ refusal }: { readonly refusal: Refusal }) {
  switch (refusal.code) {
    case "tooFewPeople":
      return <p>{t("leading.tooFewHint")}</p>;
    default:
      return null;
  }
}
