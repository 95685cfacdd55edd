// Owns: keys and clicks on the steps of the map: going from step to step, selecting, picking up, marking, taking out.
// One listener on the map, none on the cards. Rules A11-31, A11-32, A11-199, MAP-217,
// MAP-410.

import { type FocusEvent, type KeyboardEvent, type MouseEvent, useMemo } from "react";
import { pressedId } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { enterPanel } from "../../ui/enterPanel.ts";
import { type Column, cellsOf, findStep } from "./columns.ts";
import { nextMoment, sayMoment, takeOut } from "./deeds.ts";
import {
  areStepsBeside,
  type Desk,
  rangeOf,
  selectOnly,
  selectRange,
  showDetails,
  toggleSelected,
} from "./desk.ts";
import type { Tools } from "./journeyHere.ts";
import { mapKeys } from "./keys.ts";
import { stepsWith } from "./stepDeeds.ts";
import { thoughtUnder, writeThought } from "./thought.ts";
import { pickUp } from "./useCarryKeys.ts";

export interface MapHandlers {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

/** What the element around the columns listens to. */
export function useMapKeys(tools: Tools): MapHandlers {
  return useMemo(
    () => ({
      onKeyDown: (event) => {
        const stepId = stepOnItsWay(tools) ?? stepUnder(event.target);
        if (stepId === null || event.defaultPrevented || event.nativeEvent.isComposing) return;
        if (press(tools, event, stepId)) event.preventDefault();
      },
      onClick: (event) => {
        const thought = thoughtUnder(event.target);
        if (thought !== null) writeThought(tools.desk, thought);
        const stepId = stepUnder(event.target);
        if (stepId === null) return;
        if (event.shiftKey) selectRange(tools.desk, orderOf(tools), stepId);
        else if (event.ctrlKey || event.metaKey) toggleSelected(tools.desk, stepId);
        else selectOnly(tools.desk, stepId, true);
        focusStep(stepId);
      },
      onFocus: (event) => {
        const stepId = stepUnder(event.target);
        if (stepId !== null && tools.desk.getState().current === null)
          tools.desk.setState({ current: stepId });
      },
    }),
    [tools],
  );
}

/** The step that an element belongs to. */
export function stepUnder(target: EventTarget | null): string | null {
  const card = target instanceof Element ? target.closest("[data-step]") : null;
  return card?.getAttribute("data-step") ?? null;
}

/** The step that the focus is about to go to: a key pressed before then means that one. */
function stepOnItsWay({ desk, journey }: Tools): string | null {
  const { wanted } = desk.getState();
  return wanted !== null && findStep(journey.columns(), wanted) ? wanted : null;
}

/** Puts the focus on a step; whether it is on screen. */
export function focusStep(stepId: string, options?: FocusOptions): boolean {
  const card = stepCard(stepId);
  card?.focus(options);
  return card !== null;
}

/** Brings a step into sight; whether it is on screen. */
export function showStep(stepId: string): boolean {
  const card = stepCard(stepId);
  card?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  return card !== null;
}

function stepCard(stepId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-step="${stepId}"]`);
}

function press(tools: Tools, event: KeyboardEvent, stepId: string): boolean {
  const id = pressedId(mapKeys, event);
  const { desk, journey } = tools;
  switch (id) {
    case undefined:
      return false;
    case "go":
    case "extend":
      go(tools, event, stepId);
      return true;
    case "selectAll": {
      const all = orderOf(tools);
      desk.setState({ selected: new Set(all) });
      announce(t("journeys.placeChosen", { count: all.length }));
      return true;
    }
    case "toggle":
      toggleSelected(desk, stepId);
      return true;
    case "details":
      look(desk, stepId);
      return true;
    case "clear":
      desk.setState({ selected: new Set(), hasDetails: false });
      return true;
    case "pickUp":
      // Who may not move it looks at it.
      if (!journey.mayEdit) look(desk, stepId);
      else if (!event.repeat) pickUp(tools, "steps", stepsWith(tools, stepId));
      return true;
    case "think":
      if (journey.mayEdit) writeThought(desk, stepId);
      return journey.mayEdit;
    case "remove":
    case "moment":
      return journey.mayEdit && change(tools, id, stepId);
    default:
      return id satisfies never;
  }
}

/** Opens the panel about a step; once more leads into it. */
function look(desk: Desk, stepId: string): void {
  const { hasDetails, current } = desk.getState();
  if (hasDetails && current === stepId) enterPanel();
  else showDetails(desk, stepId);
}

/** To another step, selecting along the way while Shift is held. */
function go(tools: Tools, event: KeyboardEvent, stepId: string): void {
  const { desk, journey } = tools;
  const lead = areStepsBeside(desk) ? neighbourAlong : neighbour;
  const target = lead(journey.columns(), stepId, event.key) ?? null;
  if (target === null) return;
  if (event.shiftKey) {
    const isFar = event.key === "Home" || event.key === "End";
    const way = isFar ? rangeOf(orderOf(tools), stepId, target) : [stepId, target];
    desk.setState(({ selected }) => ({
      selected: new Set([...selected, ...way]),
      current: target,
    }));
  } else {
    desk.setState({ current: target });
    // The panel goes along, so that a journey can be read step by step.
    if (desk.getState().hasDetails) selectOnly(desk, target, true);
  }
  focusStep(target);
  // By itself the browser is content with a small part of it. Rule MAP-297.
  showStep(target);
}

function change(tools: Tools, id: "remove" | "moment", stepId: string): true {
  const ids = stepsWith(tools, stepId);
  if (id === "remove") takeOut(tools, ids);
  else {
    const moment = tools.session.map.tables.steps.get(stepId)?.momentOfTruth ?? "";
    sayMoment(tools, ids, nextMoment(moment));
  }
  return true;
}

/** The step that a key leads to: `null` at an edge, `undefined` if the key leads nowhere. */
function neighbour(
  columns: readonly Column[],
  stepId: string,
  key: string,
): string | null | undefined {
  const found = findStep(columns, stepId);
  if (!found) return undefined;
  const { column, at, columnAt } = found;
  const isTurned = document.documentElement.dir === "rtl";
  switch (key) {
    case "ArrowUp":
      return column.cells[at - 1]?.stepId ?? null;
    case "ArrowDown":
      return column.cells[at + 1]?.stepId ?? null;
    case "ArrowLeft":
    case "ArrowRight":
      return across(columns, columnAt, at, (key === "ArrowRight") === isTurned ? -1 : 1);
    case "Home":
      return column.cells[0]?.stepId ?? null;
    case "End":
      return column.cells.at(-1)?.stepId ?? null;
    default:
      return undefined;
  }
}

/** The same where steps stand beside each other: across goes on over the ends of stages, up and down by stages. */
function neighbourAlong(
  columns: readonly Column[],
  stepId: string,
  key: string,
): string | null | undefined {
  const found = findStep(columns, stepId);
  if (!found) return undefined;
  const { at, columnAt } = found;
  const order = cellsOf(columns);
  const place = order.findIndex((cell) => cell.stepId === stepId);
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
      return order[place + (key === forward ? 1 : -1)]?.stepId ?? null;
    case "ArrowUp":
      return across(columns, columnAt, at, -1);
    case "ArrowDown":
      return across(columns, columnAt, at, 1);
    default:
      return neighbour(columns, stepId, key);
  }
}

/** The step at the same height in the next column that has any. */
function across(columns: readonly Column[], from: number, at: number, by: -1 | 1): string | null {
  for (let next = from + by; next >= 0 && next < columns.length; next += by) {
    const cells = columns[next]?.cells ?? [];
    const cell = cells[Math.min(at, cells.length - 1)];
    if (cell) return cell.stepId;
  }
  return null;
}

function orderOf({ journey }: Tools): readonly string[] {
  return cellsOf(journey.columns()).map((cell) => cell.stepId);
}
