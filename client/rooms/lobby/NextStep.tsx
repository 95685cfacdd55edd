// Owns: the one thing to do next, for the facilitator: begin, or go on where the workshop is.

import { ArrowRight } from "lucide-react";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useAct, useWorkshopState } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toasts.ts";
import shared from "./LobbyRoom.module.css";
import styles from "./NextStep.module.css";

export function NextStep() {
  const act = useAct();
  const { phase } = useWorkshopState();
  const { go } = useRoomLocation();
  // First there, then the others: so nobody is told to follow themselves.
  const start = async (): Promise<void> => {
    go("brainstorm");
    const answer = await act({ type: "setPhase", phase: "brainstorm" });
    if (!answer.ok) toast(answer.refusal.message, { tone: "danger" });
  };
  if (phase !== "lobby") {
    return (
      <section className={styles.step}>
        <h2 className={shared.heading}>{t("lobby.nextOther", { room: t(`shell.${phase}`) })}</h2>
        <p>
          <Button variant="primary" icon={<ArrowRight />} onPress={() => go(phase)}>
            {t("lobby.nextGo")}
          </Button>
        </p>
      </section>
    );
  }
  return (
    <section className={styles.step}>
      <h2 className={shared.heading}>{t("lobby.nextTitle")}</h2>
      <p className={shared.text}>{t("lobby.nextText")}</p>
      <p>
        <Button variant="primary" size="large" icon={<ArrowRight />} onPress={() => void start()}>
          {t("lobby.nextButton")}
        </Button>
      </p>
    </section>
  );
}
