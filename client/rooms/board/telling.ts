// Owns: how often others are told where one's pointer is and what one carries: at once after a pause, then at most
// twenty times a second, and never without the last word.

import type { Presence, Session } from "../../session/session.ts";
import type { Point } from "./geometry.ts";

export interface Teller {
  point(at: Point | null): void;
  carry(ids: Iterable<string>): void;
  /** Says that nothing is carried any more, at once. */
  drop(): void;
  close(): void;
}

/** How many selected or carried cards others are told of. */
export const toldAtMost = 50;
const pauseMs = 50;

export function openTeller(
  { presence, outside }: Session,
  shownAt: (id: string) => Point | undefined,
): Teller {
  let waiting: (() => void) | null = null;
  let next: Presence | null = null;
  const tell = (presenceNow: Presence): void => {
    if (waiting) {
      next = { ...next, ...presenceNow };
      return;
    }
    presence.tell(presenceNow);
    waiting = outside.after(pauseMs, () => {
      waiting = null;
      const late = next;
      next = null;
      if (late) tell(late);
    });
  };
  return {
    point: (at) => tell({ pointer: at && [Math.round(at.x), Math.round(at.y)] }),
    carry: (ids) => {
      const dragging: Record<string, readonly [number, number]> = {};
      for (const id of [...ids].slice(0, toldAtMost)) {
        const place = shownAt(id);
        if (place) dragging[id] = [Math.round(place.x), Math.round(place.y)];
      }
      tell({ dragging });
    },
    drop: () => {
      if (next) {
        const { dragging: _carried, ...rest } = next;
        next = rest;
      }
      presence.tell({ dragging: {} });
    },
    close: () => {
      waiting?.();
      presence.tell({ pointer: null, selected: [], dragging: {} });
    },
  };
}
