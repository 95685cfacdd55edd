// The workshop as nested lists: an equal of the canvas for who works by keys, by ear or on a small screen, live with
// everybody. For every room; it knows none. Rules A11-86, A11-87.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { latestTallies } from "../../shared/insight/emotion.ts";
import type { MapSnapshot } from "../../shared/model/change.ts";
import { outlineRows, rowKey } from "../../shared/model/workshopOutline.ts";
import { type Command, useCommands, useKeyGroup } from "../app/commands.ts";
import { heldByLock } from "../app/heldByLock.ts";
import { roomPath } from "../app/routes.ts";
import { outline } from "../i18n/en/outline.ts";
import { addWords, t } from "../i18n/t.ts";
import { type LaneId, readLook, shownLanes } from "../lanes/look.ts";
import { storageDrawer } from "../session/drawer.ts";
import { useMap, useMay, useRoom, useRow, useSession } from "../session/hooks.ts";
import { OutlineAdding } from "./OutlineAdding.tsx";
import { OutlineDialogs } from "./OutlineDialogs.tsx";
import { OutlineSearch } from "./OutlineSearch.tsx";
import { OutlineTalk } from "./OutlineTalk.tsx";
import { OutlineToolbar } from "./OutlineToolbar.tsx";
import { OutlineTree } from "./OutlineTree.tsx";
import styles from "./OutlineView.module.css";
import { actionWords, doAction, offeredActions } from "./outlineActions.ts";
import { foundRows, isSeeking } from "./outlineFound.ts";
import { outlineGroup } from "./outlineKeys.ts";
import {
  createOutline,
  currentRow,
  goTo,
  isAboutRow,
  OutlineProvider,
  type OutlineStore,
  type OutlineTools,
  setOpen,
  useOutlineState,
  useOutlineTools,
} from "./outlineState.ts";
import { useSpokenLock } from "./useSpokenLock.ts";

addWords({ outline });

export interface OutlineViewProps {
  /** What stands first: that of the room. */
  readonly first: "pool" | "journeys";
  /** The journey on screen, if there is one. */
  readonly journeyId?: string;
  /** The lanes that steps say, in order; else those that the device keeps. */
  readonly lanes?: readonly LaneId[];
  /** The step that the address points at, or empty. */
  readonly pointedAt?: string;
  /** Goes to the process map behind a step; else one that knows no way back to the step does. */
  readonly onVisit?: (stepId: string) => void;
}

export function OutlineView({
  first,
  journeyId = "",
  lanes,
  pointedAt = "",
  onVisit,
}: OutlineViewProps) {
  const session = useSession();
  const { allowed } = useMay({ write: "map" });
  const isLocked = useSpokenLock(t("outline.locked"), t("outline.unlocked"));
  const mayEdit = allowed && !(first === "pool" && isLocked);
  const [store] = useState(() => createOutline(openAtFirst(session.map.tables, first, journeyId)));
  const plainly = useWayBackstage();
  const visit = onVisit ?? plainly;
  usePointedRow(store, pointedAt);
  const [keptLanes] = useState(() =>
    shownLanes(readLook(storageDrawer(() => window.localStorage))),
  );
  // Read once for all rows.
  const tallies = useRoom(["rounds", "tallies"], latestTallies, Object.is);
  const tools: OutlineTools = useMemo(
    () => ({
      ...{ session, store, mayEdit, visit, lanes: lanes ?? keptLanes, tallies },
      // The outline of journeys is no board.
      isHeld: first === "pool" ? heldByLock(session, t("outline.locked")) : () => false,
    }),
    [session, store, mayEdit, visit, lanes, keptLanes, tallies, first],
  );
  useKeyGroup(useMemo(() => outlineGroup(mayEdit), [mayEdit]));
  return (
    <OutlineProvider value={tools}>
      <section className={styles.outline} aria-label={t("outline.title")}>
        <p className={styles.hint} data-needed={!mayEdit}>
          {hintFor(mayEdit, allowed)}
        </p>
        <OutlineSearch />
        <OutlineToolbar />
        <OutlineAdding />
        <OutlineTalk />
        <OutlineDialogs />
        <Offers />
        <Rows first={first} journeyId={journeyId} tools={tools} />
      </section>
    </OutlineProvider>
  );
}

