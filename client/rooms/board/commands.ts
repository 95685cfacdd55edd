// Owns: everything a person can do to the map on the board, whatever hand or key asks for it: a rule of the
// model, a word for undo, and what is said about it. Must not know a pointer or a key.

import type { UndoStep } from "../../../shared/doc/undo.ts";
import { ok } from "../../../shared/kit/result.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import type { Place } from "../../../shared/model/field.ts";
import { groupTouchpoints, renameGroup, ungroup } from "../../../shared/model/group.ts";
import {
  createTouchpoints,
  deleteTouchpoints,
  type Move,
  mergeTouchpoints,
  moveTouchpoints,
  rewordTouchpoint,
} from "../../../shared/model/touchpoint.ts";
import { heldByLock } from "../../app/heldByLock.ts";
import { undoAction } from "../../app/undoAction.ts";
import { t } from "../../i18n/t.ts";
import { editMap, type MapRule, mayEditMap } from "../../session/hooks.ts";
import { announce } from "../../ui/announcements.ts";
import { toast } from "../../ui/toasts.ts";
import { blockOf, blockSize, freeSpot } from "./arrange.ts";
import { type Board, type Drag, select, shownPlace } from "./board.ts";
import { broughtIntoView, centredOn, fittedTo, viewBounds } from "./camera.ts";
import { frameAt, frameBounds } from "./frames.ts";
import {
  type Bounds,
  cardBounds,
  cardSize,
  centreOf,
  isOverlapping,
  type Point,
  sizeOf,
  unionOf,
} from "./geometry.ts";
import { readingOrder } from "./reading.ts";
import type { SceneCard } from "./scene.ts";
import { madeOnTop, putOnTop } from "./stacking.ts";

/** Nearer than this, what is on a card can be read. */
const readableZoom = 0.5;

/** Makes cards of texts in a block, its corner as near as possible to `at` (default: the middle of the view). */
export function addCards(board: Board, texts: readonly string[], at?: Point): boolean {
  const wanted = texts.filter((text) => text.trim() !== "");
  const size = blockSize(Math.max(1, wanted.length));
  const middle = centreOf(viewBounds(board.camera.get(), board.size.get()));
  const start =
    at ??
    freeSpot({ x: middle.x - size.width / 2, y: middle.y - size.height / 2 }, size, (bounds) =>
      obstaclesIn(board, bounds),
    );
  const places = blockOf(wanted.length, start);
  const label = t("board.undoAdd", { count: wanted.length });
  const made = edit(board, label, (map, chance) => {
    const created = createTouchpoints(map, { texts: wanted, places }, chance);
    return created.ok ? ok(madeOnTop(board.scene, created.value)) : created;
  });
  if (!made) return false;
  const ids = made.flatMap((change) => (change.op === "create" ? [change.id] : []));
  for (const id of ids) board.own.add(id);
  board.session.map.flush();
  select(board, ids);
  showCards(board, ids, "whole");
  announce(t("board.added", { count: ids.length }));
  return true;
}

/** Where a card, or what is of another size, lies on nothing else: as near to a wish as there is room. */
export function freeGround(board: Board, wish: Point, size = cardSize): Point {
  return freeSpot(wish, size, (bounds) => obstaclesIn(board, bounds));
}

/** Gives a card the text written for it. An empty text leaves it as it was. */
export function rewordCard(board: Board, id: string, text: string): boolean {
  if (text.trim() === "") return true;
  return edit(board, t("board.undoReword"), (map) => rewordTouchpoint(map, { id, text })) !== null;
}

/** What was written on a card that somebody took away meanwhile becomes a card of its own, near where that one lay. */
export function keepWritten(board: Board, text: string, near: Point): void {
  if (!addCards(board, [text], freeGround(board, near))) return;
  toast(t("board.keptWritten"), { tone: "caution", action: undoAction(board.session) });
}

/** Ends a drag: each card to where it was carried, into the group that it was dropped on, or out of its own. */
export function dropCards(board: Board): void {
  const drag = board.drag.get();
  board.drag.set(null);
  board.view.setState({ dropGroup: null });
  board.teller.drop();
  if (!drag || (drag.dx === 0 && drag.dy === 0)) return;
  const moves: Move[] = [];
  for (const id of drag.ids) {
    const place = shownPlace(board, id, drag);
    if (!place) continue;
    moves.push({
      id,
      place: roundPlace(place),
      groupId: groupAfterDrop(board, id, place, drag.ids),
    });
  }
  // Somebody may have taken them all away meanwhile.
  if (moves.length === 0) return;
  const left = new Map(moves.map(({ id }) => [id, board.scene.card(id)?.groupId ?? ""]));
  if (moveCards(board, putOnTop(board.scene, moves))) sayMoved(board, drag, moves, left);
}

