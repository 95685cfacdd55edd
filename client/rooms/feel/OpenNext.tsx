// Owns: the choice of the next round of this room: ratings of a journey, or dots on touchpoints; what cannot be held yet
// is not offered.

import { useState } from "react";
import { dotRounds } from "../../../shared/insight/dots.ts";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import { hasBegunQuestion } from "../../app/begunQuestions.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { feltJourneys, rateableJourneys } from "./feelings.ts";
import { hasDotScope, OpenDots } from "./OpenDots.tsx";
import styles from "./OpenNext.module.css";
import { OpenRound } from "./OpenRound.tsx";

export interface OpenNextProps {
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
  /** Why no round can be opened now. */
  readonly reason?: string | undefined;
}

type Kind = "feel" | "dots";

/** Whether any round can be opened in this room. */
export function isRoundPossible(map: MapSnapshot): boolean {
  return rateableJourneys(map).length > 0 || hasDotScope(map);
}

export function OpenNext({ map, room, reason }: OpenNextProps) {
  const session = useSession();
  const [chosen, setChosen] = useState<Kind>(() =>
    hasBegunQuestion(session, "dots") ? "dots" : "feel",
  );
  const journeys = rateableJourneys(map);
  const mayDots = hasDotScope(map);
  const kind = journeys.length === 0 || (mayDots && chosen === "dots") ? "dots" : "feel";
  return (
    <div className={styles.next}>
      {journeys.length > 0 && mayDots ? (
        <SegmentedControl
          label={t("feel.openKind")}
          options={[
            { id: "feel", label: t("feel.openKindRatings") },
            { id: "dots", label: t("feel.openKindDots") },
          ]}
          value={kind}
          onChange={setChosen}
        />
      ) : null}
      {kind === "dots" ? (
        <OpenDots map={map} isAgain={dotRounds(room).length > 0} reason={reason} />
      ) : (
        <OpenRound
          journeys={journeys}
          isFirst={feltJourneys(map, room).length === 0}
          reason={reason}
        />
      )}
    </div>
  );
}
