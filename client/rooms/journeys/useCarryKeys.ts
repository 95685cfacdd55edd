// Owns: carrying by keys alone: picking up, choosing the place with arrow keys, dropping, cancelling, each said aloud.
// While something is carried, its keys belong to it, wherever the focus is. Rules A11-30, A11-31, MAP-429.

import { useEffect } from "react";
import { pressedId } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import {
  type Carry,
  type Direction,
  nextPlace,
  nextPlaceAlong,
  type Place,
  settled,
  startPlace,
} from "./carry.ts";
import type { Column } from "./columns.ts";
import { dropAt, placeWords } from "./deeds.ts";
import { areStepsBeside, useDesk } from "./desk.ts";
import type { Tools } from "./journeyHere.ts";
import { carryKeys } from "./keys.ts";
import { carryWords } from "./words.ts";

/** Picks up touchpoints of the pool or steps, to be carried by keys. */
export function pickUp(tools: Tools, what: "touchpoints" | "steps", ids: readonly string[]): void {
  const { desk, journey } = tools;
  if (ids.length === 0) return;
  const place = startPlace(journey.columns(), ids, desk.getState().lastStageId);
  if (!place) {
    announce(t("journeys.carryNowhere"), "assertive");
    return;
  }
  const carry: Carry = { what, ids, by: "keys", place };
  desk.setState({ carry });
  announce(
    `${t("journeys.carryStarted", { what: carryWords(tools, carry) })} ${placeWords(tools, carry, place)}`,
    "assertive",
  );
  show(place);
}

/** Listens while something is carried by keys. */
export function useCarryKeys(tools: Tools, columns: readonly Column[]): void {
  // Others go on changing the journey meanwhile.
  useEffect(() => settle(tools, columns), [tools, columns]);
  const isCarrying = useDesk(({ carry }) => carry?.by === "keys");
  useEffect(() => {
    if (!isCarrying) return undefined;
    const press = (event: KeyboardEvent): void => pressed(tools, event);
    const cancel = (): void => cancelCarry(tools);
    window.addEventListener("keydown", press, { capture: true });
    window.addEventListener("pointerdown", cancel, { capture: true });
    return () => {
      window.removeEventListener("keydown", press, { capture: true });
      window.removeEventListener("pointerdown", cancel, { capture: true });
    };
  }, [isCarrying, tools]);
}

function pressed(tools: Tools, event: KeyboardEvent): void {
  const { carry } = tools.desk.getState();
  if (!carry?.place || event.isComposing) return;
  const id = pressedId(carryKeys, event);
  switch (id) {
    case undefined:
      // Tab would leave what is carried behind.
      if (event.key !== "Tab") return;
      break;
    case "place":
      move(tools, carry, carry.place, directionOf(event.key));
      break;
    case "drop":
      if (!event.repeat) dropAt(tools, carry, carry.place);
      break;
    case "cancel":
      cancelCarry(tools);
      break;
    default:
      id satisfies never;
  }
  event.preventDefault();
  event.stopPropagation();
}

function move(tools: Tools, carry: Carry, from: Place, direction: Direction | undefined): void {
  if (!direction) return;
  const next = areStepsBeside(tools.desk) ? nextPlaceAlong : nextPlace;
  const place = next(tools.journey.columns(), carry.ids, from, direction);
  tools.desk.setState({ carry: { ...carry, place } });
  announce(placeWords(tools, carry, place), "assertive");
  show(place);
}

function settle(tools: Tools, columns: readonly Column[]): void {
  const { carry } = tools.desk.getState();
  if (carry?.by !== "keys") return;
  const next = settled(columns, carry);
  if (next === carry) return;
  tools.desk.setState({ carry: next });
  if (next?.place) {
    announce(placeWords(tools, next, next.place), "assertive");
    show(next.place);
  } else announce(t("journeys.carryGone"), "assertive");
}

function cancelCarry({ desk }: Tools): void {
  desk.setState({ carry: null });
  announce(t("journeys.carryCancelled"), "assertive");
}

function directionOf(key: string): Direction | undefined {
  const isTurned = document.documentElement.dir === "rtl";
  const directions: Readonly<Record<string, Direction>> = {
    ArrowUp: "up",
    ArrowDown: "down",
    ArrowLeft: isTurned ? "on" : "back",
    ArrowRight: isTurned ? "back" : "on",
    Home: "first",
    End: "last",
  };
  return directions[key];
}

/** Brings the place into sight. */
function show(place: Place): void {
  const selector = place.behind
    ? `[data-step="${place.behind}"]`
    : `[data-stage="${place.stageId}"]`;
  document.querySelector(selector)?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
}
