// Owns: the facilitator's word that cards have come after the reveal, of enough people to be shown together. It says
// neither whose nor how many. Rules PRV-96, PRV-99.

import { Eye } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { useAct, useRoom } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { toast } from "../../ui/toasts.ts";
import styles from "./Facilitate.module.css";
import { useDeed } from "./useDeed.ts";

export function Late() {
  const isWaiting = useRoom(["state"], ({ state }) => state.get("main")?.lateWaiting ?? false);
  const act = useAct();
  const { run, isRunning, refusal } = useDeed();
  if (!isWaiting) return null;
  const publish = async (): Promise<void> => {
    const answer = await run(() => act({ type: "revealLate" }));
    if (answer?.ok && answer.count !== undefined) {
      toast(t("leading.revealed", { count: answer.count }), { tone: "positive" });
    }
  };
  return (
    <section className={styles.sheet} aria-labelledby="late">
      <h2 id="late" className={styles.title}>
        {t("leading.lateTitle")}
      </h2>
      <p className={styles.intro}>{t("leading.lateText")}</p>
      <div className={styles.actions}>
        <Button variant="primary" icon={<Eye />} onPress={() => void publish()}>
          {t("leading.latePublish")}
        </Button>
        {isRunning ? <Spinner label={t("leading.asking")} showLabel /> : null}
      </div>
      {refusal === null ? null : (
        <p role="alert" className={styles.refusal}>
          {refusal.message}
        </p>
      )}
    </section>
  );
}
