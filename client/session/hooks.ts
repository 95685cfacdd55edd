// Owns: the only doors from React to a session. Lists subscribe to ids, items to their row. Rule SYN-151.

import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from "react";
import type { LiveTables } from "../../shared/doc/live.ts";
import type { Undone, UndoState, UndoStep } from "../../shared/doc/undo.ts";
import type { Chance } from "../../shared/kit/outside.ts";
import { ok, type Result } from "../../shared/kit/result.ts";
import type {
  Change,
  MapChange,
  MapSnapshot,
  MineChange,
  MineSnapshot,
  RoomSnapshot,
  Schema,
  Snapshot,
} from "../../shared/model/change.ts";
import { type Refusal, refuse } from "../../shared/model/refusals.ts";
import { type ActType, mayAct, mayWrite } from "../../shared/model/rights.ts";
import type { DocumentName, MapRow, MapTables, RoomRow } from "../../shared/model/tables.ts";
import type { ActAnswer, Wish } from "../../shared/wire/acts.ts";
import type { Person, Presences, SaveState, Session } from "./session.ts";

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** The session of the workshop on screen. Throws outside one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no session above this component");
  return session;
}

/**
 * What `select` makes of the map, kept up to date. `tables`: those that it looks at; it runs again only after
 * one of them changed. An unchanged answer (by `isSame`, else by identity or, for arrays, item by item) renders nothing.
 */
export function useMap<T>(
  tables: readonly (keyof MapTables & string)[],
  select: (map: MapSnapshot) => T,
  isSame: (a: T, b: T) => boolean = sameItems,
): T {
  return useTables(useSession().map, tables, select, isSame);
}

/** Like `useMap`, for the server's own document. */
export function useRoom<T>(
  tables: readonly (keyof RoomSnapshot & string)[],
  select: (room: RoomSnapshot) => T,
  isSame: (a: T, b: T) => boolean = sameItems,
): T {
  return useTables(useSession().room, tables, select, isSame);
}

/** Like `useMap`, for one's own private document; `none` for viewers, who have none. */
export function useMine<T>(
  tables: readonly (keyof MineSnapshot & string)[],
  select: (mine: MineSnapshot) => T,
  none: T,
  isSame: (a: T, b: T) => boolean = sameItems,
): T {
  const { mine, map } = useSession();
  const selected = useTables<Schema, T>(
    (mine ?? map) as unknown as LiveTables<Schema>,
    mine ? tables : [],
    mine ? (select as unknown as (all: Snapshot<Schema>) => T) : () => none,
    isSame,
  );
  return selected;
}

/** One record of the map, or `undefined` if it is not there. Renders only when this record changes. */
export function useRow<T extends keyof MapTables & string>(
  table: T,
  id: string,
): MapRow<T> | undefined {
  const { map } = useSession();
  const subscribe = useCallback((tell: () => void) => map.onRow(table, id, tell), [map, table, id]);
  return useSyncExternalStore(subscribe, () => map.tables[table].get(id) as MapRow<T> | undefined);
}

/** The state of the workshop: phase, and whether contributors may edit. */
export function useWorkshopState(): Pick<RoomRow<"state">, "phase" | "mapOpen"> {
  return useRoom(["state"], (room) => room.state.get("main") ?? initialState);
}

/** True or false saying of what one's changes are doing. */
export function useStatus(): SaveState {
  const session = useSession();
  return useSyncExternalStore(session.onSaveState, session.saveState);
}

/** What `select` makes of it, a plain value: renders only when that changes, and not at each step of saving. */
export function useStatusOf<T extends string | boolean>(select: (status: SaveState) => T): T {
  const session = useSession();
  return useSyncExternalStore(session.onSaveState, () => select(session.saveState()));
}

/** Whether one may write a document or ask for a deed, and the reason why not. */
export function useMay(right: { write: DocumentName } | { act: ActType }): {
  readonly allowed: boolean;
  readonly reason: string;
} {
  const { role } = useSession();
  const { mapOpen } = useWorkshopState();
  const allowed =
    "act" in right ? mayAct(role, right.act) : mayWrite(role, right.write, { mapOpen });
  return { allowed, reason: allowed ? "" : refuse("notAllowed").message };
}

/** Asks the server for a deed. */
export function useAct(): (wish: Wish) => Promise<ActAnswer> {
  return useSession().act;
}

export type MapRule = (map: MapSnapshot, chance: Chance) => Result<readonly MapChange[], Refusal>;

/**
 * Changes the map by a rule: `edit(label, rule)`. The label names the step in undo. What the rule or one's
 * rights refuse comes back as data, and nothing is changed.
 */
