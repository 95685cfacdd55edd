// Owns: where others appear to be: their cursors glide from where they were told to be to where they are told to be
// now, so that twenty messages a second look like a hand.

import type { Board } from "./board.ts";
import type { Point } from "./geometry.ts";
import type { PaintedPerson } from "./paintPeople.ts";

export interface Crowd {
  /** Moves cursors on by one frame; gives whether any still moves. */
  step(): boolean;
  people(): readonly PaintedPerson[];
}

/** The part of the way that a cursor goes in one frame, and from how near it is there (board units). */
const pace = 0.4;
const near = 0.5;

export function crowdOf(board: Board): Crowd {
  const shown = new Map<number, Point>();
  const here = () => board.session.presence.people().filter((person) => person.at === "board");
  return {
    step: () => {
      let isMoving = false;
      const pointing = new Set<number>();
      for (const { id, pointer } of here()) {
        if (!pointer) continue;
        pointing.add(id);
        const [x, y] = pointer;
        const held = shown.get(id) ?? { x, y };
        const isThere = Math.hypot(x - held.x, y - held.y) < near;
        if (!isThere) isMoving = true;
        shown.set(
          id,
          isThere ? { x, y } : { x: held.x + (x - held.x) * pace, y: held.y + (y - held.y) * pace },
        );
      }
      for (const id of [...shown.keys()]) if (!pointing.has(id)) shown.delete(id);
      return isMoving;
    },
    people: () =>
      here().map((person) => {
        const carried = Object.values(person.dragging).map(([x, y]) => ({ x, y }));
        const selected = person.selected.flatMap((id) => {
          const card = id in person.dragging ? undefined : board.scene.card(id);
          return card ? [{ x: card.x, y: card.y }] : [];
        });
        const { name, color } = person;
        return { name, color, pointer: shown.get(person.id) ?? null, selected, carried };
      }),
  };
}
