// Owns: one person's board while it is on screen: the scene, the view onto it, what is selected, what is under
// way. Lives outside React; dies with the room. Changes of the map are made in `commands.ts` alone.

import { createStore, type StoreApi } from "zustand/vanilla";
import type { UndoStep } from "../../../shared/doc/undo.ts";
import { isBoardLocked } from "../../../shared/model/workshop.ts";
import { type Filter, noFilter } from "../../filter/filter.ts";
import { t } from "../../i18n/t.ts";
import { mayEditMap } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import { toast } from "../../ui/toasts.ts";
import { type Camera, fittedToMost } from "./camera.ts";
import { type Coloring, type Colors, openColors } from "./colors.ts";
import { frameHead } from "./frames.ts";
import { type Bounds, cardBounds, type Point, type Size, unionOf } from "./geometry.ts";
import { openScene, type Scene, type SceneCard } from "./scene.ts";
import { openTeller, type Teller, toldAtMost } from "./telling.ts";

/** What the text field on the board is for: the wording of a card, or of a new one at a place. */
export type Editing = { readonly id: string } | { readonly at: Point };

export const tools = ["box", "lasso", "pan"] as const;
export type Tool = (typeof tools)[number];

export interface BoardView {
  readonly selected: ReadonlySet<string>;
  /** The card that the keyboard is at. */
  readonly active: string | null;
  readonly editing: Editing | null;
  /** The group whose name is being edited. */
  readonly renaming: string | null;
  /** What made that group, until it has its first name. */
  readonly made: UndoStep | null;
  /** What a search has found; `null`: no search. */
  readonly found: ReadonlySet<string> | null;
  readonly filter: Filter;
  /** Whether the panel beside the board is open. */
  readonly isDetailed: boolean;
  /** Somebody wants to say something about the card in that panel: the keyboard is on its way there. */
  readonly isTalking: boolean;
  /** Whether likely duplicates are shown beside the board. */
  readonly hasDuplicates: boolean;
  readonly hasMinimap: boolean;
  /** What a press on the ground begins. With a finger `box` pans, since a finger has no other way to. */
  readonly tool: Tool;
  readonly coloring: Coloring;
  /** Whether it is said what the colours mean. */
  readonly hasLegend: boolean;
  /** Whether everybody is led to what is in view here. */
  readonly isLeading: boolean;
  /** What the hand is doing; controls near the selection keep out of its way. */
  readonly gesture: "none" | "pan" | "box" | "lasso" | "drag";
  /** The box being drawn, in board units. */
  readonly box: Bounds | null;
  /** The line being drawn around cards, in board units. */
  readonly lasso: readonly Point[] | null;
  /** The group that a drag would drop into. */
  readonly dropGroup: string | null;
  /** Whether cards are drawn on one canvas, because the view is far out. */
  readonly isOverview: boolean;
  /** The cards in the page; see `mounting.ts`. */
  readonly mounted: readonly string[];
  /** Cards that have just been revealed, with their place in the row; `null` when the moment is over. */
  readonly revealed: ReadonlyMap<string, number> | null;
  /** Where the menu of the selection is open, in CSS pixels of the view. */
  readonly menuAt: Point | null;
}

/** A drag in flight: these cards, so far from where the map has them. */
export interface Drag {
  readonly ids: ReadonlySet<string>;
  /** Where the cards lay when they were taken up: others may move them meanwhile. Rule MAP-327. */
  readonly from: ReadonlyMap<string, Point>;
  readonly dx: number;
  readonly dy: number;
}

/** A value with listeners, for what changes in every frame and must not pass through React. */
export interface Cell<T> {
  get(): T;
  set(value: T): void;
  onChange(listener: () => void): () => void;
}

export interface Board {
  readonly session: Session;
  readonly scene: Scene;
  readonly colors: Colors;
  readonly view: StoreApi<BoardView>;
  readonly camera: Cell<Camera>;
  readonly drag: Cell<Drag | null>;
  /** The size of the view in CSS pixels. */
  readonly size: Cell<Size>;
  /** The card that the keyboard is at; one that is gone by now as it lay last, so that one goes on from there. Rule A11-263. */
  activeCard(): SceneCard | undefined;
  /** Ids of cards that this person has just made: no theatre for these. */
  readonly own: Set<string>;
  /** The elements of the mounted cards, which a drag moves without React. */
  readonly elements: Map<string, HTMLElement>;
  /** Those of them that lie above others. To ask each element takes longer than all else in the picture of a small change. */
  readonly raised: Set<string>;
  /** Tells others where this person points and what is carried. */
  readonly teller: Teller;
  /** Whether this person may change cards now: the facilitator can lock the board and close the map. Rule MAP-381. */
  readonly mayWrite: boolean;
  /** To be called when cards are painted; only the first time counts. */
  readonly onPainted: () => void;
  close(): void;
}

