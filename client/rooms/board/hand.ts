// Owns: what one hand is doing on the board, from press to release: tap, box, carry, pan, pinch. Each function takes
// what the hand did before and gives what it does now. Must not know DOM events. Rule MAP-48.

import { never } from "../../../shared/kit/result.ts";
import { type Board, type BoardView, select, shownPlace } from "./board.ts";
import { type Camera, pannedBy, toBoard, zoomedAbout } from "./camera.ts";
import { dropCards, groupAfterDrop, isHeldByLock } from "./commands.ts";
import { frameHead } from "./frames.ts";
import { boundsBetween, cardBounds, centreOf, isInside, type Point, unionOf } from "./geometry.ts";
import { isEncircled, lassoStep, lengthened } from "./lasso.ts";

/** What lies under a pointer. */
type Target =
  | { readonly kind: "card"; readonly id: string }
  | { readonly kind: "frame"; readonly id: string; readonly members: readonly string[] }
  | { readonly kind: "ground" };

interface Started {
  /** What was selected before the press: it is again when the gesture is given up. Rule STA-55. */
  readonly selectedBefore: ReadonlySet<string>;
}

interface Press extends Started {
  readonly kind: "pressing";
  readonly target: Target;
  /** In CSS pixels of the view. */
  readonly from: Point;
  readonly isAdding: boolean;
  readonly isPan: boolean;
  /** Whether a line is drawn around cards, instead of a box. */
  readonly isRope: boolean;
  readonly isTouch: boolean;
}

export type Hand =
  | { readonly kind: "idle" }
  | Press
  | { readonly kind: "panning"; readonly last: Point }
  | (Started & {
      readonly kind: "boxing";
      readonly from: Point;
      readonly before: ReadonlySet<string>;
    })
  | (Started & {
      readonly kind: "roping";
      readonly line: readonly Point[];
      readonly before: ReadonlySet<string>;
    })
  | (Started & {
      readonly kind: "carrying";
      readonly from: Point;
      readonly ids: ReadonlySet<string>;
    })
  | {
      readonly kind: "pinching";
      readonly start: Camera;
      readonly held: Point;
      readonly span: number;
    };

export const idle: Hand = { kind: "idle" };

/** What lies at a board point: a card before the head of a group's frame before the ground. */
export function targetAt(board: Board, point: Point): Target {
  const { selected } = board.view.getState();
  const id = board.scene.at(point, (card) => selected.has(card));
  if (id !== undefined) return { kind: "card", id };
  const unzoom = Math.max(1, 0.8 / board.camera.get().zoom);
  for (const { id: frame, bounds, members } of board.scene.frames()) {
    const head = { ...bounds, bottom: bounds.top + frameHead };
    const reach = { ...head, top: bounds.top - frameHead * (unzoom - 1) };
    if (isInside(reach, point)) return { kind: "frame", id: frame, members };
  }
  return { kind: "ground" };
}

/** A pointer goes down at `from` (CSS pixels of the view). */
export function pressed(
  board: Board,
  from: Point,
  how: {
    readonly isAdding: boolean;
    readonly isTouch: boolean;
    readonly isPan: boolean;
    readonly isRope: boolean;
  },
): Press {
  const target = targetAt(board, toBoard(board.camera.get(), from));
  const { tool, selected: selectedBefore } = board.view.getState();
  const isGroundPan = tool === "pan" || (how.isTouch && tool === "box");
  const isPan = how.isPan || (isGroundPan && target.kind === "ground");
  if (!isPan) selectTarget(board, target, how.isAdding);
  become(board, { menuAt: null });
  const isRope = how.isRope || tool === "lasso";
  const { isAdding, isTouch } = how;
  return { kind: "pressing", target, from, isAdding, isPan, isRope, isTouch, selectedBefore };
}

