// Owns: the room "feel": an open round of ratings, or else the result, and for a facilitator the way to a new round.

import { HeartPulse } from "lucide-react";
import { useState } from "react";
import { stepsOf } from "../../../shared/model/outline.ts";
import { openRoundIn } from "../../../shared/model/round.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
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
        <NothingYet mayRun={mayRun} hasSteps={journeys.some((one) => stepsOf(one).length > 0)} />
      )}
      {!hasResults && mayRun && journeys.length > 0 ? (
        <div className={styles.first}>{form}</div>
      ) : null}
    </>
  );
}

function NothingYet({
  mayRun,
  hasSteps,
}: {
  readonly mayRun: boolean;
  readonly hasSteps: boolean;
}) {
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
  return (
    <EmptyState
      picture={<HeartPulse />}
      title={t("feel.emptyTitle")}
      text={mayRun ? t("feel.emptyFacilitator") : t("feel.emptyText")}
    />
  );
}
