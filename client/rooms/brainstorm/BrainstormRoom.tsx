// Owns: the brainstorm room: the question, the time, and what each role does at each moment of a round. Who writes,
// writes alone: nothing here shows anything of anybody else. Rules PHA-30 to PHA-39, PRV-31, PRV-32, A11-40 to A11-42.

import { t } from "../../i18n/t.ts";
import { useMay, useRoom, useSession } from "../../session/hooks.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./BrainstormRoom.module.css";
import { Facilitate } from "./Facilitate.tsx";
import { Notice } from "./Notice.tsx";
import { brainstormRounds, type Situation, situationOf } from "./situation.ts";
import { TakePart } from "./TakePart.tsx";
import { Timer } from "./Timer.tsx";
import { useTimeLeft } from "./useServerTime.ts";

export function BrainstormRoom() {
  const { mine } = useSession();
  const facilitates = useMay({ act: "openRound" }).allowed;
  const round = useRoom(["rounds"], (room) => brainstormRounds(room)[0]);
  const leftMs = useTimeLeft(round?.state === "open" ? round.endsAtMs : null);
  const situation = situationOf(round, leftMs);
  return (
    <div className={classNames(styles.room, facilitates && styles.wide)}>
      <Head situation={situation} leftMs={leftMs} hasTimer={!facilitates} />
      {facilitates ? <Facilitate situation={situation} leftMs={leftMs} /> : null}
      {!facilitates && mine ? <TakePart situation={situation} /> : null}
      {!facilitates && !mine ? <LookOn situation={situation} /> : null}
    </div>
  );
}

interface HeadProps {
  readonly situation: Situation;
  readonly leftMs: number;
  readonly hasTimer: boolean;
}

function Head({ situation, leftMs, hasTimer }: HeadProps) {
  if (situation.kind === "none") {
    return (
      <h1 tabIndex={-1}>
        <VisuallyHidden>{t("brainstorm.room")}</VisuallyHidden>
      </h1>
    );
  }
  return (
    <header className={styles.head}>
      <h1 tabIndex={-1} className={styles.prompt}>
        {situation.round.prompt || t("brainstorm.noPrompt")}
      </h1>
      {hasTimer && situation.kind === "open" ? <Timer leftMs={leftMs} /> : null}
    </header>
  );
}

function LookOn({ situation }: { readonly situation: Situation }) {
  switch (situation.kind) {
    case "none":
      return <Notice title={t("brainstorm.waitTitle")} text={t("brainstorm.viewerWaitText")} />;
    case "open":
      return null;
    case "ended":
      return <Notice title={t("brainstorm.timeIsUp")} text={t("brainstorm.viewerEnded")} isNews />;
    case "revealed":
      return (
        <Notice title={t("brainstorm.revealedTitle")} text={t("brainstorm.revealedText")} isNews />
      );
    default:
      return situation satisfies never;
  }
}