/** Which cards have moved, how far in board units, and into which group or out of one. Rule A11-184. */
function sayMoved(
  { scene }: Board,
  { dx, dy }: Drag,
  moves: readonly Move[],
  left: ReadonlyMap<string, string>,
): void {
  const [x, y] = [Math.round(dx), Math.round(dy)];
  const came = moves.find(({ id, groupId }) => groupId !== left.get(id));
  const name = scene.frames().find(({ id }) => id === came?.groupId)?.name;
  const way = [
    x > 0 ? t("board.movedRight", { by: x }) : "",
    x < 0 ? t("board.movedLeft", { by: -x }) : "",
    y > 0 ? t("board.movedDown", { by: y }) : "",
    y < 0 ? t("board.movedUp", { by: -y }) : "",
    came?.groupId === "" ? t("board.outsideGroups") : "",
    came?.groupId ? t("board.cardInGroup", { name: name || t("board.groupUnnamed") }) : "",
  ].filter(Boolean);
  // Put down where they lay.
  if (way.length === 0) return;
  const text = scene.card(moves[0]?.id ?? "")?.touchpoint.text ?? "";
  announce(t("board.moved", { count: moves.length, text, way: way.join(", ") }));
}

/** The group that a card would be in if it were dropped there together with `dragged`. */
export function groupAfterDrop(
  board: Board,
  id: string,
  place: Point,
  dragged: ReadonlySet<string>,
): string {
  const own = board.scene.card(id)?.groupId ?? "";
  const frames = board.scene.frames();
  const isCarried = (members: readonly string[]): boolean =>
    members.every((member) => dragged.has(member));
  const ownFrame = frames.find((frame) => frame.id === own);
  if (ownFrame && isCarried(ownFrame.members)) return own;
  const standing = frames.flatMap((frame) => {
    if (frame.members.length > 0 && isCarried(frame.members)) return [];
    const stay = frame.members.filter((member) => !dragged.has(member));
    const cards = stay.flatMap((member) => board.scene.card(member) ?? []);
    return [{ ...frame, bounds: frameBounds(cards) ?? frame.bounds }];
  });
  return frameAt(standing, centreOf(cardBounds(place)))?.id ?? "";
}

/** Deletes the selected cards at once; the message offers to take it back. Gives whether it was taken. */
export function deleteSelected(board: Board, how: "deleted" | "cut" = "deleted"): boolean {
  const ids = [...board.view.getState().selected];
  if (ids.length === 0) return false;
  const leave = leaving(board);
  const made = edit(board, t("board.undoDelete", { count: ids.length }), (map) =>
    deleteTouchpoints(map, ids),
  );
  if (!made) return false;
  leave();
  toast(t(`board.${how}`, { count: ids.length }), { action: undoAction(board.session) });
  return true;
}

/** Before the selected cards go away. What it gives, once they have, puts the keyboard at the next card as they are read, else at the last. */
export function leaving(board: Board): () => void {
  const order = readingOrder(board.scene.cards.values());
  const at = order.findIndex((card) => card.id === board.view.getState().active);
  return () => {
    board.session.map.flush();
    const isLeft = ({ id }: SceneCard): boolean => board.scene.card(id) !== undefined;
    const next = order.slice(Math.max(0, at)).find(isLeft) ?? order.findLast(isLeft);
    select(board, []);
    board.view.setState({ active: next?.id ?? null, isDetailed: false });
  };
}

/** Puts the selected cards into a new group and asks for its name. Scattered ones are brought together. */
export function groupSelected(board: Board): void {
  const cards = readingOrder(selectedCards(board));
  const around = frameBounds(cards);
  if (!around || cards.length === 0) return;
  const ids = cards.map((card) => card.id);
  const chosen = new Set(ids);
  const isTidy = board.scene.within(around).every((id) => chosen.has(id));
  const start = isTidy ? null : gatheringSpot(board, around, chosen);
  const block = start ? blockOf(ids.length, start) : [];
  const places = new Map(block.flatMap((place, at) => [[ids[at] ?? "", place] as const]));
  const laid = start ? frameBounds(block.map(([x, y]) => ({ x, y }))) : around;
  const place: Place = [Math.round(laid?.left ?? 0), Math.round(laid?.top ?? 0)];
  const made = edit(board, t("board.undoGroup"), (map, chance) =>
    groupTouchpoints(map, { ids, name: "", place, places }, chance),
  );
  const group = made?.find((change) => change.table === "groups" && change.op === "create");
  if (!group) return;
  board.session.map.flush();
  showCards(board, ids);
  board.view.setState({ renaming: group.id, made: board.session.undo.lastStep() });
  announce(t("board.grouped", { count: ids.length }));
}

/** Dissolves the groups of the selected cards. */
export function ungroupSelected(board: Board): void {
  const groups = [...new Set(selectedCards(board).map((card) => card.groupId))].filter(Boolean);
  if (groups.length === 0) return;
  if (edit(board, t("board.undoUngroup"), (map) => ungroup(map, groups))) {
    announce(t("board.ungrouped"));
  }
}

/** Gives a group another name; `false` if it is refused. The first one of a new group is undone with what `made` it. Rule MAP-425. */
export function nameGroup(board: Board, id: string, name: string, made: UndoStep | null): boolean {
  return edit(board, t("board.undoRename"), (map) => renameGroup(map, { id, name }), made) !== null;
}