export function useEdit(): (label: string, rule: MapRule) => Result<readonly MapChange[], Refusal> {
  const session = useSession();
  return useCallback((label, rule) => editMap(session, label, rule), [session]);
}

/**
 * The same outside React (a canvas, a drag). `goesOnWith`: the step of undo that it belongs to, if that is still the last. `isHeld`:
 * asked before it is undone or redone, and says to people why not. `place`: see `UndoHistory.label`. Refused where another map has
 * taken the place of this one: what is written there would be nowhere. Rule SYN-151.
 */
export function editMap(
  session: Session,
  label: string,
  rule: MapRule,
  goesOnWith: UndoStep | null = null,
  isHeld?: () => boolean,
  place?: string,
): Result<readonly MapChange[], Refusal> {
  if (!mayEditMap(session)) return { ok: false, error: refuse("notAllowed") };
  if (session.isMapOver()) return { ok: false, error: refuse("gone") };
  const result = rule(session.map.tables, session.outside);
  if (!result.ok || result.value.length === 0) return result;
  session.undo.label(label, goesOnWith, isHeld, place);
  session.map.apply(result.value, session.origin);
  return result;
}

/** Whether one may change the map at this moment. */
export function mayEditMap({ role, room }: Session): boolean {
  const mapOpen = room.tables.state.get("main")?.mapOpen ?? false;
  return mayWrite(role, "map", { mapOpen });
}

/** Changes one's own private document. */
export function useEditMine(): (
  rule: (mine: MineSnapshot, chance: Chance) => Result<readonly MineChange[], Refusal>,
) => Result<readonly MineChange[], Refusal> {
  const session = useSession();
  return useCallback(
    (rule) => {
      if (!session.mine) return { ok: false, error: refuse("notAllowed") };
      const result = rule(session.mine.tables, session.outside);
      if (result.ok)
        session.mine.apply(result.value as Change<Schema>[] as MineChange[], session.origin);
      return result.ok ? ok(result.value) : result;
    },
    [session],
  );
}

/** Everybody else who is here. */
export function usePeople(): readonly Person[] {
  const { presence } = useSession();
  return useSyncExternalStore(presence.onChange, presence.people);
}

/**
 * What `select` makes of everybody else; renders only when that changes, by `isSame` or item by item. Pointers move twenty
 * times a second: whoever wants names must not look at each of their steps.
 */
export function usePeopleAs<T>(
  select: (people: readonly Person[]) => T,
  isSame: (a: T, b: T) => boolean = sameItems,
): T {
  const { presence } = useSession();
  const held = useRef<{
    readonly people: readonly Person[];
    readonly select: typeof select;
    readonly answer: T;
  } | null>(null);
  return useSyncExternalStore(presence.onChange, () => {
    const people = presence.people();
    const last = held.current;
    if (last?.people === people && last.select === select) return last.answer;
    const fresh = select(people);
    const answer = last && isSame(last.answer, fresh) ? last.answer : fresh;
    held.current = { people, select, answer };
    return answer;
  });
}

/** How many are here, oneself included. */
export function useHeadCount(): number {
  const { presence } = useSession();
  return useSyncExternalStore(presence.onChange, presence.headCount);
}

export function usePresence(): Presences {
  return useSession().presence;
}

/** What undo and redo would do, and doing it. */
export function useUndo(): UndoState & {
  readonly doUndo: () => Undone;
  readonly doRedo: () => Undone;
} {
  const { undo } = useSession();
  const state = useSyncExternalStore(undo.onChange, undo.state);
  return { ...state, doUndo: undo.undo, doRedo: undo.redo };
}

/** Two answers are the same: identical, or arrays of identical items. */
function sameItems(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => Object.is(item, b[index]));
}

const initialState = { phase: "lobby", mapOpen: false } as const;

function useTables<S extends Schema, T>(
  live: LiveTables<S>,
  tables: readonly (keyof S & string)[],
  select: (snapshot: Snapshot<S>) => T,
  isSame: (a: T, b: T) => boolean,
): T {
  const key = tables.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the list, which is new at each render
  const subscribe = useCallback(
    (tell: () => void) => {
      const stops = tables.map((table) => live.onTable(table, tell));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [live, key],
  );
  const held = useRef<{ stamp: string; select: unknown; live: unknown; answer: T } | null>(null);
  const read = (): T => {
    const stamp = tables.map((table) => live.version(table)).join(" ");
    const last = held.current;
    if (last && last.live === live && last.stamp === stamp && last.select === select)
      return last.answer;
    const fresh = select(live.tables);
    const answer = last && isSame(last.answer, fresh) ? last.answer : fresh;
    held.current = { stamp, select, live, answer };
    return answer;
  };
  return useSyncExternalStore(subscribe, read);
}
