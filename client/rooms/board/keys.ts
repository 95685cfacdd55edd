// Owns: what keys mean on the board while it has the keyboard. The board is one stop of the Tab key; the arrows
// move among the cards, or move the selected ones. Rules A11-22, A11-23, A11-183, A11-190, A11-263, MAP-218, MAP-279, STA-84.

import { never } from "../../../shared/kit/result.ts";
import { pressedId } from "../../app/keyTable.ts";
import { enterPanel } from "../../ui/enterPanel.ts";
import { type Board, openDetails, select, selectionBounds, shownPlace } from "./board.ts";
import {
  broughtIntoView,
  centredOn,
  fittedTo,
  fittedToMost,
  viewBounds,
  zoomedAbout,
} from "./camera.ts";
import {
  deleteSelected,
  dropCards,
  freeGround,
  groupSelected,
  isHeldByLock,
  mergeSelected,
  ungroupSelected,
} from "./commands.ts";
import { frameHead } from "./frames.ts";
import { type Bounds, cardBounds, centreOf, isOverlapping } from "./geometry.ts";
import { carryTo } from "./hand.ts";
import { type BoardKey, boardKeys, editingKeys } from "./keyTable.ts";
import { type Arrow, nearestTo, nextInDirection, readingOrder } from "./reading.ts";

const arrows: Readonly<Record<string, Arrow>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
/** How far an arrow moves selected cards, board units. */
const nudge = { plain: 8, shift: 80 } as const;
const zoomStep = 1.25;
/** Narrower than this, CSS pixels, a board in full view could not be read. */
const smallScreen = 640;
const readable = 0.7;
/** So much of a phone's view, CSS pixels from the top, lies under the zoom bar. */
const belowZoomBar = 72;

/** Does what the key means; gives whether it meant anything. */
export function pressKey(board: Board, event: KeyboardEvent): boolean {
  const id = pressedId(boardKeys, event);
  if (id === undefined) return false;
  if (editingKeys.has(id) && !board.mayWrite) return isHeldByLock(board);
  const arrow = arrows[event.key];
  if (id === "go" || id === "far" || id === "walk") {
    if (arrow) pressArrow(board, arrow, id);
    return true;
  }
  return doKey(board, id, event.key);
}

/** Letting go of an arrow ends the move that it made: one change, however long it was held. */
export function releaseKey(board: Board, key: string): void {
  if (key in arrows && board.drag.get() && board.view.getState().gesture === "none")
    dropCards(board);
}

export function zoomBy(board: Board, factor: number): void {
  const { width, height } = board.size.get();
  const camera = board.camera.get();
  board.camera.set(zoomedAbout(camera, { x: width / 2, y: height / 2 }, camera.zoom * factor));
}

export function zoomToFit(board: Board): void {
  const extent = board.scene.extent();
  const cards = board.scene.cards.values();
  if (extent) board.camera.set(fittedToMost(extent, cards, board.size.get()));
}

/** Shows the selected cards in the middle, at 100 % at most; without any, nothing moves. */
function zoomToSelection(board: Board): void {
  const bounds = selectionBounds(board);
  if (bounds) board.camera.set(fittedTo(bounds, board.size.get()));
}

/** The first view of the board: all of it, or on a phone the first card, near enough to read. Rule A11-145. */
export function showFirst(board: Board): void {
  zoomToFit(board);
  if (board.size.get().width >= smallScreen || board.camera.get().zoom >= readable) return;
  // Not the corner of all: a group far to the left would leave nothing in view but ground.
  const [first] = readingOrder(board.scene.cards.values());
  if (!first) return;
  const top = first.groupId === "" ? first.y : first.y - frameHead;
  board.camera.set({ x: first.x - 24, y: top - belowZoomBar / readable, zoom: readable });
}

export function zoomToFull(board: Board): void {
  const middle = centreOf(viewBounds(board.camera.get(), board.size.get()));
  board.camera.set(centredOn(middle, board.size.get(), 1));
}

/** Puts the keyboard at a card and brings it into view. */
export function activate(board: Board, id: string): void {
  const card = board.scene.card(id);
  if (!card) return;
  board.view.setState({ active: id });
  board.camera.set(broughtIntoView(board.camera.get(), board.size.get(), cardBounds(card)));
}

/** The keyboard has come to the board: it stays at its card where that is in view, else it begins with what is. */
export function enterByKeys(board: Board): void {
  const bounds = activeBounds(board);
  if (bounds && isOverlapping(bounds, viewBounds(board.camera.get(), board.size.get()))) return;
  const first = firstCard(board);
  if (first !== undefined) activate(board, first);
}

/**
 * Where the keyboard begins: next to the card that it was at, if that is gone from what is in view; else at the first card in
 * view, or at the first of all where none is.
 */
function firstCard({ scene, camera, size, activeCard }: Board): string | undefined {
  const view = viewBounds(camera.get(), size.get());
  const cards = [...scene.cards.values()];
  const gone = activeCard();
  if (gone && !scene.card(gone.id) && isOverlapping(cardBounds(gone), view))
    return nearestTo(cards, gone)?.id;
  const inView = cards.filter((card) => isOverlapping(cardBounds(card), view));
  return readingOrder(inView.length > 0 ? inView : cards)[0]?.id;
}

/** The card that the keyboard is at, as it is carried at this moment. */
function activeBounds(board: Board): Bounds | null {
  const { active } = board.view.getState();
  const place = active === null ? undefined : shownPlace(board, active);
  return place ? cardBounds(place) : null;
}

