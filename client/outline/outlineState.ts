// Owns: what of the outline dies with the tab: what is open, chosen, current, being edited. Pure, but for its store.

import { createContext, useContext } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import type { Tally } from "../../shared/model/tables.ts";
import type { OutlineRow } from "../../shared/model/workshopOutline.ts";
import { type Filter, noFilter } from "../filter/filter.ts";
import type { LaneId } from "../lanes/look.ts";
import type { Session } from "../session/session.ts";

/** What stands in front of the outline: about the current row, or the whole workshop. */
export type OutlineDialog =
  | "actions"
  | "details"
  | "newPersona"
  | "persona"
  | "duplicate"
  | "duplicates"
  | "delete";

export interface OutlineState {
  readonly open: ReadonlySet<string>;
  /** Keys of the rows that are chosen. */
  readonly chosen: ReadonlySet<string>;
  /** The key of the tab stop; `null`: the first row. */
  readonly current: string | null;
  /** The row that gets the focus as soon as it is in sight. */
  readonly wanted: string | null;
  /** Whether that one only comes into sight, the focus staying where it is. */
  readonly keepsFocus: boolean;
  readonly editing: string | null;
  /** The key of the row in which something is being added. */
  readonly adding: string | null;
  /** The key of the row whose comments are shown. */
  readonly talking: string | null;
  /** The words that rows are looked for by; empty: all rows are shown. */
  readonly sought: string;
  /** Which touchpoints are shown. */
  readonly filter: Filter;
  /** What stands in front of the outline. */
  readonly dialog: OutlineDialog | null;
  /** The rows in sight, as they were drawn last. */
  readonly rows: readonly OutlineRow[];
}

export type OutlineStore = StoreApi<OutlineState>;

export function createOutline(open: readonly string[]): OutlineStore {
  return createStore<OutlineState>(() => ({
    open: new Set(open),
    chosen: new Set(),
    current: null,
    wanted: null,
    keepsFocus: false,
    editing: null,
    adding: null,
    talking: null,
    dialog: null,
    sought: "",
    filter: noFilter,
    rows: [],
  }));
}

/** What a deed in the outline needs. */
export interface OutlineTools {
  readonly session: Session;
  readonly store: OutlineStore;
  readonly mayEdit: boolean;
  /** Whether the lock of the board holds what is done here, at this moment or when it is to be taken back; says so to people. */
  readonly isHeld: () => boolean;
  /** Goes to the process map behind a step. */
  readonly visit: (stepId: string) => void;
  /** What the rows of steps say, in this order. */
  readonly lanes: readonly LaneId[];
  /** What is felt about steps: the latest published tallies. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

const ToolsContext = createContext<OutlineTools | null>(null);
export const OutlineProvider = ToolsContext.Provider;

/** Throws outside an outline. */
export function useOutlineTools(): OutlineTools {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error("There is no outline above this component");
  return tools;
}

export function useOutlineState<T>(select: (state: OutlineState) => T): T {
  return useStore(useOutlineTools().store, select);
}

/** The current row: the first one while none is. */
export function currentRow({ rows, current }: OutlineState): OutlineRow | undefined {
  return rows.find(({ key }) => key === current) ?? rows[0];
}

/** Whether a dialog is about the current row, and not the whole workshop. */
export function isAboutRow(dialog: OutlineDialog | null): boolean {
  return dialog !== null && dialog !== "newPersona" && dialog !== "duplicates";
}

/** The rows that a deed concerns, in order: all that are chosen, else the current one. */
export function concernedRows(state: OutlineState): readonly OutlineRow[] {
  const chosen = state.rows.filter(({ key }) => state.chosen.has(key));
  if (chosen.length > 0) return chosen;
  const row = currentRow(state);
  return row ? [row] : [];
}

/** Makes a row the current one and gives it the focus. */
export function goTo(store: OutlineStore, key: string, keepsFocus = false): void {
  store.setState({ current: key, wanted: key, keepsFocus });
}

/** Shows or hides what is inside a row. */
export function setOpen(store: OutlineStore, key: string, isOpen: boolean): void {
  store.setState(({ open }) => {
    const next = new Set(open);
    if (isOpen) next.add(key);
    else next.delete(key);
    return { open: next };
  });
}

/** Chooses a row, or no longer. */
export function toggleChosen(store: OutlineStore, key: string): void {
  store.setState(({ chosen }) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    return { chosen: next, current: key };
  });
}
