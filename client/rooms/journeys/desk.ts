// Owns: what of the room dies with the tab: selection, focus, what is being carried, what is open. Knows no document.

import { createContext, useContext } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import type { UndoStep } from "../../../shared/doc/undo.ts";
import type { Channel, Touchpoint } from "../../../shared/model/tables.ts";
import type { Look } from "../../lanes/look.ts";
import type { Carry } from "./carry.ts";
import type { Column } from "./columns.ts";
import type { Found } from "./find.ts";

export interface Companion {
  readonly name: string;
  readonly color: number;
  readonly isDragging: boolean;
}

export interface PoolFilter {
  readonly query: string;
  readonly show: "all" | "unplaced";
  /** `any`, `none` or one channel. */
  readonly channel: "any" | "none" | Channel;
  /** `any`, `none` or the id of a department. */
  readonly department: Touchpoint["departmentId"];
}

export interface DeskState {
  /** Selected steps. */
  readonly selected: ReadonlySet<string>;
  /** The step that the arrow keys start from, and from which Shift selects. */
  readonly current: string | null;
  /** The step that gets the focus as soon as it is on screen (again). */
  readonly wanted: string | null;
  /** The columns to wait out first: the element that has the focus now is about to be moved and would lose it. */
  readonly wantedAfter: readonly Column[] | null;
  /** Whether the panel about the current step is open. */
  readonly hasDetails: boolean;
  readonly carry: Carry | null;
  /** The stage that was last placed into: where the next touchpoint begins. */
  readonly lastStageId: string;
  /** What has just arrived, to show where it went. */
  readonly arrived: ReadonlySet<string>;
  /** How the journey is shown; kept on the device. */
  readonly look: Look;
  readonly isPoolOpen: boolean;
  readonly poolSelected: ReadonlySet<string>;
  readonly poolCurrent: string | null;
  /** The touchpoint of the pool that gets the focus as soon as it is on screen. */
  readonly poolWanted: string | null;
  /** The touchpoints of the pool as they are listed. */
  readonly poolOrder: readonly string[];
  readonly poolFilter: PoolFilter;
  /** Whether the field that looks through the pool gets the focus as soon as it is on screen. */
  readonly isPoolSearched: boolean;
  /** Whether the keyboard goes from there into the list, as soon as that shows what is looked for. */
  readonly isPoolEntered: boolean;
  /** What is looked for in the journey; empty: nothing. */
  readonly sought: string;
  /** What was found of it; `null` while nothing is looked for. */
  readonly found: Found | null;
  /** The step whose thought is about to be written, or is: in its panel or in its lane. */
  readonly writing: { readonly stepId: string; readonly inPanel: boolean } | null;
  /** The step whose menu is open, and whether a finger asked for it. */
  readonly menuAt: { readonly stepId: string; readonly byFinger: boolean } | null;
  /** The stage whose name is being edited. */
  readonly renaming: string | null;
  /** A stage that has just been added, and the step of undo that did, until it has its first name. */
  readonly made: { readonly stageId: string; readonly step: UndoStep | null } | null;
  /** How many open comments there are, by the id of a step or a touchpoint. */
  readonly openComments: ReadonlyMap<string, number>;
  /** Steps that others have selected or are moving. */
  readonly others: ReadonlyMap<string, Companion>;
  /** Who else is writing, in words, by the field of the map. */
  readonly writers: ReadonlyMap<string, string>;
}

export type Desk = StoreApi<DeskState>;

/** A fresh desk. `isPoolOpen`: whether the pool begins in sight; `look`: how journeys were shown last. */
export function createDesk(isPoolOpen: boolean, look: Look): Desk {
  return createStore<DeskState>(() => ({
    selected: none,
    current: null,
    wanted: null,
    wantedAfter: null,
    hasDetails: false,
    carry: null,
    lastStageId: "",
    arrived: none,
    look,
    isPoolOpen,
    poolSelected: none,
    poolCurrent: null,
    poolWanted: null,
    poolOrder: [],
    isPoolSearched: false,
    isPoolEntered: false,
    sought: "",
    found: null,
    writing: null,
    menuAt: null,
    renaming: null,
    made: null,
    poolFilter: { query: "", show: "all", channel: "any", department: "any" },
    openComments: new Map(),
    others: new Map(),
    writers: new Map(),
  }));
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

/** The desk of the room on screen. Throws outside one. */
export function useDeskStore(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("There is no desk above this component");
  return desk;
}

/** What `select` makes of the desk, kept up to date. */
export function useDesk<T>(select: (state: DeskState) => T): T {
  return useStore(useDeskStore(), select);
}

/** Whether the steps of a stage stand beside each other, not below. */
export function areStepsBeside(desk: Desk): boolean {
  return desk.getState().look.layout === "lanes";
}

/** Selects one step alone; `withDetails` opens the panel about it. */
export function selectOnly(desk: Desk, stepId: string, withDetails: boolean): void {
  const { hasDetails } = desk.getState();
  desk.setState({
    selected: new Set([stepId]),
    current: stepId,
    hasDetails: withDetails || hasDetails,
  });
}

/** Opens the panel about a step. What is selected with it stays so, since the panel acts on all of that. Rule MAP-452. */
export function showDetails(desk: Desk, stepId: string): void {
  if (desk.getState().selected.has(stepId)) desk.setState({ current: stepId, hasDetails: true });
  else selectOnly(desk, stepId, true);
}

/** Adds a step to the selection, or takes it out. */
export function toggleSelected(desk: Desk, stepId: string): void {
  desk.setState(({ selected }) => ({ selected: toggled(selected, stepId), current: stepId }));
}

/** Selects all from the current step to this one, in the order given. */
export function selectRange(desk: Desk, order: readonly string[], stepId: string): void {
  desk.setState(({ current }) => ({ selected: rangeOf(order, current, stepId) }));
}

/** The steps that a deed on `stepId` concerns, in order: the whole selection if it is in it, else it alone. */
export function concerned(
  { selected }: Pick<DeskState, "selected">,
  order: readonly string[],
  stepId: string,
): readonly string[] {
  return selected.has(stepId) ? order.filter((id) => selected.has(id)) : [stepId];
}

/** All of `order` from one id to another, both included, in whichever direction. */
export function rangeOf(
  order: readonly string[],
  from: string | null,
  to: string,
): ReadonlySet<string> {
  const end = order.indexOf(to);
  const start = from === null ? end : order.indexOf(from);
  if (start < 0 || end < 0) return new Set([to]);
  return new Set(order.slice(Math.min(start, end), Math.max(start, end) + 1));
}

/** The set without an id that was in it, or with one that was not. */
export function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

const none: ReadonlySet<string> = new Set();