/** A pressed pointer has moved far enough to mean it. */
export function startedMoving(board: Board, press: Press): Hand {
  const { selected } = board.view.getState();
  const { selectedBefore } = press;
  if (press.isPan) {
    board.view.setState({ gesture: "pan" });
    return { kind: "panning", last: press.from };
  }
  const isPassing = press.isTouch && !isHeld(press);
  if (press.target.kind === "ground" || (isPassing && press.isRope)) {
    const from = toBoard(board.camera.get(), press.from);
    const before: ReadonlySet<string> = press.isAdding ? selected : new Set();
    if (press.isRope) {
      board.view.setState({ gesture: "lasso" });
      return { kind: "roping", line: [from], before, selectedBefore };
    }
    board.view.setState({ gesture: "box" });
    return { kind: "boxing", from, before, selectedBefore };
  }
  if (isPassing) {
    select(board, selectedBefore);
    board.view.setState({ gesture: "pan" });
    return { kind: "panning", last: press.from };
  }
  const isCarried = press.target.kind === "frame" || selected.has(press.target.id);
  if (isHeldByLock(board) || !board.mayWrite || !isCarried)
    return { kind: "panning", last: press.from };
  board.view.setState({ gesture: "drag" });
  const from = toBoard(board.camera.get(), press.from);
  return { kind: "carrying", from, ids: selected, selectedBefore };
}

/** Whether all that is pressed was selected before. A finger that goes over other cards only wants to get by. Rule MAP-328. */
function isHeld({ target, selectedBefore }: Press): boolean {
  if (target.kind === "ground") return false;
  const ids = target.kind === "card" ? [target.id] : target.members;
  return ids.every((id) => selectedBefore.has(id));
}

/** The hand's pointer is at `point`; `fingers` are all that are down, in CSS pixels of the view. */
export function movedTo(board: Board, hand: Hand, point: Point, fingers: readonly Point[]): Hand {
  switch (hand.kind) {
    case "idle":
    case "pressing":
      return hand;
    case "panning": {
      const camera = board.camera.get();
      board.camera.set(pannedBy(camera, point.x - hand.last.x, point.y - hand.last.y));
      return { kind: "panning", last: point };
    }
    case "boxing":
      drawBox(board, hand.from, toBoard(board.camera.get(), point), hand.before);
      return hand;
    case "roping": {
      const to = toBoard(board.camera.get(), point);
      const line = lengthened(hand.line, to, lassoStep / board.camera.get().zoom);
      if (line !== hand.line) drawLasso(board, line, hand.before);
      return { ...hand, line };
    }
    case "carrying":
      carryTo(board, hand.ids, hand.from, toBoard(board.camera.get(), point));
      return hand;
    case "pinching":
      pinchTo(board, hand, fingers);
      return hand;
    default:
      return never(hand);
  }
}

/** A second finger comes down: whatever the first one began is given up. */
export function pinching(board: Board, fingers: readonly Point[]): Hand {
  const [a, b] = fingers;
  if (!a || !b) return idle;
  const start = board.camera.get();
  board.view.setState({ gesture: "pan" });
  return { kind: "pinching", start, held: toBoard(start, middleOf(a, b)), span: spanOf(a, b) };
}

/** A finger of a pinch goes up: two that stay pinch on, from where they are, and one pans. Rule STA-70. */
export function goneOn(board: Board, fingers: readonly Point[]): Hand {
  const [last, second] = fingers;
  if (last && !second) return { kind: "panning", last };
  return pinching(board, fingers);
}

/** The pointer goes up: what was under way takes effect. */
export function released(board: Board, hand: Hand): void {
  become(board, { gesture: "none", box: null, lasso: null });
  if (hand.kind === "carrying") dropCards(board);
  if (hand.kind !== "pressing" || hand.isPan) {
    if (hand.kind === "pressing" && hand.target.kind === "ground") select(board, []);
    return;
  }
  const { target, selectedBefore, isAdding } = hand;
  if (target.kind === "ground" && !isAdding) select(board, []);
  if (target.kind !== "card" || !selectedBefore.has(target.id)) return;
  const { selected } = board.view.getState();
  if (isAdding)
    select(
      board,
      [...selected].filter((id) => id !== target.id),
      target.id,
    );
  else select(board, [target.id], target.id);
}