/** The keyboard is at the step that the address points at, where it stands in the outline. Rule MAP-450. */
function usePointedRow(store: OutlineStore, stepId: string): void {
  const { map } = useSession();
  const isThere = useRow("steps", stepId) !== undefined;
  const led = useRef("");
  useEffect(() => {
    const step = isThere ? map.tables.steps.get(stepId) : undefined;
    // Once: who has gone on since is not fetched back where the step goes and comes.
    if ((stepId !== "" && !step) || led.current === stepId) return;
    led.current = stepId;
    if (!step) return;
    setOpen(store, rowKey("journey", step.journeyId), true);
    setOpen(store, rowKey("stage", step.slot[0]), true);
    goTo(store, rowKey("step", stepId));
  }, [store, map, stepId, isThere]);
}

function hintFor(mayEdit: boolean, isLockedOut: boolean): string {
  if (mayEdit) return t("outline.hint");
  return isLockedOut ? t("outline.locked") : t("outline.readOnly");
}

/** What can be done with the current row, in the command palette. */
function Offers() {
  const tools = useOutlineTools();
  const row = useOutlineState(currentRow);
  const chosen = useOutlineState((state) => state.chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is offered depends on the row and on what is chosen
  const commands = useMemo(
    (): readonly Command[] =>
      offeredActions(tools).map((id) => ({
        id: `outline ${id}`,
        label: actionWords(id),
        run: () => doAction(tools, id),
      })),
    [tools, row, chosen],
  );
  useCommands("outline", commands);
  return null;
}

function useWayBackstage(): (stepId: string) => void {
  const { id } = useSession();
  const [, navigate] = useLocation();
  return useCallback(
    (stepId) => navigate(`${roomPath(id, "backstage")}?${new URLSearchParams({ step: stepId })}`),
    [id, navigate],
  );
}

interface RowsProps extends Required<Pick<OutlineViewProps, "first" | "journeyId">> {
  readonly tools: OutlineTools;
}

const tables = [
  "touchpoints",
  "groups",
  "departments",
  "personas",
  "journeys",
  "stages",
  "steps",
] as const;

function Rows({ first, journeyId, tools: { store } }: RowsProps) {
  const open = useOutlineState((state) => state.open);
  const words = useOutlineState((state) => state.sought);
  const filter = useOutlineState((state) => state.filter);
  const select = useMemo(() => {
    const wish = { open, first, journeyId };
    const sought = { words, filter };
    return (map: MapSnapshot) =>
      isSeeking(sought) ? foundRows(map, wish, sought) : outlineRows(map, wish);
  }, [open, first, journeyId, words, filter]);
  const rows = useMap(tables, select, isSameRows);
  /** Whom a dialog would be about; by the time of the effect another row may have the keyboard of one that is gone. */
  const asked = useOutlineState((state) => currentRow(state)?.key);
  useEffect(() => {
    const keys = new Set(rows.map(({ key }) => key));
    store.setState(({ chosen, current }) => ({
      rows,
      chosen: new Set([...chosen].filter((key) => keys.has(key))),
      current: current !== null && keys.has(current) ? current : null,
    }));
    // What was asked of a row that somebody else takes away is asked of no other. Rule MAP-451.
    const isGone = asked !== undefined && !keys.has(asked);
    if (isGone && isAboutRow(store.getState().dialog)) store.setState({ dialog: null });
  }, [rows, store, asked]);
  return <OutlineTree rows={rows} />;
}

/** The pool with its groups, or the journey on screen with its stages: what one was looking at. */
function openAtFirst(
  map: MapSnapshot,
  first: OutlineViewProps["first"],
  journeyId: string,
): readonly string[] {
  if (first === "pool") {
    return [rowKey("pool", ""), rowKey("group", ""), ...[...map.groups.keys()].map(groupKey)];
  }
  const stages = [...map.stages.values()].filter((stage) => stage.journeyId === journeyId);
  return [rowKey("journey", journeyId), ...stages.map(({ id }) => rowKey("stage", id))];
}

function groupKey(id: string): string {
  return rowKey("group", id);
}

type Rows = ReturnType<typeof outlineRows>;

function isSameRows(a: Rows, b: Rows): boolean {
  return (
    a.length === b.length &&
    a.every((row, at) => {
      const other = b[at];
      return (
        row.key === other?.key &&
        row.isOpen === other.isOpen &&
        row.count === other.count &&
        row.parentKey === other.parentKey &&
        row.touchpointId === other.touchpointId &&
        row.position === other.position &&
        row.size === other.size
      );
    })
  );
}