function keepInView(board: Board): void {
  const bounds = activeBounds(board);
  if (bounds) board.camera.set(broughtIntoView(board.camera.get(), board.size.get(), bounds));
}

/** Zooms; a card that the keyboard is at and that was in view, stays there. */
function zoomAround(board: Board, zoom: () => void): void {
  const bounds = activeBounds(board);
  const view = viewBounds(board.camera.get(), board.size.get());
  const wasInView = bounds !== null && isOverlapping(bounds, view);
  zoom();
  if (wasInView) keepInView(board);
}

function pressArrow(board: Board, arrow: Arrow, how: "go" | "far" | "walk"): void {
  const { selected } = board.view.getState();
  // A run of steps that the board was locked in ends with its key, at the card where it began.
  if (board.drag.get() && !board.mayWrite) return;
  if (selected.size > 0 && board.mayWrite && how !== "walk") {
    nudgeSelected(board, arrow, how === "far" ? nudge.shift : nudge.plain);
    return;
  }
  const from = board.activeCard();
  const next = from && nextInDirection(board.scene.cards.values(), from, arrow)?.id;
  // At an end of the board the keyboard stays, but for where there is no card any more.
  const isThere = from !== undefined && board.scene.card(from.id) !== undefined;
  const to = next ?? (isThere ? undefined : firstCard(board));
  if (to !== undefined) activate(board, to);
}

function nudgeSelected(board: Board, arrow: Arrow, by: number): void {
  const { selected } = board.view.getState();
  const held = board.drag.get() ?? { dx: 0, dy: 0 };
  const across = { left: -by, right: by, up: 0, down: 0 }[arrow];
  const along = { left: 0, right: 0, up: -by, down: by }[arrow];
  carryTo(board, selected, { x: 0, y: 0 }, { x: held.dx + across, y: held.dy + along });
  keepInView(board);
}

/** `key` tells apart what one definition does. */
export function doKey(
  board: Board,
  id: Exclude<BoardKey, "go" | "far" | "walk">,
  key: string,
): boolean {
  switch (id) {
    case "ends":
      goToEnd(board, key === "Home");
      return true;
    case "toggle":
      toggleActive(board);
      return true;
    case "selectAll":
      select(board, board.view.getState().found ?? board.scene.cards.keys());
      return true;
    case "clear":
      return stepBack(board);
    case "lasso":
      board.view.setState({ tool: board.view.getState().tool === "lasso" ? "box" : "lasso" });
      return true;
    case "details":
      if (board.view.getState().isDetailed && board.view.getState().selected.size < 2) enterPanel();
      else if (board.view.getState().selected.size > 0) openDetails(board);
      return true;
    case "comments":
      if (board.view.getState().selected.size > 0) openDetails(board, true);
      return true;
    default:
      return zoomByKey(board, id);
  }
}

type ZoomKey = "zoomIn" | "zoomOut" | "zoomFit" | "zoomFull" | "zoomSelection";
type EditKey = "edit" | "delete" | "group" | "ungroup" | "merge" | "add";

function zoomByKey(board: Board, id: ZoomKey | EditKey): boolean {
  switch (id) {
    case "zoomIn":
      zoomAround(board, () => zoomBy(board, zoomStep));
      return true;
    case "zoomOut":
      zoomAround(board, () => zoomBy(board, 1 / zoomStep));
      return true;
    case "zoomFit":
      zoomToFit(board);
      return true;
    case "zoomFull":
      zoomAround(board, () => zoomToFull(board));
      return true;
    case "zoomSelection":
      zoomToSelection(board);
      return true;
    default:
      editByKey(board, id);
      return true;
  }
}

function editByKey(board: Board, id: EditKey): void {
  switch (id) {
    case "edit": {
      const { active } = board.view.getState();
      if (active !== null && board.scene.card(active)) {
        board.view.setState({ editing: { id: active } });
      }
      return;
    }
    case "delete":
      deleteSelected(board);
      return;
    case "group":
      groupSelected(board);
      return;
    case "ungroup":
      ungroupSelected(board);
      return;
    case "merge":
      mergeSelected(board);
      return;
    case "add":
      addAtMiddle(board);
      return;
    default:
      never(id);
  }
}

function goToEnd(board: Board, isFirst: boolean): void {
  const order = readingOrder(board.scene.cards.values());
  const card = isFirst ? order[0] : order.at(-1);
  if (card) activate(board, card.id);
}

/** Opens the field for a new card on free ground, as near to the middle of the view as there is any. */
export function addAtMiddle(board: Board): void {
  const { x, y } = centreOf(viewBounds(board.camera.get(), board.size.get()));
  board.view.setState({ editing: { at: freeGround(board, { x: x - 100, y: y - 60 }) } });
}

function stepBack(board: Board): boolean {
  const { selected, menuAt } = board.view.getState();
  if (board.drag.get()) {
    board.drag.set(null);
    board.teller.drop();
  } else if (menuAt) board.view.setState({ menuAt: null });
  else if (selected.size > 0) select(board, []);
  else return false;
  return true;
}

function toggleActive(board: Board): void {
  const { active, selected } = board.view.getState();
  if (active === null) return;
  const isSelected = selected.has(active);
  const next = isSelected ? [...selected].filter((id) => id !== active) : [...selected, active];
  select(board, next, active);
  keepInView(board);
}
