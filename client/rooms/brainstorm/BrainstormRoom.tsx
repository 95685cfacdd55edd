// Owns: the brainstorm room: the question, the time, and what each role does at each moment of a round. Who writes,
// writes alone: nothing here shows anything of anybody else. Rules PHA-30 to PHA-45, PRV-31, PRV-32, A11-40 to A11-42.

import { Suspense, useEffect, useRef } from "react";
import { MissingRoom } from "../../app/MissingRoom.tsx";
import { roomStands } from "../../app/shown.ts";
import { brainstorm } from "../../i18n/en/brainstorm.ts";
import { addWords, t } from "../../i18n/t.ts";
import { useMay, useRoom, useSession } from "../../session/hooks.ts";
import { announce } from "../../ui/announcements.ts";
import { classNames } from "../../ui/classNames.ts";
import { laterPart } from "../../ui/laterPart.ts";
import { useIsCutShort } from "../../ui/rounds/countdown.ts";
import { dismissTopic } from "../../ui/toasts.ts";
import { About } from "./About.tsx";
import styles from "./BrainstormRoom.module.css";
import { putBackTopic } from "./DraftRow.tsx";
import { Notice } from "./Notice.tsx";
import { currentRound, type Situation, situationOf } from "./situation.ts";
import { TakePart, type TakePartProps } from "./TakePart.tsx";
import { Timer, type TimerProps } from "./Timer.tsx";
import { useIsBefore } from "./useServerTime.ts";
import { revealedText } from "./words.ts";

addWords({ brainstorm });

// Who only writes must not wait for what leads a round.
const Facilitate = laterPart(
  () => import("./Facilitate.tsx").then((m) => m.Facilitate),
  MissingRoom,
);

export function BrainstormRoom() {
  const { mine } = useSession();
  const facilitates = useMay({ act: "openRound" }).allowed;
  const round = useRoom(["rounds"], currentRound);
  const hasTime = useIsBefore(round?.state === "open" ? round.endsAtMs : null);
  const situation = situationOf(round, hasTime);
  const endTitle = t(
    useIsCutShort(round?.endsAtMs ?? 0) ? "brainstorm.closedEarly" : "brainstorm.timeIsUp",
  );
  useSpokenTurns(situation.kind, endTitle);
  usePuttingBackHere(situation);
  useEffect(roomStands, []);
  return (
    <div className={classNames(styles.room, facilitates && styles.wide)}>
      <Head situation={situation} timer={timerSize(facilitates, mine !== null)} />
      {facilitates ? (
        <Suspense fallback={null}>
          <Facilitate situation={situation} />
        </Suspense>
      ) : null}
      {!facilitates && mine ? <TakePart situation={situation} endTitle={endTitle} /> : null}
      {!facilitates && !mine ? <LookOn situation={situation} endTitle={endTitle} /> : null}
    </div>
  );
}

/** What comes by itself is said aloud: that the time is up or the round was closed, and that the cards are revealed. */
function useSpokenTurns(kind: Situation["kind"], endTitle: string): void {
  const last = useRef(kind);
  useEffect(() => {
    if (last.current === kind) return;
    last.current = kind;
    if (kind === "ended") announce(endTitle);
    if (kind === "revealed") announce(t("brainstorm.revealedTitle"));
  }, [kind, endTitle]);
}

/** What was deleted is offered only here, only to who deleted it, and only until the cards are revealed. */
function usePuttingBackHere(situation: Situation): void {
  const { participation } = useSession();
  const at = situation.kind === "none" ? "" : situation.round.id;
  const moment = `${participation}.${at}.${situation.kind === "revealed"}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new moment ends what was offered in the one before
  useEffect(() => () => dismissTopic(putBackTopic), [moment]);
}

/** Longer ones are set smaller: box, time and buttons have to stay in sight beside them. In UTF-16 units. */
const shortPrompt = 160;

interface HeadProps {
  readonly situation: Situation;
  /** `null`: the room shows it elsewhere. */
  readonly timer: TimerProps["size"] | null;
}

// Who only looks on is perhaps the projector.
function timerSize(facilitates: boolean, writes: boolean): HeadProps["timer"] {
  if (facilitates) return null;
  return writes ? "line" : "wall";
}

function Head({ situation, timer }: HeadProps) {
  if (situation.kind === "none") {
    return (
      <h1 tabIndex={-1} className={styles.title}>
        {t("brainstorm.room")}
      </h1>
    );
  }
  const prompt = situation.round.prompt || t("brainstorm.noPrompt");
  return (
    <header className={styles.head}>
      <h1 tabIndex={-1} className={styles.prompt} data-long={prompt.length > shortPrompt}>
        {prompt}
      </h1>
      <About round={situation.round} />
      {timer && situation.kind === "open" ? (
        <Timer endsAtMs={situation.round.endsAtMs} size={timer} />
      ) : null}
    </header>
  );
}

function LookOn({ situation, endTitle }: TakePartProps) {
  switch (situation.kind) {
    case "none":
      return <Notice title={t("brainstorm.waitTitle")} text={t("brainstorm.viewerWaitText")} />;
    case "open":
      return null;
    case "ended":
      return <Notice title={endTitle} text={t("brainstorm.viewerEnded")} />;
    case "revealed":
      return <Notice title={t("brainstorm.revealedTitle")} text={revealedText(situation.round)} />;
    default:
      return situation satisfies never;
  }
}
