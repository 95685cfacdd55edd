// Owns: the events of pointer, wheel and touch on the board's surface, and what they say to the hand. Must not
// change the map itself.

import { firstPicture } from "../../app/shown.ts";
import { type Board, select } from "./board.ts";
import { pannedBy, toBoard, wheelZoom, zoomedAbout } from "./camera.ts";
import { isHeldByLock } from "./commands.ts";
import type { EdgePan } from "./edgePan.ts";
import type { Point } from "./geometry.ts";
import type { Snapping } from "./guides.ts";
import {
  abandoned,
  goneOn,
  type Hand,
  idle,
  movedTo,
  pinching,
  pressed,
  released,
  startedMoving,
  targetAt,
} from "./hand.ts";

/** How far a pointer may tremble and still tap, CSS pixels. */
const tremble = { mouse: 4, touch: 10 } as const;
const longPressMs = 480;
/** What a wheel that counts lines means by one of them, CSS pixels. */
const lineHeight = 16;

/** Marks an element on the surface that looks after its own pointer, such as a text field. */
export const ownPointer = "data-own-pointer";
/** Marks the surface while its list is given the keyboard by a hand or an editor, and not by the keyboard itself. */
export const givingFocus = "data-giving-focus";

interface Pointers {
  readonly surface: HTMLElement;
  readonly board: Board;
  readonly fingers: Map<number, Point>;
  hand: Hand;
  isSpaceDown: boolean;
  stopLongPress: () => void;
  /** Comes after the first picture. */
  edge: EdgePan | null;
  snapping: Snapping | null;
}

/** Follows pointer and wheel on the surface; gives a function that stops. */
export function followPointers(surface: HTMLElement, board: Board): () => void {
  const pointers: Pointers = {
    surface,
    board,
    fingers: new Map(),
    hand: idle,
    isSpaceDown: false,
    stopLongPress: () => undefined,
    edge: null,
    snapping: null,
  };
  const goOn = (point: Point): void => goOnTo(pointers, point);
  firstPicture
    .then(() => Promise.all([import("./edgePan.ts"), import("./guides.ts")]))
    .then(
      ([{ openEdgePan }, { openSnapping }]) => {
        pointers.edge = openEdgePan(board, goOn);
        pointers.snapping = openSnapping(board, surface);
      },
      () => undefined,
    );
  const stop = new AbortController();
  const { signal } = stop;
  surface.addEventListener("pointerdown", (event) => down(pointers, event), { signal });
  surface.addEventListener("pointermove", (event) => move(pointers, event), { signal });
  surface.addEventListener("pointerup", (event) => up(pointers, event), { signal });
  surface.addEventListener("pointercancel", (event) => up(pointers, event), { signal });
  surface.addEventListener("pointerleave", () => board.teller.point(null), { signal });
  surface.addEventListener("wheel", (event) => wheel(pointers, event), { signal, passive: false });
  surface.addEventListener("dblclick", (event) => openTarget(pointers, event), { signal });
  surface.addEventListener("contextmenu", (event) => openMenu(pointers, event), { signal });
  window.addEventListener("keydown", (event) => space(pointers, event), { signal });
  window.addEventListener("keyup", (event) => space(pointers, event), { signal });
  window.addEventListener("keydown", (event) => giveUp(pointers, event), { signal, capture: true });
  return () => {
    stop.abort();
    pointers.stopLongPress();
    letGo(pointers);
  };
}

function letGo({ edge, snapping }: Pointers): void {
  edge?.stop();
  snapping?.stop();
}

function down(pointers: Pointers, event: PointerEvent): void {
  const { board, surface, fingers } = pointers;
  if (isElsewhere(event) || event.button > 1) return;
  // The keyboard comes along to the board; what was being written elsewhere is taken on its way.
  event.preventDefault();
  focusCards(surface);
  surface.setPointerCapture?.(event.pointerId);
  const from = pointIn(surface, event);
  fingers.set(event.pointerId, from);
  pointers.stopLongPress();
  if (fingers.size === 2) {
    letGo(pointers);
    abandoned(board, pointers.hand);
    pointers.hand = pinching(board, [...fingers.values()]);
    return;
  }
  if (fingers.size > 2) return;
  const isTouch = event.pointerType === "touch";
  pointers.hand = pressed(board, from, {
    isTouch,
    isAdding: event.shiftKey || event.metaKey || event.ctrlKey,
    isPan: event.button === 1 || pointers.isSpaceDown,
    isRope: event.altKey,
  });
  if (isTouch) {
    pointers.stopLongPress = board.session.outside.after(longPressMs, () => longPress(pointers));
  }
}

function move(pointers: Pointers, event: PointerEvent): void {
  const { board, surface, fingers } = pointers;
  const point = pointIn(surface, event);
  board.teller.point(toBoard(board.camera.get(), point));
  if (!fingers.has(event.pointerId)) return;
  fingers.set(event.pointerId, point);
  if (pointers.hand.kind === "pressing") {
    const { from } = pointers.hand;
    const reach = event.pointerType === "touch" ? tremble.touch : tremble.mouse;
    if (Math.hypot(point.x - from.x, point.y - from.y) < reach) return;
    pointers.stopLongPress();
    pointers.hand = startedMoving(board, pointers.hand);
  }
  goOnTo(pointers, point, event.ctrlKey || event.metaKey);
  if (reaching.has(pointers.hand.kind)) pointers.edge?.at(point);
}

