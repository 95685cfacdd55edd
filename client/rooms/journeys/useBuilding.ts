// Owns: in which order the stages of a long journey are built: those in sight at once, the others a few in each frame
// after their picture, so that opening a journey or changing its look answers at once. Rule MAP-276.

import { type RefObject, startTransition, useEffect, useState } from "react";
import { afterPicture } from "../../ui/useLate.ts";
import { type Column, findStep } from "./columns.ts";
import { type Desk, useDeskStore } from "./desk.ts";

interface Building {
  /** Which journey, in which look. */
  readonly what: string;
  /** The column that is built first. */
  readonly from: number;
  /** Columns up to so many steps away from the first are built. */
  readonly reach: number;
}

/** Beside each other steps have their lanes below them: each is several things to build. */
const stepsAtOnce = { below: 60, beside: 16 } as const;

export interface Built {
  /** The column that was built first: the one that was in sight. */
  readonly from: number;
  readonly isBuilt: (at: number) => boolean;
  /** Grows until all is built. */
  readonly reach: number;
}

/** Which columns stand built. `what` names the journey and its look: when it changes, building begins anew. */
export function useBuilding(
  what: string,
  columns: readonly Column[],
  hasLanes: boolean,
  row: RefObject<HTMLElement | null>,
): Built {
  const desk = useDeskStore();
  const atOnce = stepsAtOnce[hasLanes ? "beside" : "below"];
  const [held, setHeld] = useState<Building>(() => ({ what, from: 0, reach: atOnce }));
  // What is on the screen now is still the former look: where the person is is read of it.
  const building =
    held.what === what
      ? held
      : { what, from: columnInSight(row.current, columns, desk), reach: atOnce };
  const { from, reach } = building;
  const isWhole = columns.every((_, at) => stepsAway(columns, from, at) <= reach);
  // What was built stays, however many steps come.
  const now = isWhole && reach !== everything ? { ...building, reach: everything } : building;
  if (now !== held) setHeld(now);
  useEffect(() => {
    if (reach === everything || isWhole) return undefined;
    const more = (): void => setHeld((last) => ({ ...last, reach: last.reach + atOnce }));
    return afterPicture(() => startTransition(more));
  }, [isWhole, reach, atOnce]);
  return { from, reach: now.reach, isBuilt: (at) => stepsAway(columns, from, at) <= now.reach };
}

const everything = Number.POSITIVE_INFINITY;

/** How many steps lie before a column, seen from the column `from`. */
function stepsAway(columns: readonly Column[], from: number, at: number): number {
  return columns
    .slice(Math.min(from, at + 1), Math.max(from, at))
    .reduce((sum, { cells }) => sum + Math.max(1, cells.length), 0);
}

/** The column of the current step, if that is in sight, else the first that is. */
function columnInSight(row: HTMLElement | null, columns: readonly Column[], desk: Desk): number {
  const region = row?.closest("section");
  if (!(row && region)) return 0;
  const sight = region.getBoundingClientRect();
  const start = headsWidth(region);
  const isTurned = document.documentElement.dir === "rtl";
  const isInSight = (element: Element | null): boolean => {
    const { left, right } = element?.getBoundingClientRect() ?? { left: 0, right: 0 };
    const [before, behind] = isTurned ? [1, start] : [start, 1];
    return right > sight.left + before && left < sight.right - behind;
  };
  const { current } = desk.getState();
  const found = current === null ? undefined : findStep(columns, current);
  if (found && isInSight(row.querySelector(`[data-step="${current}"]`))) return found.columnAt;
  const first = [...row.querySelectorAll("[data-stage]")].findIndex(isInSight);
  return Math.max(0, Math.min(first, columns.length - 1));
}

/** What lies below the heads of lanes is not in sight: as wide as what the keyboard goes to keeps away from them. */
function headsWidth(region: Element): number {
  const padding = getComputedStyle(region).getPropertyValue("scroll-padding-inline-start");
  return Number.parseFloat(padding) || 1;
}
