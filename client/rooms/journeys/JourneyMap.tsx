// The map of a journey: its stages side by side in a region that scrolls by itself, the emotion curve under them.
import { Plus } from "lucide-react";
import {
  type MouseEvent,
  memo,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import { stageLimit } from "../../../shared/model/journey.ts";
import { t } from "../../i18n/t.ts";
import { type LaneId, shownLanes } from "../../lanes/look.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { visuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { type Column, findStep } from "./columns.ts";
import { insertStage } from "./deeds.ts";
import { useDesk, useDeskStore } from "./desk.ts";
import { droppableMark, mapDroppable } from "./droppables.ts";
import { EmotionCurve } from "./EmotionCurve.tsx";
import { Finder } from "./Finder.tsx";
import { findableSteps, type Tallies } from "./find.ts";
import styles from "./JourneyMap.module.css";
import { journeyMapId, useJourneyHere, useTools } from "./journeyHere.ts";
import { LaneHeads } from "./LaneHeads.tsx";
import paper from "./PaperTitle.module.css";
import { StageColumn } from "./StageColumn.tsx";
import { StepMenu } from "./StepMenu.tsx";
import { focusHead, headUnder } from "./stageHeads.ts";
import { useBuilding } from "./useBuilding.ts";
import { useFoundInSight } from "./useFoundInSight.ts";
import { useGoneStep } from "./useGoneStep.ts";
import { useHeadInSight } from "./useHeadInSight.ts";
import { focusStep, showStep, stepUnder, useMapKeys } from "./useMapKeys.ts";
import { useLinksBelow } from "./way.ts";

const region = `${styles.region} ${paper.titled}`;

export interface JourneyMapProps {
  readonly columns: readonly Column[];
  /** Whose journey, for screen readers. */
  readonly label: string;
}

export const JourneyMap = memo(function JourneyMap({ columns, label }: JourneyMapProps) {
  const tools = useTools();
  const { mayEdit } = tools.journey;
  const handlers = useMapKeys(tools);
  const goAlongLink = useLinksBelow(tools.journey.journeyId);
  const row = useRef<HTMLDivElement>(null);
  const lanes = useLanes();
  const what = `${tools.journey.journeyId} ${lanes === null ? "cards" : "lanes"}`;
  const built = useBuilding(what, columns, lanes !== null, row);
  useFocusKept(row);
  useHeadInSight(row);
  useWantedFocus(columns, built.reach);
  useGoneStep(columns);
  useArrivedInSight(columns, built.reach);
  usePlaceKept(row, what, columns, built.from);
  useDetailedInSight();
  useFoundInSight(showStep);
  const read = useCallback(
    (map: MapSnapshot, tallies: Tallies) => findableSteps(map, columns, tallies),
    [columns],
  );
  const openMenu = (event: MouseEvent): void => {
    const stepId = stepUnder(event.target);
    if (stepId === null) return;
    event.preventDefault();
    const { carry } = tools.desk.getState();
    // A finger that holds a step may move it yet: its menu comes when it lets go. Rule MAP-443.
    if (carry === null) tools.desk.setState({ menuAt: { stepId, byFinger: false } });
  };
  const total = columns.filter((column) => column.stageId !== "").length;
  if (total === 0 && columns.length === 0) return <NoStages label={label} />;
  const first = columns.findIndex((column) => column.cells.length > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard, steps or none
    <section aria-label={label} className={region} id={journeyMapId} tabIndex={0}>
      {/* Else the stages would be heard as parts of the pool. Rule A11-248. */}
      <h2 className={visuallyHidden}>{label}</h2>
      <div className={styles.sheet} {...{ [droppableMark]: mapDroppable }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the cards inside are the controls; one listener serves all. */}
        <div
          ref={row}
          role="presentation"
          className={classNames(styles.row, lanes !== null && styles.lanes)}
          {...handlers}
          onClick={(event) => {
            goAlongLink(event);
            handlers.onClick(event);
          }}
          onContextMenu={openMenu}
        >
          {lanes ? <LaneHeads lanes={lanes} /> : null}
          {columns.map((column, at) => (
            <StageColumn
              key={column.stageId}
              column={column}
              at={at}
              total={total}
              isFirst={at === first}
              isBuilt={built.isBuilt(at)}
              lanes={lanes}
            />
          ))}
          {mayEdit && total < stageLimit ? <LastColumn /> : null}
        </div>
        <EmotionCurve columns={columns} row={row} />
      </div>
      <Finder key={tools.journey.journeyId} read={read} />
      <AskedMenu />
    </section>
  );
});

/** A leaf: nothing of the map is drawn again because a menu opens. */
function AskedMenu() {
  const desk = useDeskStore();
  const asked = useDesk(({ menuAt }) => menuAt);
  const card = document.querySelector<HTMLElement>(`[data-step="${asked?.stepId}"]`);
  if (asked === null || !card) return null;
  return <StepMenu at={{ ...asked, card }} onClose={() => desk.setState({ menuAt: null })} />;
}

/** The lanes in sight, or `null` where steps are cards below each other. */
function useLanes(): readonly LaneId[] | null {
  const look = useDeferredValue(useDesk((state) => state.look));
  return useMemo(() => (look.layout === "lanes" ? shownLanes(look) : null), [look]);
}

function NoStages({ label }: Pick<JourneyMapProps, "label">) {
  const tools = useTools();
  const { mayEdit } = tools.journey;
  return (
    <section aria-label={label} id={journeyMapId} tabIndex={-1}>
      <EmptyState
        title={t("journeys.noStagesTitle")}
        text={mayEdit ? t("journeys.noStagesText") : t("journeys.noStagesReader")}
        actions={
          mayEdit ? (
            <Button variant="primary" icon={<Plus />} onPress={() => insertStage(tools, null)}>
              {t("journeys.addFirstStage")}
            </Button>
          ) : undefined
        }
      />
    </section>
  );
}

function LastColumn() {
  const tools = useTools();
  const isBehind = useDesk(
    ({ carry }) => carry?.what === "stage" && carry.place !== null && carry.place.behind === null,
  );
  return (
    <div className={styles.last} data-behind={isBehind}>
      <Button variant="quiet" icon={<Plus />} onPress={() => insertStage(tools, null)}>
        {t("journeys.addStage")}
      </Button>
    </div>
  );
}

/** Another look shows the stage that was in sight before, and the step there that one is at. Rules MAP-277, MAP-436. */
function usePlaceKept(
  row: RefObject<HTMLElement | null>,
  what: string,
  columns: readonly Column[],
  from: number,
): void {
  const desk = useDeskStore();
  const shown = useRef(what);
  useLayoutEffect(() => {
    if (shown.current === what) return;
    shown.current = what;
    const { current } = desk.getState();
    const isAtStep = current !== null && findStep(columns, current)?.columnAt === from;
    const region = row.current?.closest("section");
    // How far down one was in one look means nothing in the other, and would cut its first row.
    if (isAtStep && region) region.scrollTop = 0;
    const stage = row.current?.querySelectorAll("[data-stage]")[from];
    stage?.scrollIntoView?.({ block: "nearest", inline: "start" });
    if (isAtStep) showStep(current);
  }, [row, what, columns, from, desk]);
}

/** What was placed by a menu may stand out of sight: it is seen where it went. Rule MAP-391. */
function useArrivedInSight(columns: readonly Column[], reach: number): void {
  const arrived = useDesk((state) => state.arrived);
  const shown = useRef(arrived);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each reach more steps are on screen
  useLayoutEffect(() => {
    if (arrived.size === 0 || shown.current === arrived) return;
    const [first = "", ...others] = arrived;
    // The first of them last: it is in sight where not all of them can be.
    const ends = [...others.slice(-1), first];
    if (ends.every(showStep)) shown.current = arrived;
  }, [columns, reach, arrived]);
}

/** The panel about a step takes room from the map: the step stays in sight beside it. Rule MAP-219. */
function useDetailedInSight(): void {
  const detailed = useDesk(({ hasDetails, current }) => (hasDetails ? current : null));
  useEffect(() => {
    const card = document.querySelector<HTMLElement>(`[data-step="${detailed}"]`);
    card?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [detailed]);
}

/**
 * A step that goes to another stage is built anew there: it keeps the focus, and the view stays. Rule MAP-298. Where the stage goes
 * that has the focus in its head, the one in its place has it, else the map. Rule A11-178.
 */
function useFocusKept(row: RefObject<HTMLElement | null>): void {
  // Still the former ones: what follows from this is not on the page yet.
  const focused = stepUnder(document.activeElement);
  const headAt = focused === null ? headUnder(row.current, document.activeElement) : -1;
  useLayoutEffect(() => {
    if (document.activeElement !== document.body) return;
    if (focused !== null) focusStep(focused, { preventScroll: true });
    if (headAt >= 0) focusHead(row.current, headAt);
  });
}

/** Gives the focus to the step that shall have it, once it is on screen. */
function useWantedFocus(columns: readonly Column[], reach: number): void {
  const desk = useDeskStore();
  const { journeyId } = useJourneyHere();
  const wanted = useDesk((state) => state.wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each reach more steps are on screen
  useLayoutEffect(() => {
    const isThere = columns.some(({ cells }) => cells.some(({ stepId }) => stepId === wanted));
    if (wanted === null || !isThere || desk.getState().wantedAfter === columns) return;
    if (focusStep(wanted)) desk.setState({ current: wanted, wanted: null, wantedAfter: null });
  }, [columns, reach, wanted, desk]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another journey begins with a clean desk
  useEffect(() => {
    desk.setState({ carry: null, arrived: new Set(), renaming: null, made: null, writing: null });
  }, [desk, journeyId]);
}
