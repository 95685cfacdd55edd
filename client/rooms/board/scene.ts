// Owns: what lies on the board: cards and group frames with their places, made from the map and kept up to date
// card by card. Knows no screen. A change touches only the cards whose records have changed.

import type { LiveTables } from "../../../shared/doc/live.ts";
import type { Place } from "../../../shared/model/field.ts";
import { resolveGroup } from "../../../shared/model/group.ts";
import { freePlaces } from "../../../shared/model/places.ts";
import type { MapTables, Touchpoint } from "../../../shared/model/tables.ts";
import type { Move } from "../../../shared/model/touchpoint.ts";
import { isVisible, resolveTouchpoint } from "../../../shared/model/usage.ts";
import { type Frame, framesOf } from "./frames.ts";
import {
  type Bounds,
  cardBounds,
  isInside,
  isOverlapping,
  type Point,
  unionOf,
} from "./geometry.ts";
import { openGrid } from "./grid.ts";
import { isStackedOn, openHeights } from "./stacking.ts";

/** A card as it lies on the board. A new object whenever anything of it has changed. */
export interface SceneCard extends Point {
  readonly id: string;
  readonly touchpoint: Touchpoint;
  /** Name and colour (1 to 8) of the department; empty and 0 if it has none. */
  readonly department: string;
  readonly color: number;
  /** Empty if its group is gone. */
  readonly groupId: string;
  /** How many touchpoints it stands for, itself included. */
  readonly count: number;
}

export interface Scene {
  card(id: string): SceneCard | undefined;
  /** All cards; mutated in place. */
  readonly cards: ReadonlyMap<string, SceneCard>;
  frames(): readonly Frame[];
  /** Ids of the cards that touch a part of the board. */
  within(bounds: Bounds): string[];
  /** The topmost card at a point, of two that overlap the one that `isRaised` prefers. */
  at(point: Point, isRaised: (id: string) => boolean): string | undefined;
  /** How high a card lies on others, 0 for most; see `stacking.ts`. */
  height(id: string): number;
  /** Whether every card lies as low as it can. */
  isFlat(): boolean;
  /** What all cards together take up; `null` on an empty board. The same object while nothing has changed. */
  extent(): Bounds | null;
  /** Places of cards that have none in the map yet, as everybody sees them. */
  unsettled(): Move[];
  onCard(id: string, listener: () => void): () => void;
  /** `appeared`: cards never seen before since the scene was opened; `changed`: all that are new, others or gone. */
  onChange(listener: (appeared: readonly string[], changed: readonly string[]) => void): () => void;
  close(): void;
}

type Live = Pick<LiveTables<MapTables>, "tables" | "version" | "onTable">;

