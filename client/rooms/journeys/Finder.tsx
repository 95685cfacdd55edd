// Looks for the words of the search in what is on screen, and says what it has found. Draws nothing: neither the map nor the field
// waits for it. Rules MAP-312, MAP-313.
import { memo, useCallback, useDeferredValue, useEffect, useMemo } from "react";
import { latestTallies } from "../../../shared/insight/emotion.ts";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useRoom, useSession } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import { announce } from "../../ui/announcements.ts";
import { type Desk, useDesk, useDeskStore } from "./desk.ts";
import {
  type Findable,
  type Found,
  findTables,
  foundSteps,
  shownOf,
  shownStep,
  type Tallies,
  turned,
} from "./find.ts";
import { stageWords, stepText } from "./words.ts";

/** To be keyed by what is looked through: a search goes on in another journey from its first. Rule MAP-337. */
export interface FinderProps {
  /** What can be found in what is on screen; the same function as long as that is the same. */
  readonly read: (map: MapSnapshot, tallies: Tallies) => readonly Findable[];
}

export const Finder = memo(function Finder({ read }: FinderProps) {
  const sought = useDeferredValue(useDesk((desk) => desk.sought));
  return sought.trim() === "" ? null : <Seeking read={read} sought={sought} />;
});

function Seeking({ read, sought }: FinderProps & { readonly sought: string }) {
  const session = useSession();
  const desk = useDeskStore();
  const tallies = useRoom(["rounds", "tallies"], latestTallies, Object.is);
  const all = useMap(
    findTables,
    useCallback((map: MapSnapshot) => read(map, tallies), [read, tallies]),
    Object.is,
  );
  const ids = useMemo(() => foundSteps(all, sought), [all, sought]);
  useEffect(() => {
    const { found: held, current } = desk.getState();
    const found = shownOf(held, sought, ids, all, current);
    show(session, desk, found, found.turn !== held?.turn);
  }, [session, desk, sought, ids, all]);
  useEffect(() => () => desk.setState({ found: null }), [desk]);
  return null;
}

/** Shows the next one that was found, or (−1) the one before. */
export function goToFound(session: Session, desk: Desk, by: 1 | -1): void {
  const { found } = desk.getState();
  if (found) show(session, desk, turned(found, by), true);
}

/** The step that is shown is where the keyboard comes to when it goes to the map, and what an open panel is about. */
function show(session: Session, desk: Desk, found: Found, isOwnTurn: boolean): void {
  const stepId = shownStep(found);
  desk.setState({ found, ...(isOwnTurn && stepId !== null ? { current: stepId } : {}) });
  if (isOwnTurn) announce(foundWords(session, found, stepId));
}

function foundWords(session: Session, found: Found, stepId: string | null): string {
  if (stepId === null) return t("journeys.findNone");
  const { slot } = session.map.tables.steps.get(stepId) ?? { slot: [""] };
  return t("journeys.findSaid", {
    number: found.at + 1,
    count: found.ids.length,
    text: stepText(session, stepId),
    stage: stageWords(session, slot[0] ?? ""),
  });
}
