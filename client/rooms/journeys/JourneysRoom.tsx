// The journeys of the workshop: masthead, pool, map, panel, and what is carried from one to the other. It knows the
// document only through the session's doors, and no other room.
import { Suspense, useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import type { Journey } from "../../../shared/model/tables.ts";
import { MissingRoom } from "../../app/MissingRoom.tsx";
import { useOpenCommentCounts } from "../../comments/useComments.ts";
import { comments } from "../../i18n/en/comments.ts";
import { compare } from "../../i18n/en/compare.ts";
import { journeys } from "../../i18n/en/journeys.ts";
import { lanes } from "../../i18n/en/lanes.ts";
import { addWords, t } from "../../i18n/t.ts";
import { readLook, shownLanes, writeLook } from "../../lanes/look.ts";
import { storageDrawer } from "../../session/drawer.ts";
import { useMay, useSession } from "../../session/hooks.ts";
import { laterPart } from "../../ui/laterPart.ts";
import { CompareView } from "./CompareView.tsx";
import { type JourneyChoice, useJourneyChoice } from "./choice.ts";
import { cellsOf, findStep } from "./columns.ts";
import { DragArea } from "./DragArea.tsx";
import { createDesk, DeskProvider, selectOnly, useDesk, useDeskStore } from "./desk.ts";
import { JourneyMap } from "./JourneyMap.tsx";
import styles from "./JourneysRoom.module.css";
import { type JourneyHere, JourneyProvider, useTools } from "./journeyHere.ts";
import { KeysHint } from "./KeysHint.tsx";
import { Masthead } from "./Masthead.tsx";
import { NoJourney, NoPersona } from "./NoJourney.tsx";
import { Pool } from "./Pool.tsx";
import { StepPanel } from "./StepPanel.tsx";
import { useCarryKeys } from "./useCarryKeys.ts";
import { useColumns } from "./useColumns.ts";
import { useCopying } from "./useCopying.ts";
import { useGoneJourney } from "./useGoneJourney.ts";
import { useOthersSteps, useTellPresence } from "./useHappening.ts";
import { useKeyboardKept } from "./useKeyboardKept.ts";
import { useLostAddress } from "./useLostAddress.ts";
import { useJourneyOffers, useRoomOffers } from "./useOffers.ts";
import { useUndoneElsewhere } from "./useUndoneElsewhere.ts";
import { useWay } from "./way.ts";
import { journeyWords } from "./words.ts";

addWords({ comments, compare, journeys, lanes });

const OutlineView = laterPart(
  () => import("../../outline/OutlineView.tsx").then((m) => m.OutlineView),
  MissingRoom,
);

const wideEnough = "(min-width: 40.01rem)";

export function JourneysRoom() {
  const { allowed } = useMay({ write: "map" });
  // Who only looks on, or has a small screen, sees the map first.
  const [drawer] = useState(() => storageDrawer(() => window.localStorage));
  const [desk] = useState(() =>
    createDesk(allowed && (window.matchMedia?.(wideEnough).matches ?? true), readLook(drawer)),
  );
  useEffect(
    () =>
      desk.subscribe(({ look }, before) => {
        if (look !== before.look) writeLook(drawer, look);
      }),
    [desk, drawer],
  );
  return (
    <DeskProvider value={desk}>
      <Room />
    </DeskProvider>
  );
}

function Room() {
  const { role } = useSession();
  const { allowed } = useMay({ write: "map" });
  const way = useWay();
  const choice = useJourneyChoice(way);
  useRoomOffers(choice, allowed);
  useUndoneElsewhere(choice);
  useGoneJourney(choice);
  useLostAddress(way);
  const reason =
    role === "contributor" ? t("journeys.readOnlyContributor") : t("journeys.readOnly");
  return (
    <div className={styles.room}>
      <Presence journeyId={choice.isComparing ? "" : (choice.journey?.id ?? "")} />
      <Masthead choice={choice} mayEdit={allowed} reason={reason} />
      <Chosen choice={choice} pointedAt={way.stepId} mayEdit={allowed} />
    </div>
  );
}

interface ChosenProps {
  readonly choice: JourneyChoice;
  /** The step that the address points at, or empty. */
  readonly pointedAt: string;
  readonly mayEdit: boolean;
}

/**
 * What was chosen, drawn behind the picture that shows the press: a journey is built in slices, and the hand goes on meanwhile.
 * Rule MAP-294.
 */
function Chosen({ mayEdit: allowed, ...now }: ChosenProps) {
  const layout = useDeferredValue(useDesk(({ look }) => look.layout));
  const choice = useDeferredValue(now.choice);
  const pointedAt = useDeferredValue(now.pointedAt);
  const { persona, journey } = choice;
  const isOutlined = layout === "outline" && !choice.isComparing;
  useKeyboardKept("main");
  return (
    <>
      {persona ? null : <NoPersona choice={choice} mayEdit={allowed} />}
      {persona && choice.isComparing ? <CompareView choice={choice} mayEdit={allowed} /> : null}
      {persona && !journey && !choice.isComparing ? (
        <NoJourney choice={choice} mayEdit={allowed} />
      ) : null}
      {isOutlined && journey ? (
        <Suspense fallback={null}>
          <Outlined key={journey.id} journeyId={journey.id} pointedAt={pointedAt} />
        </Suspense>
      ) : null}
      {persona && journey && !choice.isComparing && !isOutlined ? (
        <OpenJourney
          journey={journey}
          name={persona.name || t("journeys.unnamedPersona")}
          mayEdit={allowed}
          pointedAt={pointedAt}
        />
      ) : null}
    </>
  );
}

interface OutlinedProps {
  readonly journeyId: string;
  /** The step that the address points at, or empty. */
  readonly pointedAt: string;
}

function Outlined({ journeyId, pointedAt }: OutlinedProps) {
  const { map } = useSession();
  const way = useWay();
  const look = useDesk((state) => state.look);
  const shown = useMemo(() => shownLanes(look), [look]);
  const visit = useCallback(
    (stepId: string) => {
      // The steps of other journeys stand there, too.
      const home = map.tables.steps.get(stepId)?.journeyId ?? journeyId;
      way.followFrom(home, stepId, way.backstageOf(stepId));
    },
    [map, way, journeyId],
  );
  return (
    <OutlineView {...{ first: "journeys", journeyId, pointedAt }} lanes={shown} onVisit={visit} />
  );
}

/** A leaf, since it hears of every move of everybody: nothing below may be drawn again by that. */
function Presence({ journeyId }: { readonly journeyId: string }) {
  const desk = useDeskStore();
  const openComments = useOpenCommentCounts();
  useEffect(() => desk.setState({ openComments }), [desk, openComments]);
  useOthersSteps(desk);
  useTellPresence(journeyId);
  return null;
}

interface OpenJourneyProps {
  readonly journey: Journey;
  /** The persona's. */
  readonly name: string;
  readonly mayEdit: boolean;
  /** The step that the address points at, or empty. */
  readonly pointedAt: string;
}

function OpenJourney({ journey, name, mayEdit, pointedAt }: OpenJourneyProps) {
  const { columns, latest } = useColumns(journey.id);
  const here: JourneyHere = useMemo(
    () => ({ journeyId: journey.id, personaId: journey.personaId, mayEdit, columns: latest }),
    [journey.id, journey.personaId, mayEdit, latest],
  );
  const label = journeyWords(name, journey.kind);
  return (
    <JourneyProvider value={here}>
      <Desktop columns={columns} label={label} pointedAt={pointedAt} />
    </JourneyProvider>
  );
}

interface DesktopProps {
  readonly columns: ReturnType<typeof useColumns>["columns"];
  readonly label: string;
  readonly pointedAt: string;
}

function Desktop({ columns, label, pointedAt }: DesktopProps) {
  const tools = useTools();
  const detailed = useDesk((desk) => (desk.hasDetails ? desk.current : null));
  // The panel may come a little after the step that it is about: keys that go through the map do not wait for it. From a step that
  // is not here it comes at once, or the step would be brought into sight before there is less room. Rule MAP-414.
  const before = useDeferredValue(detailed);
  const isHere = before !== null && findStep(columns, before) !== undefined;
  useCarryKeys(tools, columns);
  useCopying(tools);
  useJourneyOffers();
  usePointedStep(pointedAt, columns);
  return (
    <DragArea isDisabled={!tools.journey.mayEdit} className={styles.work}>
      <Pool columns={columns} />
      <div className={styles.middle}>
        <p className={styles.onPaper}>{t("journeys.onPaper")}</p>
        <JourneyMap columns={columns} label={label} />
        <KeysHint />
      </div>
      {detailed === null ? null : (
        <StepPanel stepId={isHere ? before : detailed} columns={columns} />
      )}
    </DragArea>
  );
}

/** Shows the step that the address points at, once it is there. */
function usePointedStep(stepId: string, columns: DesktopProps["columns"]): void {
  const desk = useDeskStore();
  const isThere = cellsOf(columns).some((cell) => cell.stepId === stepId);
  useEffect(() => {
    if (!isThere) return;
    selectOnly(desk, stepId, true);
    desk.setState({ wanted: stepId, wantedAfter: null });
  }, [desk, stepId, isThere]);
}
