// Owns: where others appear to be: their cursors glide from where they were told to be to where they are told to be
// now, so that twenty messages a second look like a hand.

import type { Person } from "../../session/session.ts";
import type { Board } from "./board.ts";
import type { PaintedPerson } from "./paintPeople.ts";

interface Crowd {
  /** Moves cursors on by one frame; gives whether any still moves. `zoom`: CSS pixels per board unit. */
  step(zoom: number): boolean;
  people(): readonly PaintedPerson[];
}

/** Where a pointer is shown: moved in place, frame by frame. */
interface Shown {
  x: number;
  y: number;
}

/** The part of the way that a cursor goes in one frame, and from how near it is there (CSS pixels). */
const pace = 0.4;
const near = 0.4;

export function crowdOf(board: Board): Crowd {
  const pointers = new Map<number, Shown>();
  let known: readonly Person[] = [];
  let onBoard: readonly Person[] = [];
  const idle = new WeakMap<Person, PaintedPerson>();
  const here = (): readonly Person[] => {
    const people = board.session.presence.people();
    if (people === known) return onBoard;
    known = people;
    onBoard = people.filter((person) => person.at === "board");
    const pointing = new Set(onBoard.flatMap(({ id, pointer }) => (pointer ? [id] : [])));
    for (const id of [...pointers.keys()]) if (!pointing.has(id)) pointers.delete(id);
    return onBoard;
  };
  const paintedOf = (person: Person): PaintedPerson => {
    const { id, name, color } = person;
    const carried = Object.entries(person.dragging).map(([card, [x, y]]) => {
      return { x, y, text: board.scene.card(card)?.touchpoint.text ?? "" };
    });
    const selected = person.selected.flatMap((card) => {
      const held = card in person.dragging ? undefined : board.scene.card(card);
      return held ? [{ x: held.x, y: held.y }] : [];
    });
    const [table, card = "", field] = person.writing.split("/");
    const isRewording = table === "touchpoints" && field === "text";
    const written = isRewording ? board.scene.card(card) : undefined;
    const painted = { name, color, pointer: pointers.get(id) ?? null, selected, carried, written };
    // What somebody has selected may move; whoever only points looks the same until they say something new.
    const isIdle = carried.length + person.selected.length === 0 && !isRewording;
    if (isIdle) idle.set(person, painted);
    return painted;
  };
  return {
    step: (zoom) => {
      let isMoving = false;
      for (const { id, pointer } of here()) {
        if (!pointer) continue;
        const shown = pointers.get(id);
        if (!shown) pointers.set(id, { x: pointer[0], y: pointer[1] });
        else if (movedNearer(shown, pointer, near / zoom)) isMoving = true;
      }
      return isMoving;
    },
    people: () => here().map((person) => idle.get(person) ?? paintedOf(person)),
  };
}

/** Moves a pointer one frame nearer to its target, onto it once it is near enough; gives whether there is more to go. */
function movedNearer(shown: Shown, [x, y]: readonly [number, number], enough: number): boolean {
  const dx = x - shown.x;
  const dy = y - shown.y;
  const isThere = Math.hypot(dx, dy) < enough;
  shown.x = isThere ? x : shown.x + dx * pace;
  shown.y = isThere ? y : shown.y + dy * pace;
  return !isThere;
}