export function openBoard(session: Session, onPainted: () => void = () => undefined): Board {
  const scene = openScene(session.map);
  const size = cellOf<Size>(sizeBeforeLayout);
  const extent = scene.extent();
  const first = extent
    ? fittedToMost(extent, scene.cards.values(), size.get())
    : { x: -200, y: -120, zoom: 1 };
  const drag = cellOf<Drag | null>(null);
  const view = createStore<BoardView>(() => initialView);
  const colors = openColors(session);
  // Cards ask for their colour whenever the view has changed.
  const stopColors = colors.onChange(() => view.setState({}));
  let activeCard: SceneCard | undefined;
  const keepActive = (): void => {
    const { active } = view.getState();
    const card = active === null ? undefined : scene.card(active);
    if (card || active !== activeCard?.id) activeCard = card;
  };
  view.subscribe((now, before) => {
    if (now.active !== before.active) keepActive();
  });
  const teller = openTeller(session, (id) => carriedPlace(scene, id, drag.get()));
  const board: Board = {
    session,
    scene,
    colors,
    size,
    drag,
    teller,
    view,
    camera: cellOf<Camera>(first),
    activeCard: () => activeCard,
    own: new Set(),
    elements: new Map(),
    raised: new Set(),
    onPainted,
    get mayWrite() {
      return mayEditMap(session) && !isBoardLocked(session.map.tables);
    },
    close: () => {
      stopColors();
      teller.close();
      colors.close();
      scene.close();
    },
  };
  scene.onChange((_, changed) => {
    keepActive();
    letGoOfGone(board, changed);
  });
  return board;
}

/** A card that somebody takes away is selected no more, and is not again when it comes back. Rule MAP-454. */
function letGoOfGone(board: Board, changed: readonly string[]): void {
  const { selected, active, menuAt } = board.view.getState();
  const isGone = (id: string): boolean => board.scene.card(id) === undefined;
  if (!changed.some((id) => selected.has(id) && isGone(id))) return;
  select(board, selected, active === null || isGone(active) ? undefined : active);
  // The menu goes on about those that are left.
  if (board.view.getState().selected.size > 0) board.view.setState({ menuAt });
}

/** Selects exactly these cards. */
export function select(board: Board, ids: Iterable<string>, active?: string): void {
  const selected = new Set([...ids].filter((id) => board.scene.card(id)));
  const held = board.view.getState().active;
  const kept = held !== null && selected.has(held) ? held : [...selected].at(-1);
  const next = active ?? kept ?? held;
  board.view.setState({ selected, active: next, menuAt: null });
  board.session.presence.tell({ selected: [...selected].slice(0, toldAtMost) });
}

/** Opens the panel about the selected card; there is none about several, which is said. Rule MAP-409. */
export function openDetails({ view }: Board, isTalking = false): void {
  const isOne = view.getState().selected.size === 1;
  view.setState({ isDetailed: true, isTalking: isTalking && isOne });
  if (!isOne) toast(t("board.detailsOfOne"));
}

/**
 * The rectangle around the selected cards where they are on screen, and around the names of their groups where these are right
 * above them, which are `unzoom` times higher far out; `null` if none is selected.
 */
export function selectionBounds(board: Board, unzoom = 1): Bounds | null {
  const { scene, view } = board;
  const grown = frameHead * (unzoom - 1);
  const drag = board.drag.get();
  const frames = new Map(scene.frames().map((frame) => [frame.id, frame.bounds]));
  const bounds: Bounds[] = [];
  for (const id of view.getState().selected) {
    const card = scene.card(id);
    const place = shownPlace(board, id, drag);
    if (!card || !place) continue;
    const own = cardBounds(place);
    const head = card.y - (frames.get(card.groupId)?.top ?? card.y);
    const isBelowName = head > 0 && head <= frameHead;
    bounds.push(isBelowName ? { ...own, top: own.top - head - grown } : own);
  }
  return unionOf(bounds);
}

/** Where a card is on screen: in the map's place, or carried by a drag. */
export function shownPlace(
  board: Board,
  id: string,
  drag: Drag | null = board.drag.get(),
): Point | undefined {
  return carriedPlace(board.scene, id, drag);
}

/** Until the page is laid out (and where it never is, as in a test), the view counts as a small laptop's. */
export const sizeBeforeLayout: Size = { width: 1280, height: 800 };

const initialView: BoardView = {
  selected: new Set(),
  active: null,
  editing: null,
  renaming: null,
  made: null,
  found: null,
  filter: noFilter,
  isDetailed: false,
  isTalking: false,
  hasDuplicates: false,
  hasMinimap: false,
  tool: "box",
  coloring: "department",
  hasLegend: false,
  isLeading: false,
  gesture: "none",
  box: null,
  lasso: null,
  dropGroup: null,
  isOverview: false,
  mounted: [],
  revealed: null,
  menuAt: null,
};

function carriedPlace(scene: Scene, id: string, drag: Drag | null): Point | undefined {
  const card = scene.card(id);
  if (!card || !drag?.ids.has(id)) return card;
  const { x, y } = drag.from.get(id) ?? card;
  return { x: x + drag.dx, y: y + drag.dy };
}

function cellOf<T>(initial: T): Cell<T> {
  let held = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => held,
    set: (value) => {
      if (Object.is(held, value)) return;
      held = value;
      for (const listener of [...listeners]) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
