// Owns: where others appear to be: their cursors glide from where they were told to be to where they are told to be
// now, so that twenty messages a second look like a hand.

import type { Person } from "../../session/session.ts";
import type { Board } from "./board.ts";
import type { Point } from "./geometry.ts";
import type { PaintedPerson } from "./paintPeople.ts";

interface Crowd {
  /** Moves cursors on by one frame; gives whether any still moves. */
  step(): boolean;
  people(): readonly PaintedPerson[];
}

/** The part of the way that a cursor goes in one frame, and from how near it is there (board units). */
const pace = 0.4;
const near = 0.5;

export function crowdOf(board: Board): Crowd {
  const shown = new Map<number, Point>();
  let known: readonly Person[] = [];
  let onBoard: readonly Person[] = [];
  const here = (): readonly Person[] => {
    const people = board.session.presence.people();
    if (people !== known) onBoard = people.filter((person) => person.at === "board");
    known = people;
    return onBoard;
  };
  return {
    step: () => {
      let isMoving = false;
      const pointing = new Set<number>();
      for (const { id, pointer } of here()) {
        if (!pointer) continue;
        pointing.add(id);
        const target = { x: pointer[0], y: pointer[1] };
        const next = nearer(shown.get(id) ?? target, target);
        if (next !== target) isMoving = true;
        shown.set(id, next);
      }
      for (const id of [...shown.keys()]) if (!pointing.has(id)) shown.delete(id);
      return isMoving;
    },
    people: () =>
      here().map((person) => {
        const carried = Object.entries(person.dragging).map(([id, [x, y]]) => {
          return { x, y, text: board.scene.card(id)?.touchpoint.text ?? "" };
        });
        const selected = person.selected.flatMap((id) => {
          const card = id in person.dragging ? undefined : board.scene.card(id);
          return card ? [{ x: card.x, y: card.y }] : [];
        });
        const { name, color } = person;
        return { name, color, pointer: shown.get(person.id) ?? null, selected, carried };
      }),
  };
}

/** One frame nearer to the target; the target itself once it is near enough. */
function nearer(from: Point, target: Point): Point {
  const dx = target.x - from.x;
  const dy = target.y - from.y;
  if (Math.hypot(dx, dy) < near) return target;
  return { x: from.x + dx * pace, y: from.y + dy * pace };
}
