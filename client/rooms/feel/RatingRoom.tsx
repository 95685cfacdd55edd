// Owns: an open round of ratings as each participant sees it: what is asked, who sees the answer, the steps, and how
// far one is; and what a reader sees meanwhile. Rules PRV-40 to PRV-42, VOT-52.

import { useCallback, useEffect, useMemo, useRef } from "react";
import { ballotsByStep } from "../../../shared/model/ballot.ts";
import type { MapSnapshot, MineSnapshot } from "../../../shared/model/change.ts";
import { type JourneyOutline, journeyOutline, stepsOf } from "../../../shared/model/outline.ts";
import type { Ballot, Round } from "../../../shared/model/tables.ts";
import { useCommands, useKeyGroup } from "../../app/commands.ts";
import { isTyping, pressedId } from "../../app/keyTable.ts";
import { useServerClock } from "../../app/useServerClock.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useMine, useSession } from "../../session/hooks.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { type RoundClock, useSecondsLeft } from "../../ui/rounds/countdown.ts";
import { RoundTimer } from "../../ui/rounds/RoundTimer.tsx";
import { DepartmentChoice } from "./DepartmentChoice.tsx";
import { ratingGroup, ratingKeys } from "./keys.ts";
import { ProgressStrip } from "./ProgressStrip.tsx";
import { goToNextUnrated, RatingList } from "./RatingList.tsx";
import styles from "./RatingRoom.module.css";
import { useRating } from "./useRating.ts";
import { WhoSeesRatings } from "./WhoSees.tsx";
import { journeyName } from "./words.ts";

export function RatingRoom({ round }: { readonly round: Round }) {
  const { mine } = useSession();
  const clock = useServerClock();
  const { journeyId } = round;
  const outline = useMap(
    ["steps", "stages", "journeys", "personas", "touchpoints"],
    useCallback((map: MapSnapshot) => journeyOutline(map, journeyId), [journeyId]),
  );
  if (!outline) return <p className={styles.notice}>{t("feel.journeyGone")}</p>;
  if (!mine) {
    return (
      <EmptyState
        title={t("feel.readOnlyTitle")}
        text={t("feel.readOnlyText")}
        actions={<RoundTimer endsAtMs={round.endsAtMs} clock={clock} size="large" />}
      />
    );
  }
  return <Rating round={round} outline={outline} clock={clock} />;
}

interface RatingProps {
  readonly round: Round;
  readonly outline: JourneyOutline;
  readonly clock: RoundClock;
}

function Rating({ round, outline, clock }: RatingProps) {
  const room = useRef<HTMLDivElement>(null);
  const hand = useRating(round.id);
  const isOver = useSecondsLeft(round.endsAtMs, clock) === 0;
  const ballots = useMine(
    ["ballots"],
    useCallback((own: MineSnapshot) => ballotsByStep(own, round.id), [round.id]),
    noBallots,
  );
  const steps = stepsOf(outline);
  const done = steps.filter(({ step }) => ballots.has(step.id)).length;
  const goNext = useCallback((): void => {
    if (room.current) goToNextUnrated(room.current);
  }, []);
  useRatingOffers(goNext);
  return (
    <div ref={room} className={styles.rating}>
      <div className={styles.intro}>
        <p className={styles.journey}>{journeyName(outline)}</p>
        <p className={styles.prompt}>{round.prompt || t("feel.defaultPrompt")}</p>
        <p className={styles.ask}>
          {t("feel.askRate", { persona: outline.persona?.name || t("feel.noPersona") })}{" "}
          <span className={styles.keys}>{t("feel.keysHint")}</span>
        </p>
        <WhoSeesRatings round={round} />
        <DepartmentChoice isOver={isOver} />
      </div>
      <RatingList outline={outline} ballots={ballots} hand={hand} isOver={isOver} />
      <ProgressStrip
        done={done}
        all={steps.length}
        endsAtMs={round.endsAtMs}
        clock={clock}
        isOver={isOver}
        onNext={goNext}
      />
    </div>
  );
}

const noBallots: ReadonlyMap<string, Ballot> = new Map();

/** The keys of rating, for the list of keys; and the way to the next step, by its key and in the palette. */
function useRatingOffers(goNext: () => void): void {
  useKeyGroup(useMemo(ratingGroup, []));
  useCommands(
    "rating",
    useMemo(() => [{ id: "next", label: t("feel.keyNext"), keys: "N", run: goNext }], [goNext]),
  );
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isInWords(event.target)) return;
      if (pressedId(ratingKeys, event) !== "next") return;
      event.preventDefault();
      goNext();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [goNext]);
}

/** Whether the keys go into words at this moment, or to what lies in front of the room. */
function isInWords(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("[role=dialog], [role=menu], [role=listbox]")) return true;
  return isTyping(target) && !target.matches("input[type=radio]");
}
