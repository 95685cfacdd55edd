// Owns: the frames of groups: the rectangle around a group's cards with its name above them, and which one a
// dropped card falls into. Pure.

import type { Group } from "../../../shared/model/tables.ts";
import { type Bounds, cardBounds, cardSize, isInside, type Point, unionOf } from "./geometry.ts";

export interface Frame {
  readonly id: string;
  readonly name: string;
  readonly bounds: Bounds;
  /** Ids of the cards in it, sorted. */
  readonly members: readonly string[];
}

interface Member extends Point {
  readonly id: string;
  readonly groupId: string;
}

/** Room around the cards of a group, and above them for its name. */
const padding = 16;
export const frameHead = 44;

/**
 * The frames of all groups, an empty one's at the group's own place if it has one. Frames that are as before are
 * the same objects, and all of them together the same array.
 */
export function framesOf(
  groups: ReadonlyMap<string, Group>,
  cards: Iterable<Member>,
  before: readonly Frame[],
): readonly Frame[] {
  if (groups.size === 0) return before.length === 0 ? before : [];
  const members = membersOf(cards);
  const known = new Map(before.map((frame) => [frame.id, frame]));
  const frames: Frame[] = [];
  for (const group of groups.values()) {
    const fresh = frameOf(group, members.get(group.id) ?? []);
    if (!fresh) continue;
    const held = known.get(group.id);
    frames.push(held && isSameFrame(held, fresh) ? held : fresh);
  }
  const isSame =
    frames.length === before.length && frames.every((frame, at) => frame === before[at]);
  return isSame ? before : frames;
}

/** The rectangle around cards, as the frame of a group of them. */
export function frameBounds(cards: Iterable<Point>): Bounds | null {
  const around = unionOf([...cards].map(cardBounds));
  return (
    around && {
      left: around.left - padding,
      top: around.top - frameHead,
      right: around.right + padding,
      bottom: around.bottom + padding,
    }
  );
}

/** Names no farther apart in height than this lie on each other far out, where each is higher than its frame's head. */
const nameBand = 280;

/** How far the name of a frame can go to the right before that of another begins, in map units; infinite where none is there. */
export function nameRoom({ bounds: { left, top } }: Frame, frames: Iterable<Frame>): number {
  let room = Number.POSITIVE_INFINITY;
  for (const { bounds } of frames) {
    const isBeside = bounds.left > left && Math.abs(bounds.top - top) < nameBand;
    if (isBeside) room = Math.min(room, bounds.left - left);
  }
  return room;
}

/** The smallest of the frames at a point; `undefined` if there is none. */
export function frameAt(frames: Iterable<Frame>, point: Point): Frame | undefined {
  let found: Frame | undefined;
  for (const frame of frames) {
    if (!isInside(frame.bounds, point)) continue;
    if (!found || areaOf(frame.bounds) < areaOf(found.bounds)) found = frame;
  }
  return found;
}

function membersOf(cards: Iterable<Member>): ReadonlyMap<string, readonly Member[]> {
  const members = new Map<string, Member[]>();
  for (const card of cards) {
    if (card.groupId === "") continue;
    const held = members.get(card.groupId);
    if (held) held.push(card);
    else members.set(card.groupId, [card]);
  }
  return members;
}

function frameOf(group: Group, members: readonly Member[]): Frame | null {
  const ids = members.map(({ id }) => id).sort();
  const around = frameBounds(members);
  if (around) return { id: group.id, name: group.name, bounds: around, members: ids };
  if (!group.place) return null;
  const [left, top] = group.place;
  const right = left + cardSize.width + 2 * padding;
  const bottom = top + cardSize.height + frameHead + padding;
  return { id: group.id, name: group.name, bounds: { left, top, right, bottom }, members: ids };
}

function isSameFrame(a: Frame, b: Frame): boolean {
  return (
    a.name === b.name &&
    a.bounds.left === b.bounds.left &&
    a.bounds.top === b.bounds.top &&
    a.bounds.right === b.bounds.right &&
    a.bounds.bottom === b.bounds.bottom &&
    a.members.length === b.members.length &&
    a.members.every((id, at) => id === b.members[at])
  );
}

function areaOf({ left, top, right, bottom }: Bounds): number {
  return (right - left) * (bottom - top);
}
