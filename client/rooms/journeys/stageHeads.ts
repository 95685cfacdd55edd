// Owns: where the heads of stages are on the page. Rule A11-178.

import { journeyMapId } from "./journeyHere.ts";

/** At which place the stage stands that has this element in its head; −1: none has. */
export function headUnder(row: HTMLElement | null, element: Element | null): number {
  const stage = element?.closest("header")?.closest("[data-stage]");
  return row && stage ? stagesOn(row).indexOf(stage) : -1;
}

/** Puts the focus on the name of the stage at a place, of the last if there are not so many, of the map if there are none. */
export function focusHead(row: HTMLElement | null, at: number): void {
  const stages = row ? stagesOn(row) : [];
  const name = stages[Math.min(at, stages.length - 1)]?.querySelector<HTMLElement>("header button");
  (name ?? document.getElementById(journeyMapId))?.focus();
}

function stagesOn(row: HTMLElement): Element[] {
  return [...row.querySelectorAll("[data-stage]")];
}
