// The pool tray: the touchpoints of the workshop beside the journey, to be searched, filtered and placed. On a phone it
// is a sheet at the foot of the screen. Rules MAP-316, MAP-438.
import { ChevronDown, Inbox, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { type HTMLAttributes, memo, useDeferredValue, useEffect, useMemo, useRef } from "react";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { usageOf, visibleTouchpoints } from "../../../shared/model/usage.ts";
import { language, t } from "../../i18n/t.ts";
import { useMap, useRow, useSession } from "../../session/hooks.ts";
import { announce } from "../../ui/announcements.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { type Column, touchpointsIn } from "./columns.ts";
import { placeAtEnd } from "./deeds.ts";
import { type DeskState, useDesk, useDeskStore } from "./desk.ts";
import { droppableMark, poolDroppable } from "./droppables.ts";
import { useTools } from "./journeyHere.ts";
import styles from "./Pool.module.css";
import { PoolFilters } from "./PoolFilters.tsx";
import { PoolList } from "./PoolList.tsx";
import { countWaiting, isNarrowed, type PoolEntry, poolEntries, sortedByText } from "./pool.ts";

export interface PoolProps {
  readonly columns: readonly Column[];
}

export const Pool = memo(function Pool({ columns }: PoolProps) {
  const desk = useDeskStore();
  const isOpen = useDesk((state) => state.isPoolOpen);
  const isRemoving = useDesk(({ carry }) => carry?.what === "steps" && carry.by === "pointer");
  // Where it lies below the map it makes room for what is carried out of it.
  const isFolded = useDesk(
    ({ carry }) => carry?.what === "touchpoints" && (carry.isOut || carry.place !== null),
  );
  const { entries, total, waiting, isNarrow } = usePoolEntries();
  const found = isOpen && isNarrow && entries ? entries.length : null;
  useEffect(() => {
    if (found !== null) announce(t("journeys.poolFound", { count: found, total }));
  }, [found, total]);
  const swipe = useSwipe();
  const toggle = (): void => desk.setState({ isPoolOpen: !isOpen });
  return (
    <aside
      {...{ [droppableMark]: poolDroppable }}
      aria-label={t("journeys.pool")}
      data-folded={isFolded}
      className={classNames(styles.pool, !isOpen && styles.closed)}
    >
      <header className={styles.head} {...swipe}>
        <h2 className={styles.title}>{t("journeys.pool")}</h2>
        <span className={styles.count}>
          {found === null
            ? t("journeys.poolCount", { count: total, waiting })
            : t("journeys.poolFound", { count: found, total })}
        </span>
        <IconButton
          size="small"
          label={isOpen ? t("journeys.poolClose") : t("journeys.poolOpen")}
          icon={isOpen ? <PanelLeftClose /> : <PanelLeftOpen />}
          aria-expanded={isOpen}
          onPress={toggle}
        />
      </header>
      {isOpen ? <OpenPool columns={columns} entries={entries} total={total} /> : null}
      {isRemoving ? <p className={styles.removing}>{t("journeys.dropToRemove")}</p> : null}
    </aside>
  );
});

const sheet = "(max-width: 40rem)";
const swipePx = 24;

/** A finger drawn down over the head of the sheet closes it, drawn up opens it. */
function useSwipe(): Pick<HTMLAttributes<HTMLElement>, "onTouchStart" | "onTouchEnd"> {
  const desk = useDeskStore();
  const from = useRef(0);
  return {
    onTouchStart: ({ changedTouches }) => {
      from.current = changedTouches[0]?.clientY ?? 0;
    },
    onTouchEnd: ({ changedTouches }) => {
      const by = (changedTouches[0]?.clientY ?? from.current) - from.current;
      if (Math.abs(by) < swipePx || !window.matchMedia?.(sheet).matches) return;
      desk.setState({ isPoolOpen: by < 0 });
    },
  };
}

interface OpenPoolProps extends PoolProps {
  readonly entries: Listed["entries"];
  readonly total: number;
}

// Drawn apart from its frame, which hears of drags.
const OpenPool = memo(function OpenPool({ columns, entries, total }: OpenPoolProps) {
  const show = useDesk((state) => state.poolFilter.show);
  const query = useDesk((state) => state.poolFilter.query);
  if (total === 0) {
    return (
      <EmptyState
        isInSection
        picture={<Inbox />}
        title={t("journeys.poolEmptyTitle")}
        text={t("journeys.poolEmptyText")}
      />
    );
  }
  const isAllPlaced = entries?.length === 0 && show === "unplaced" && query === "";
  return (
    <>
      <PoolFilters />
      {entries === null ? <div className={styles.waiting} /> : null}
      {entries && entries.length > 0 ? <PoolList entries={entries} /> : null}
      {entries?.length === 0 ? (
        <EmptyState
          isInSection
          title={isAllPlaced ? t("journeys.poolAllPlacedTitle") : t("journeys.poolNoneTitle")}
          text={isAllPlaced ? t("journeys.poolAllPlacedText") : t("journeys.poolNoneText")}
        />
      ) : null}
      <PlaceBar columns={columns} />
    </>
  );
});

/** Placing without dragging: what is chosen goes to the end of a stage. */
function PlaceBar({ columns }: PoolProps) {
  const tools = useTools();
  const selected = useDesk((desk) => desk.poolSelected);
  const current = useDesk((desk) => desk.poolCurrent);
  const order = useDesk((desk) => desk.poolOrder);
  const stages = useMap(["stages"], (map) =>
    columns.flatMap(({ stageId }) => map.stages.get(stageId) ?? []),
  );
  const foot = useRef<HTMLElement>(null);
  const isUsed = useRef(false);
  const waits = current !== null && order.includes(current) && !touchpointsIn(columns).has(current);
  const next = useRow("touchpoints", waits && selected.size === 0 ? current : "");
  const chosen = next ? [next.id] : order.filter((id) => selected.has(id));
  const isRefused = stages.length === 0 || chosen.length === 0;
  // The menu goes together with its button: the one that refuses has the keyboard after it. Rule A11-179.
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isRefused && isUsed.current && isLost) foot.current?.querySelector("button")?.focus();
    isUsed.current = false;
  }, [isRefused]);
  if (!tools.journey.mayEdit) return null;
  const missing = stages.length === 0 ? t("journeys.placeNoStage") : t("journeys.placeNone");
  const reason = isRefused ? missing : undefined;
  const trigger = (
    <Button variant="primary" icon={<ChevronDown />} reason={reason}>
      {t("journeys.placeIn")}
    </Button>
  );
  return (
    <footer ref={foot} className={styles.foot}>
      {reason === undefined ? (
        <Menu
          label={t("journeys.placeInLabel")}
          trigger={trigger}
          items={stages.map((stage) => ({
            id: stage.id,
            label: stage.name || t("journeys.unnamedStage"),
          }))}
          onAction={(stageId) => {
            isUsed.current = true;
            placeAtEnd(tools, chosen, stageId);
          }}
          placement="top start"
        />
      ) : (
        trigger
      )}
      <span className={styles.chosen} dir="auto">
        {chosenWords(next, chosen.length)}
      </span>
    </footer>
  );
}

