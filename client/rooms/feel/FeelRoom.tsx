// Owns: the room "feel": an open round of ratings, or else the result, and for a facilitator the way to a new round.

import { HeartPulse } from "lucide-react";
import { type ReactNode, useState } from "react";
import { openRoundIn } from "../../../shared/model/round.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { feel } from "../../i18n/en/feel.ts";
import { addWords, t } from "../../i18n/t.ts";
import { useMay } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import styles from "./FeelRoom.module.css";
import { feltJourneys, lastRound, rateableJourneys } from "./feelings.ts";
import { OpenRound } from "./OpenRound.tsx";
import { RatingRoom } from "./RatingRoom.tsx";
import { LastRoundNotice, Results } from "./Results.tsx";
import { RoundControls } from "./RoundControls.tsx";
import { useJourneyMap, useResults } from "./tables.ts";

addWords({ feel });

export function FeelRoom() {
  const room = useResults();
  const round = openRoundIn(room);
  const mayRun = useMay({ act: "openRound" }).allowed;
  const isRating = round?.kind === "feel";
  return (
    <div className={styles.room} data-rating={isRating}>
      <h1 tabIndex={-1} className={styles.title}>
        {isRating ? t("feel.title") : t("feel.resultsTitle")}
      </h1>
      {isRating ? (
        <>
          {mayRun ? <RoundControls round={round} /> : null}
          <RatingRoom key={round.id} round={round} />
        </>
      ) : (
        <Between mayRun={mayRun} otherOpen={round !== undefined} />
      )}
    </div>
  );
}

interface BetweenProps {
  /** Whether one may open a round. */
  readonly mayRun: boolean;
  readonly otherOpen: boolean;
}

// Between two rounds of ratings.
function Between({ mayRun, otherOpen }: BetweenProps) {
  const map = useJourneyMap();
  const room = useResults();
  const [isOpening, setOpening] = useState(false);
  const journeys = rateableJourneys(map);
  const last = lastRound(map, room);
  const hasResults = feltJourneys(map, room).length > 0;
  const reason = otherOpen ? t("feel.otherOpen") : undefined;
  const form = <OpenRound journeys={journeys} isFirst={!hasResults} reason={reason} />;
  return (
    <>
      <LastRoundNotice last={last} />
      {hasResults ? (
        <>
          {mayRun && journeys.length > 0 ? (
            <Button
              onPress={() => setOpening(!isOpening)}
              aria-expanded={isOpening}
              className={styles.another}
            >
              {t("feel.openAnother")}
            </Button>
          ) : null}
          {isOpening ? form : null}
          <Results map={map} room={room} last={last} />
        </>
      ) : (
        <NothingYet hasSteps={journeys.length > 0}>{mayRun ? form : null}</NothingYet>
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
  if (!hasSteps) {
    return (
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
    );
  }
  if (children !== null) return <div className={styles.first}>{children}</div>;
  return (
    <EmptyState picture={<HeartPulse />} title={t("feel.emptyTitle")} text={t("feel.emptyText")} />
  );
}