/** Merges the selected cards into the one that the keyboard is at, and says which. Rule MAP-382. */
export function mergeSelected(board: Board): void {
  const { selected, active } = board.view.getState();
  const ids = readingOrder(selectedCards(board)).map((card) => card.id);
  const into = active !== null && selected.has(active) ? active : ids[0];
  if (into === undefined || ids.length < 2) return;
  const made = edit(board, t("board.undoMerge", { count: ids.length }), (map) =>
    mergeTouchpoints(map, { ids, into }),
  );
  if (!made) return;
  board.session.map.flush();
  select(board, [into]);
  showCards(board, [into]);
  const text = beginningOf(board.scene.card(into)?.touchpoint.text ?? "");
  toast(t("board.merged", { count: ids.length, text }), { action: undoAction(board.session) });
}

/**
 * Moves the view as little as needed to show these cards. `whole`: also farther away, where they need more than the view, and
 * nearer, where they could not be read. Rule MAP-325.
 */
export function showCards(
  board: Board,
  ids: readonly string[],
  how: "near" | "whole" = "near",
): void {
  const around = unionOf(ids.flatMap((id) => board.scene.card(id) ?? []).map(cardBounds));
  if (!around) return;
  const camera = board.camera.get();
  const view = board.size.get();
  const { width, height } = sizeOf(around);
  const isTooLarge =
    width * camera.zoom > view.width - 96 || height * camera.zoom > view.height - 96;
  if (how === "whole" && (isTooLarge || camera.zoom < readableZoom))
    board.camera.set(fittedTo(around, view));
  else if (isTooLarge && ids.length > 1)
    board.camera.set(centredOn(centreOf(around), view, camera.zoom));
  else board.camera.set(broughtIntoView(camera, view, around));
}

export function selectedCards(board: Board) {
  return [...board.view.getState().selected].flatMap((id) => board.scene.card(id) ?? []);
}

/**
 * Lays cards at their final places. Cards that nobody has placed yet lie where the board puts them; the first move
 * makes these places theirs, so that they do not shift when another card leaves their rows. Gives whether it was taken.
 */
export function moveCards(board: Board, moves: readonly Move[]): boolean {
  const moved = new Set(moves.map(({ id }) => id));
  const settled = board.scene.unsettled().filter(({ id }) => !moved.has(id));
  const made = edit(board, t("board.undoMove", { count: moves.length }), (map) =>
    moveTouchpoints(map, [...settled, ...moves]),
  );
  if (made) board.session.map.flush();
  return made !== null;
}

/** Where scattered cards gather: near where they are, on free ground; the cards themselves are no obstacle. */
function gatheringSpot(board: Board, around: Bounds, chosen: ReadonlySet<string>): Point {
  const block = blockSize(chosen.size);
  const room = { width: block.width + 32, height: block.height + 60 };
  const middle = centreOf(around);
  const wish = { x: middle.x - room.width / 2, y: middle.y - room.height / 2 };
  const spot = freeSpot(wish, room, (bounds) => obstaclesIn(board, bounds, chosen));
  return { x: spot.x + 16, y: spot.y + 44 };
}

function* obstaclesIn(
  board: Board,
  bounds: Bounds,
  except?: ReadonlySet<string>,
): Generator<Bounds> {
  for (const id of board.scene.within(bounds)) {
    const card = board.scene.card(id);
    if (card && !except?.has(id)) yield cardBounds(card);
  }
  for (const frame of board.scene.frames()) {
    if (frame.members.every((id) => except?.has(id))) continue;
    if (isOverlapping(frame.bounds, bounds)) yield frame.bounds;
  }
}

/** Changes cards, which nobody's hand does while the board is locked, nor takes back what it did. Rules MAP-187, MAP-380, MAP-406. */
export function edit(
  board: Board,
  label: string,
  rule: MapRule,
  goesOnWith: UndoStep | null = null,
): readonly MapChange[] | null {
  const isHeld = heldByLock(board.session, t("board.locked"));
  return isHeld() ? null : editAnyway(board, label, rule, { goesOnWith, isHeld });
}

/** Says to who may write why that is refused now, and gives whether it is: the board is locked. Rule MAP-432. */
export function isHeldByLock({ session }: Board): boolean {
  return mayEditMap(session) && heldByLock(session, t("board.locked"))();
}

/** The same for what is no card's: also while the board is locked. */
export function editAnyway(
  board: Board,
  label: string,
  rule: MapRule,
  how: { readonly goesOnWith?: UndoStep | null; readonly isHeld?: () => boolean } = {},
): readonly MapChange[] | null {
  const result = editMap(board.session, label, rule, how.goesOnWith, how.isHeld);
  if (result.ok) return result.value;
  toast(result.error.message, { tone: "caution" });
  return null;
}

/** Enough of a wording to know it by in a message. */
function beginningOf(text: string): string {
  const letters = [...text];
  return letters.length <= 40 ? text : `${letters.slice(0, 39).join("").trimEnd()}…`;
}

export function roundPlace({ x, y }: Point): Place {
  return [Math.round(x), Math.round(y)];
}
