// Owns: the room "feel": an open round of ratings or dots, or else the results, and for a facilitator the way to a new
// round. Rules PHA-58, PHA-72.

import { HeartPulse } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { dotRounds } from "../../../shared/insight/dots.ts";
import type { RoomSnapshot } from "../../../shared/model/change.ts";
import { openRoundIn } from "../../../shared/model/currentRound.ts";
import type { Round } from "../../../shared/model/tables.ts";
import { hasBegunQuestion } from "../../app/begunQuestions.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { useServerClock } from "../../app/useServerClock.ts";
import { feel } from "../../i18n/en/feel.ts";
import { addWords, t } from "../../i18n/t.ts";
import { useMay, useSession } from "../../session/hooks.ts";
import { announce } from "../../ui/announcements.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SpokenTime } from "../../ui/rounds/RoundTimer.tsx";
import { DotResult } from "./DotResult.tsx";
import { DotRoom } from "./DotRoom.tsx";
import styles from "./FeelRoom.module.css";
import { feltJourneys, lastRound, rateableJourneys } from "./feelings.ts";
import { isRoundPossible, OpenNext } from "./OpenNext.tsx";
import { RatingRoom } from "./RatingRoom.tsx";
import { LastRoundNotice, Results } from "./Results.tsx";
import { RoundControls } from "./RoundControls.tsx";
import { useJourneyMap, useResults } from "./tables.ts";

addWords({ feel });

export function FeelRoom() {
  const room = useResults();
  const round = openRoundIn(room);
  const mayRun = useMay({ act: "openRound" }).allowed;
  const isVoting = round !== undefined && round.kind !== "brainstorm";
  const clock = useServerClock();
  return (
    <div className={styles.room} data-rating={isVoting}>
      <h1 ref={useHeadAtTurn(isVoting)} tabIndex={-1} className={styles.title}>
        {titleOf(round, room)}
      </h1>
      {isVoting ? (
        <>
          <SpokenTime endsAtMs={round.endsAtMs} clock={clock} />
          {mayRun ? <RoundControls round={round} /> : null}
          {round.kind === "dots" ? (
            <DotRoom key={round.id} round={round} />
          ) : (
            <RatingRoom key={round.id} round={round} />
          )}
        </>
      ) : (
        <Between mayRun={mayRun} otherOpen={round !== undefined} />
      )}
    </div>
  );
}

/** What a round shows and what its results show is read from the top; what had the focus is gone with the other. */
function useHeadAtTurn(isVoting: boolean) {
  const head = useRef<HTMLHeadingElement>(null);
  const wasVoting = useRef(isVoting);
  useEffect(() => {
    if (wasVoting.current === isVoting) return;
    wasVoting.current = isVoting;
    announce(t(isVoting ? "feel.runningTitle" : "feel.resultIsHere"));
    document.documentElement.scrollTop = 0;
    if (document.activeElement === document.body) head.current?.focus({ preventScroll: true });
  }, [isVoting]);
  return head;
}

function titleOf(round: Round | undefined, room: RoomSnapshot): string {
  if (round?.kind === "feel") return t("feel.title");
  const areOnlyDots = room.dotResults.size > 0 && room.tallies.size === 0;
  return round?.kind === "dots" || areOnlyDots ? t("feel.dotsTitle") : t("feel.resultsTitle");
}

interface BetweenProps {
  /** Whether one may open a round. */
  readonly mayRun: boolean;
  readonly otherOpen: boolean;
}

// Between two rounds.
function Between({ mayRun, otherOpen }: BetweenProps) {
  const map = useJourneyMap();
  const room = useResults();
  const session = useSession();
  const [isOpening, setOpening] = useState(
    () => hasBegunQuestion(session, "feel") || hasBegunQuestion(session, "dots"),
  );
  const last = lastRound(map, room);
  const isFelt = feltJourneys(map, room).length > 0;
  const hasResults = isFelt || dotRounds(room).length > 0;
  const mayOpen = mayRun && isRoundPossible(map);
  const reason = otherOpen ? t("feel.otherOpen") : undefined;
  const form = mayOpen ? <OpenNext map={map} room={room} reason={reason} /> : null;
  return (
    <>
      <LastRoundNotice last={last} />
      {hasResults ? (
        <>
          {mayOpen ? (
            <Button
              onPress={() => setOpening(!isOpening)}
              aria-expanded={isOpening}
              className={styles.another}
            >
              {t("feel.openAnother")}
            </Button>
          ) : null}
          {isOpening ? form : null}
          <DotResult map={map} room={room} />
          {isFelt ? <Results map={map} room={room} last={last} /> : null}
        </>
      ) : (
        <NothingYet hasSteps={rateableJourneys(map).length > 0}>{form}</NothingYet>
      )}
    </>
  );
}

interface NothingYetProps {
  readonly hasSteps: boolean;
  /** The way to a first round, for whom may open one. */
  readonly children: ReactNode;
}

function NothingYet({ hasSteps, children }: NothingYetProps) {
  const { go } = useRoomLocation();
  if (hasSteps) {
    if (children !== null) return <div className={styles.first}>{children}</div>;
    return (
      <EmptyState
        picture={<HeartPulse />}
        title={t("feel.emptyTitle")}
        text={t("feel.emptyText")}
      />
    );
  }
  return (
    <>
      <EmptyState
        picture={<HeartPulse />}
        title={t("feel.noStepsTitle")}
        text={t("feel.noStepsText")}
        actions={
          <Button variant="primary" onPress={() => go("journeys")}>
            {t("feel.toJourneys")}
          </Button>
        }
      />
      {children === null ? null : <div className={styles.first}>{children}</div>}
    </>
  );
}
