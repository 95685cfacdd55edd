// Owns: bringing the cards around the view into the page, picture by picture, and taking others out. As long as view and cards
// are as they were, nobody is looked at again. Rules MAP-241, MAP-267, MAP-268, MAP-288.

import type { Board, BoardView } from "./board.ts";
import { viewBounds } from "./camera.ts";
import { type Bounds, cardBounds, grown, isOverlapping } from "./geometry.ts";
import { layGround } from "./ground.ts";
import type { Motion } from "./motion.ts";
import {
  keepMargin,
  mountedInMotion,
  mountedPerFrame,
  mountMargin,
  nextMounting,
  nextPace,
} from "./mounting.ts";

interface Mounter {
  /** These cards have changed, come or gone. While the view rests, the first of those that come are in the page at once. */
  changed(ids: readonly string[]): void;
  /** Brings the cards in the page a step nearer to what is wanted; gives whether all are there. */
  step(motion: Motion, isLate: boolean): boolean;
}

/** How many cards may come into the page in one frame. */
export const mostIn: Readonly<Record<Motion, number>> = {
  rests: mountedPerFrame,
  pushes: mountedInMotion,
  strains: 0,
  zooms: 0,
};

/** `ground`: what lies under the cards in the page. */
export function openMounter(board: Board, ground: HTMLElement | null): Mounter {
  let pace = mountedPerFrame;
  /** What all was right for. */
  let settled: readonly unknown[] | null = null;
  const givenTo = (motion: Motion): readonly unknown[] => {
    const { active, editing, isOverview } = board.view.getState();
    return [board.camera.get(), board.size.get(), motion, active, editing, isOverview];
  };
  const isSettledFor = (given: readonly unknown[]): boolean =>
    settled !== null && isSame(settled, [...given, board.view.getState().mounted]);
  const step = (motion: Motion, isLate: boolean): boolean => {
    pace = nextPace(pace, isLate);
    const { isOverview, mounted } = board.view.getState();
    if (isOverview && motion !== "rests") return true;
    const given = givenTo(motion);
    if (isSettledFor(given)) return true;
    const shown = viewBounds(board.camera.get(), board.size.get());
    const wanted = grown(shown, mountMargin);
    const keep = keptIn(isOverview, motion, shown);
    const next = nextMounting(
      mounted,
      { wanted, keep },
      isOverview ? [] : board.scene.within(wanted),
      pinnedOf(board.view.getState()),
      board.scene.card,
      Math.min(pace, mostIn[motion]),
    );
    settled = next.isComplete ? [...given, next.ids] : null;
    if (next.ids === mounted) return next.isComplete;
    board.view.setState({ mounted: next.ids });
    if (ground && !isOverview) layGround(ground, grown(shown, keepMargin));
    return next.isComplete;
  };
  return {
    changed: (ids) => {
      if (!settled || ids.length === 0 || !hasMisplaced(board, ids)) return;
      const isAtRest = isSettledFor(givenTo("rests"));
      settled = null;
      // It is rendered with all else that the change is told to, and the page laid out once.
      if (isAtRest) step("rests", false);
    },
    step,
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((one, at) => one === b[at]);
}

/** The cards that stay in the page whatever the view. */
function pinnedOf({ active, editing }: BoardView): string[] {
  const edited = editing && "id" in editing ? [editing.id] : [];
  return [...new Set([...(active === null ? [] : [active]), ...edited])];
}

/** Whether one of these cards is in the page and out of the view, or the other way round. */
function hasMisplaced(board: Board, ids: readonly string[]): boolean {
  const { mounted } = board.view.getState();
  const shown = viewBounds(board.camera.get(), board.size.get());
  const [wanted, keep] = [grown(shown, mountMargin), grown(shown, keepMargin)];
  return ids.some((id) => {
    const card = board.scene.card(id);
    if (!card) return mounted.includes(id);
    const bounds = cardBounds(card);
    return mounted.includes(id) ? !isOverlapping(bounds, keep) : isOverlapping(bounds, wanted);
  });
}

/** Where cards may stay in the page. Taking one out costs a picture too, which a hand that strains has no time for. */
function keptIn(isOverview: boolean, motion: Motion, shown: Bounds): Bounds {
  if (isOverview) return nowhere;
  return motion === "strains" ? everywhere : grown(shown, keepMargin);
}

const nowhere = { left: 0, top: 0, right: 0, bottom: 0 };
const everywhere = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};