/** What a hand may do beyond the edge of the view. */
const reaching: ReadonlySet<Hand["kind"]> = new Set(["carrying", "boxing", "roping"]);

/** `isFree`: what is carried lies just where the hand is, in line with nothing. Rule MAP-361. */
function goOnTo(pointers: Pointers, point: Point, isFree = false): void {
  const { board, hand, fingers, snapping } = pointers;
  if (isFree) snapping?.stop();
  const isSnapping = hand.kind === "carrying" && !isFree;
  const at = (isSnapping && snapping?.inLine(hand, point)) || point;
  pointers.hand = movedTo(board, hand, at, [...fingers.values()]);
}

function up(pointers: Pointers, event: PointerEvent): void {
  const { board, fingers, hand } = pointers;
  if (!fingers.delete(event.pointerId)) return;
  pointers.stopLongPress();
  letGo(pointers);
  if (hand.kind === "pinching" && fingers.size > 0) {
    pointers.hand = goneOn(board, [...fingers.values()]);
    return;
  }
  pointers.hand = idle;
  if (event.type === "pointercancel") abandoned(board, hand);
  else released(board, hand);
}

function longPress(pointers: Pointers): void {
  const { hand, board } = pointers;
  if (hand.kind !== "pressing" || hand.target.kind === "ground") return;
  pointers.hand = idle;
  board.view.setState({ menuAt: hand.from });
}

function wheel(pointers: Pointers, event: WheelEvent): void {
  const { board, surface, fingers, hand } = pointers;
  if (isElsewhere(event)) return;
  event.preventDefault();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? lineHeight : 1;
  const camera = board.camera.get();
  if (event.ctrlKey || event.metaKey) {
    const zoom = wheelZoom(camera.zoom, event.deltaY * unit);
    board.camera.set(zoomedAbout(camera, pointIn(surface, event), zoom));
  } else {
    const isSideways = event.shiftKey && event.deltaX === 0;
    const dx = isSideways ? event.deltaY : event.deltaX;
    const dy = isSideways ? 0 : event.deltaY;
    board.camera.set(pannedBy(camera, -dx * unit, -dy * unit));
  }
  // What the hand holds stays under it while the view goes on below. Rule MAP-389.
  const [held] = fingers.values();
  if (held && reaching.has(hand.kind)) goOnTo(pointers, held, event.ctrlKey || event.metaKey);
}

function openTarget({ board, surface }: Pointers, event: MouseEvent): void {
  if (isElsewhere(event) || isHeldByLock(board) || !board.mayWrite) return;
  const point = toBoard(board.camera.get(), pointIn(surface, event));
  const target = targetAt(board, point);
  if (target.kind === "card") board.view.setState({ editing: { id: target.id } });
  else if (target.kind === "frame") board.view.setState({ renaming: target.id });
  else board.view.setState({ editing: { at: { x: point.x - 100, y: point.y - 24 } } });
}

/** Not in the middle of what the hand is about: the menu would take its pointer away, and it would never end. Rule MAP-427. */
function openMenu({ board, surface, hand }: Pointers, event: MouseEvent): void {
  if (isElsewhere(event)) return;
  event.preventDefault();
  // A press with Ctrl on a Mac, or a long one of a finger, is no other button.
  const isOtherButton = hand.kind !== "pressing" || (!hand.isTouch && event.button === 2);
  if (hand.kind !== "idle" && isOtherButton) {
    // A browser has given the keyboard to the page around by that press.
    focusCards(surface);
    return;
  }
  const at = pointIn(surface, event);
  const target = targetAt(board, toBoard(board.camera.get(), at));
  if (target.kind !== "card") return;
  if (!board.view.getState().selected.has(target.id)) select(board, [target.id], target.id);
  board.view.setState({ menuAt: at });
}

function space(pointers: Pointers, event: KeyboardEvent): void {
  if (event.code !== "Space") return;
  pointers.isSpaceDown = event.type === "keydown" && !isElsewhere(event);
  pointers.surface.dataset.panning = String(pointers.isSpaceDown);
}

/** Escape ends what the hand is about as if it had not begun. Rule MAP-324. */
function giveUp(pointers: Pointers, event: KeyboardEvent): void {
  const { board, hand } = pointers;
  if (event.key !== "Escape" || !reaching.has(hand.kind)) return;
  event.preventDefault();
  event.stopPropagation();
  letGo(pointers);
  pointers.hand = idle;
  abandoned(board, hand);
}

/** The board's list of cards takes the keyboard, and neither the page nor the view onto the board moves for that. */
export function focusCards(surface: HTMLElement): void {
  const list = surface.querySelector<HTMLElement>("[role=listbox]") ?? surface;
  surface.setAttribute(givingFocus, "");
  list.focus({ preventScroll: true });
  surface.removeAttribute(givingFocus);
}

function isElsewhere(event: Event): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return true;
  return target.closest(`[${ownPointer}], input, textarea, select`) !== null;
}

function pointIn(surface: HTMLElement, event: { clientX: number; clientY: number }): Point {
  const { left, top } = surface.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