/** Nothing was chosen by hand of what comes next by itself: it is named. Rule MAP-390. */
function chosenWords(next: Touchpoint | undefined, count: number): string {
  if (next) return t("journeys.placeNext", { text: next.text });
  return count > 0 ? t("journeys.placeChosen", { count }) : "";
}

interface Listed {
  /** `null` until they have been looked through for the first time, after the picture of the map. */
  readonly entries: readonly PoolEntry[] | null;
  readonly total: number;
  readonly waiting: number;
  /** Whether the entries are what a search or a filter has left. */
  readonly isNarrow: boolean;
}

/** All of it comes a little after what it follows from: the map, a hand and a search field wait for no list. Rule MAP-294. */
function usePoolEntries(): Listed {
  const { journey, desk } = useTools();
  const { journeyId } = journey;
  const asked = useDesk((state) => state.poolFilter);
  const filter = useDeferredValue(asked);
  const visible = useMap(["touchpoints"], visibleTouchpoints);
  const usage = useMap(["touchpoints", "journeys", "steps"], usageOf, Object.is);
  const now = useMemo(() => ({ visible, usage, journeyId }), [visible, usage, journeyId]);
  const late = useDeferredValue<typeof now | null>(now, null);
  const { map } = useSession();
  const touchpoints = useMemo(() => (late ? inOrder(map, late.visible) : null), [map, late]);
  const entries = useMemo(
    () =>
      late && touchpoints ? poolEntries(touchpoints, late.usage, late.journeyId, filter) : null,
    [touchpoints, late, filter],
  );
  const waiting = useMemo(
    () => countWaiting(visible.length, usage, journeyId),
    [visible, usage, journeyId],
  );
  useEffect(() => {
    if (entries) desk.setState((state) => listing(state, entries));
  }, [entries, desk]);
  const isEntered = useDesk((state) => state.isPoolEntered);
  useEffect(() => {
    if (isEntered && entries && filter === asked) desk.setState((state) => entering(state));
  }, [isEntered, entries, filter, asked, desk]);
  return { entries, total: visible.length, waiting, isNarrow: isNarrowed(filter) };
}

/** To the first that is found; where nothing is looked for, to where the list was left. Rule A11-259. */
function entering({ poolOrder, poolCurrent, poolFilter }: DeskState): Partial<DeskState> {
  const left = poolFilter.query === "" && poolOrder.find((id) => id === poolCurrent);
  const target = left || (poolOrder[0] ?? null);
  return {
    isPoolEntered: false,
    poolWanted: target,
    ...(target === null ? {} : { poolCurrent: target }),
  };
}

/** What the desk knows of the list. */
function listing(
  { poolOrder, poolSelected }: DeskState,
  entries: readonly PoolEntry[],
): Partial<DeskState> {
  const isSame =
    poolOrder.length === entries.length &&
    entries.every(({ touchpoint }, at) => touchpoint.id === poolOrder[at]);
  if (isSame) return {};
  const order = entries.map(({ touchpoint }) => touchpoint.id);
  const listed = new Set(poolSelected.size === 0 ? [] : order);
  const left = [...poolSelected].filter((id) => listed.has(id));
  return {
    poolOrder: order,
    ...(left.length < poolSelected.size ? { poolSelected: new Set(left) } : {}),
  };
}

interface Sorted {
  readonly language: string;
  readonly touchpoints: readonly Touchpoint[];
}

/** Kept with the map that they are of: the pool comes and goes with the journey beside it. */
const sorted = new WeakMap<object, Sorted>();

function inOrder(map: object, visible: readonly Touchpoint[]): readonly Touchpoint[] {
  const held = sorted.get(map);
  const isSameOrder = held?.language === language();
  const { compare } = new Intl.Collator(language(), { numeric: true });
  const touchpoints = sortedByText(visible, isSameOrder ? held.touchpoints : [], compare);
  sorted.set(map, { language: language(), touchpoints });
  return touchpoints;
}