/** The system took the pointer away, or another gesture begins: nothing takes effect. */
export function abandoned(board: Board, hand: Hand): void {
  become(board, { gesture: "none", box: null, lasso: null, dropGroup: null });
  if (hand.kind === "carrying") {
    board.drag.set(null);
    board.teller.drop();
  }
  const { selected } = board.view.getState();
  if ("selectedBefore" in hand && hand.selectedBefore !== selected)
    select(board, hand.selectedBefore);
}

/** Carries cards from one board point to another: shown here, told to others, not yet in the map. */
export function carryTo(board: Board, ids: ReadonlySet<string>, from: Point, to: Point): void {
  const held = board.drag.get();
  const began = held?.ids === ids ? held.from : placesOf(board, ids);
  board.drag.set({ ids, from: began, dx: to.x - from.x, dy: to.y - from.y });
  board.teller.carry(ids);
  const [first] = ids;
  const place = first === undefined ? undefined : shownPlace(board, first);
  if (first === undefined || !place) return;
  const group = groupAfterDrop(board, first, place, ids);
  const dropGroup = group === "" ? null : group;
  if (board.view.getState().dropGroup !== dropGroup) board.view.setState({ dropGroup });
}

function placesOf({ scene }: Board, ids: ReadonlySet<string>): ReadonlyMap<string, Point> {
  const cards = [...ids].flatMap((id) => scene.card(id) ?? []);
  return new Map(cards.map(({ id, x, y }) => [id, { x, y }]));
}

/** Tells nobody of a state that is as it was: each card in the page would look whether it is another one. */
function become({ view }: Board, next: Partial<BoardView>): void {
  const held = view.getState();
  const names = Object.keys(next) as (keyof BoardView)[];
  if (names.some((name) => held[name] !== next[name])) view.setState(next);
}

function selectTarget(board: Board, target: Target, isAdding: boolean): void {
  const { selected } = board.view.getState();
  if (target.kind === "ground") return;
  const ids = target.kind === "card" ? [target.id] : target.members;
  if (isAdding) select(board, [...selected, ...ids], ids.at(-1));
  else if (!ids.every((id) => selected.has(id)) || target.kind === "frame") select(board, ids);
}

function drawBox(board: Board, from: Point, to: Point, before: ReadonlySet<string>): void {
  const box = boundsBetween(from, to);
  const selected = new Set([...before, ...board.scene.within(box)]);
  const held = board.view.getState().selected;
  const isSame = selected.size === held.size && [...selected].every((id) => held.has(id));
  board.view.setState({ box });
  if (!isSame) select(board, selected);
}

function drawLasso(board: Board, line: readonly Point[], before: ReadonlySet<string>): void {
  board.view.setState({ lasso: line });
  const around = unionOf(line.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y })));
  if (!around) return;
  const held = board.scene.within(around).filter((id) => {
    const card = board.scene.card(id);
    return card !== undefined && isEncircled(line, centreOf(cardBounds(card)));
  });
  select(board, new Set([...before, ...held]));
}

function pinchTo(
  board: Board,
  hand: Extract<Hand, { kind: "pinching" }>,
  fingers: readonly Point[],
): void {
  const [a, b] = fingers;
  if (!a || !b) return;
  const middle = middleOf(a, b);
  const { zoom } = zoomedAbout(hand.start, middle, (hand.start.zoom * spanOf(a, b)) / hand.span);
  board.camera.set({ x: hand.held.x - middle.x / zoom, y: hand.held.y - middle.y / zoom, zoom });
}

function middleOf(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function spanOf(a: Point, b: Point): number {
  return Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
}