export function openScene(live: Live): Scene {
  const cards = new Map<string, SceneCard>();
  const seen = new Set<string>();
  const { grid, heights, put, remove } = layOut(cards);
  const cardListeners = new Map<string, Set<() => void>>();
  const listeners = new Set<(appeared: readonly string[], changed: readonly string[]) => void>();
  let frames: readonly Frame[] = [];
  const extent = keptUntilForgotten(() => unionOf(boundsOfAll(cards, frames)));
  let unsettled: Move[] = [];
  let known: Known = { others: "", isSettled: false, isPlain: false };

  const refresh = (ids: readonly string[] | null): string[] => {
    extent.forget();
    const single = ids && singleChanges(live, cards, ids, known);
    if (single) {
      for (const card of single) put(card);
      if (single.some((card) => card.groupId !== "")) {
        frames = framesOf(live.tables.groups, cards.values(), frames);
      }
      return single.map((card) => card.id);
    }
    const { next, laid, hasMerged } = cardsOf(live.tables, cards);
    unsettled = laid;
    const isSettled = laid.length === 0;
    known = { others: otherVersions(live), isSettled, isPlain: isSettled && !hasMerged };
    const gone = [...cards.keys()].filter((id) => !next.has(id));
    for (const id of gone) remove(id);
    const fresh = [...next.values()].filter((card) => cards.get(card.id) !== card);
    for (const card of fresh) put(card);
    frames = framesOf(live.tables.groups, cards.values(), frames);
    return [...gone, ...fresh.map((card) => card.id)];
  };
  const update = (ids: readonly string[] | null): void => {
    const changed = refresh(ids);
    const appeared = changed.filter((id) => cards.has(id) && !seen.has(id));
    for (const id of appeared) seen.add(id);
    for (const id of changed) for (const tell of [...(cardListeners.get(id) ?? [])]) tell();
    for (const tell of [...listeners]) tell(appeared, changed);
  };
  for (const id of refresh(null)) seen.add(id);
  const stops = [
    live.onTable("touchpoints", update),
    live.onTable("groups", () => update(null)),
    live.onTable("departments", () => update(null)),
  ];

  return {
    cards,
    within: (bounds) => touching(grid.near(bounds), cards, bounds),
    card: (id) => cards.get(id),
    frames: () => frames,
    at: (point, isRaised) => topmostAt(point, grid.near(pointBounds(point)), cards, isRaised),
    height: heights.of,
    isFlat: heights.isFlat,
    extent: extent.get,
    unsettled: () => unsettled,
    onCard: (id, listener) => listen(cardListeners, id, listener),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

/** Keeps where each card lies, and how high. */
function layOut(cards: Map<string, SceneCard>) {
  const grid = openGrid();
  const heights = openHeights();
  return {
    grid,
    heights,
    put: (card: SceneCard): void => {
      cards.set(card.id, card);
      grid.put(card.id, card);
      heights.put(card);
    },
    remove: (id: string): void => {
      cards.delete(id);
      grid.remove(id);
      heights.remove(id);
    },
  };
}

/** What a scene of the map would hold if it were opened now, for whoever looks only once. */
export function sceneNow(map: Live["tables"]): {
  readonly cards: ReadonlyMap<string, SceneCard>;
  readonly frames: readonly Frame[];
  readonly extent: Bounds | null;
} {
  const { next: cards } = cardsOf(map, new Map());
  const frames = framesOf(map.groups, cards.values(), []);
  return { cards, frames, extent: unionOf(boundsOfAll(cards, frames)) };
}

function listen(
  listeners: Map<string, Set<() => void>>,
  id: string,
  listener: () => void,
): () => void {
  const held = listeners.get(id) ?? new Set();
  listeners.set(id, held.add(listener));
  return () => {
    held.delete(listener);
    if (held.size === 0 && listeners.get(id) === held) listeners.delete(id);
  };
}

/** What the cards were last made from. */
interface Known {
  /** Whether every card has a place of its own. */
  readonly isSettled: boolean;
  /** Versions of the other tables. */
  readonly others: string;
  /** Whether every card has a place of its own and stands for itself alone: then a new one changes no other. */
  readonly isPlain: boolean;
}

function otherVersions(live: Live): string {
  return `${live.version("groups")} ${live.version("departments")}`;
}

/**
 * The new cards, if nothing has changed but single touchpoints that were on the board and stay there in their group, or
 * that are new on a board where that changes no other: the usual cases. Else `null`: all has to be looked at anew.
 */
function singleChanges(
  live: Live,
  cards: ReadonlyMap<string, SceneCard>,
  ids: readonly string[],
  known: Known,
): SceneCard[] | null {
  if (known.others !== otherVersions(live)) return null;
  const changed: SceneCard[] = [];
  for (const id of ids) {
    const touchpoint = live.tables.touchpoints.get(id);
    const card = cards.get(id);
    if (touchpoint && card?.touchpoint === touchpoint) continue;
    if (!touchpoint?.place || !changesAlone(live, touchpoint, card, known)) return null;
    changed.push(cardOf(live.tables, touchpoint, touchpoint.place, card?.count ?? 1));
  }
  return changed;
}

/** Whether no other card looks different because of this one's change. `card`: as it lay, if it did. */
function changesAlone(
  live: Live,
  touchpoint: Touchpoint,
  card: SceneCard | undefined,
  { isSettled, isPlain }: Known,
): boolean {
  if (!card) return isPlain && touchpoint.mergedInto === "" && isVisible(live.tables, touchpoint);
  if (!isSameStanding(card.touchpoint, touchpoint) || !touchpoint.place) return false;
  // Cards without a place lie beside those that have one, so that they give way to one that moves.
  return isSettled || isAt(card, touchpoint.place);
}

function isAt({ x, y }: Point, [toX, toY]: Place): boolean {
  return x === toX && y === toY;
}

/** Whether a touchpoint stands on the board as before: only its words or its own place are others. */
function isSameStanding(before: Touchpoint, after: Touchpoint): boolean {
  return (
    before.hidden === after.hidden &&
    before.mergedInto === after.mergedInto &&
    before.groupId === after.groupId &&
    before.place !== null &&
    after.place !== null
  );
}

/** All visible touchpoints as cards, those that are as before by the same object, and where the unplaced ones lie. */
function cardsOf(
  map: Live["tables"],
  before: ReadonlyMap<string, SceneCard>,
): { next: Map<string, SceneCard>; laid: Move[]; hasMerged: boolean } {
  const { visible, merged, hasMerged } = sorted(map);
  const laid = layUnplaced(map, visible);
  const laidAt = new Map(laid.map(({ id, place }) => [id, place]));
  const next = new Map<string, SceneCard>();
  for (const touchpoint of visible) {
    const { id } = touchpoint;
    const place = touchpoint.place ?? laidAt.get(id) ?? origin;
    const fresh = cardOf(map, touchpoint, place, 1 + (merged.get(id) ?? 0));
    const held = before.get(id);
    next.set(id, held && isSameCard(held, fresh) ? held : fresh);
  }
  return { next, laid, hasMerged };
}

const origin: Place = [0, 0];

function cardOf(
  map: Live["tables"],
  touchpoint: Touchpoint,
  [x, y]: Place,
  count: number,
): SceneCard {
  const { name = "", color = 0 } = map.departments.get(touchpoint.departmentId) ?? {};
  const groupId = resolveGroup(map, touchpoint.groupId);
  return {
    id: touchpoint.id,
    touchpoint,
    x,
    y,
    department: name,
    color: color ?? 0,
    groupId,
    count,
  };
}

/** Whether two states of a card look alike wherever they lie. */
export function isSameFace(a: SceneCard, b: SceneCard): boolean {
  return (
    a === b ||
    (isSameButPlace(a.touchpoint, b.touchpoint) &&
      a.department === b.department &&
      a.color === b.color &&
      a.groupId === b.groupId &&
      a.count === b.count)
  );
}

/** What says where a card lies, and nothing of its look. */
const lying: ReadonlySet<string> = new Set(["place", "stack"]);

function isSameButPlace(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): boolean {
  return Object.keys(a).every((name) => lying.has(name) || Object.is(a[name], b[name]));
}

function isSameCard(a: SceneCard, b: SceneCard): boolean {
  return (
    a.touchpoint === b.touchpoint &&
    a.x === b.x &&
    a.y === b.y &&
    a.department === b.department &&
    a.color === b.color &&
    a.groupId === b.groupId &&
    a.count === b.count
  );
}

/** The touchpoints to show, and how many others were merged into each. */
function sorted(map: Live["tables"]) {
  const visible: Touchpoint[] = [];
  const merged = new Map<string, number>();
  // Merged into one that is not there counts too: it may come.
  let hasMerged = false;
  for (const touchpoint of map.touchpoints.values()) {
    hasMerged ||= touchpoint.mergedInto !== "";
    if (isVisible(map, touchpoint)) {
      visible.push(touchpoint);
    } else if (touchpoint.mergedInto !== "") {
      const into = resolveTouchpoint(map, touchpoint.id)?.id ?? "";
      merged.set(into, (merged.get(into) ?? 0) + 1);
    }
  }
  return { visible, merged, hasMerged };
}

/** Cards without a place lie where new ones would, in the order of their ids: the same for everybody. */
function layUnplaced(map: Live["tables"], visible: readonly Touchpoint[]): Move[] {
  const unplaced = visible.filter((touchpoint) => touchpoint.place === null).map(({ id }) => id);
  if (unplaced.length === 0) return [];
  const places = freePlaces(map, unplaced.length);
  return unplaced.sort().map((id, index) => ({ id, place: places[index] ?? [0, 0] }));
}

function touching(
  near: readonly string[],
  cards: ReadonlyMap<string, SceneCard>,
  bounds: Bounds,
): string[] {
  return near.filter((id) => {
    const card = cards.get(id);
    return card !== undefined && isOverlapping(cardBounds(card), bounds);
  });
}

function topmostAt(
  point: Point,
  near: readonly string[],
  cards: ReadonlyMap<string, SceneCard>,
  isRaised: (id: string) => boolean,
): string | undefined {
  let top: SceneCard | undefined;
  for (const id of near) {
    const card = cards.get(id);
    if (!card || !isInside(cardBounds(card), point)) continue;
    const rank = top ? Number(isRaised(id)) - Number(isRaised(top.id)) : 1;
    if (!top || rank > 0 || (rank === 0 && isStackedOn(card, top))) top = card;
  }
  return top?.id;
}

function pointBounds({ x, y }: Point): Bounds {
  return { left: x, top: y, right: x, bottom: y };
}

/** Made when it is first asked for: several parts of the first picture do, and every card may have a say in it. */
function keptUntilForgotten<T>(make: () => T): { get(): T; forget(): void } {
  let kept: { readonly value: T } | null = null;
  return {
    get: () => {
      kept ??= { value: make() };
      return kept.value;
    },
    forget: () => {
      kept = null;
    },
  };
}

function* boundsOfAll(
  cards: ReadonlyMap<string, SceneCard>,
  frames: readonly Frame[],
): Generator<Bounds> {
  for (const card of cards.values()) yield cardBounds(card);
  for (const { bounds } of frames) yield bounds;
}
