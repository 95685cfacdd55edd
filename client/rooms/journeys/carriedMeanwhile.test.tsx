// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { journeyOutline } from "../../../shared/model/outline.ts";
import { t } from "../../i18n/t.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { showJourneys } from "./show.fixture.tsx";

const step = (id: string, stageId: string, order: string): readonly MapChange[] => [
  create("touchpoints", `t-${id}`, { text: id }),
  create("steps", id, { journeyId: "j", touchpointId: `t-${id}`, slot: [stageId, order] }),
];
/** Choose (Advert, Basket), Use (Unpack, Wear, Wash). */
const shop: readonly MapChange[] = [
  create("personas", "p", { name: "Nadia" }),
  create("journeys", "j", { personaId: "p", kind: "ideal" }),
  create("stages", "choose", { journeyId: "j", name: "Choose", order: "V1" }),
  create("stages", "use", { journeyId: "j", name: "Use", order: "V2" }),
  ...step("Advert", "choose", "V1"),
  ...step("Basket", "choose", "V2"),
  ...step("Unpack", "use", "V1"),
  ...step("Wear", "use", "V2"),
  ...step("Wash", "use", "V3"),
];

beforeEach(() => {
  window.localStorage.clear();
  window.sessionStorage.clear();
  return layOutLists(600, 60);
});

const card = (id: string) => document.querySelector<HTMLElement>(`[data-step="${id}"]`);
const press = (key: string): boolean =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
const lastSaid = () =>
  document.querySelector("[data-live-announcer] [aria-live=assertive]")?.lastElementChild
    ?.textContent;

/** Picks up Advert, with Basket where both are selected, and holds it at the head of Use. */
function carry(...ids: readonly string[]): LocalSession {
  const session = localSession({ map: shop });
  showJourneys(session);
  for (const id of ids) fireEvent.click(card(id) as HTMLElement, { ctrlKey: true });
  act(() => card("Advert")?.focus());
  press("Enter");
  press("ArrowRight");
  press("Home");
  return session;
}

/** Somebody else changes it. */
function change(session: LocalSession, ...changes: readonly MapChange[]): void {
  act(() => {
    session.map.apply(changes, "other");
    session.map.flush();
  });
}

const gone = (table: "steps" | "stages", id: string): MapChange => ({ op: "delete", table, id });

function words(session: LocalSession): string {
  const stages = journeyOutline(session.map.tables, "j")?.stages ?? [];
  const texts = stages.map(({ steps }) => steps.map(({ step: { id } }) => id).join(", "));
  return texts.join(" | ");
}

const place = (what: string, stage: string, number: number, total: number): string =>
  t("journeys.carryPlace", { what, stage, number, total });

test("[MAP-429] what is carried by keys keeps its place where somebody else takes away the step behind it, or adds one before", () => {
  const session = carry();
  press("ArrowDown");
  change(session, gone("steps", "Wear"));
  expect(lastSaid()).toBe(place("Advert", "Use", 2, 3));
  change(session, ...step("Smell", "use", "U5"));
  expect(lastSaid()).toBe(place("Advert", "Use", 3, 4));
  press("Enter");
  expect(words(session)).toBe("Basket | Smell, Unpack, Advert, Wash");
});

test("[MAP-429] of several that are carried by keys those that are left go on, and where none is left that is said", () => {
  const session = carry("Advert", "Basket");
  change(session, gone("steps", "Basket"));
  expect(lastSaid()).toBe(place("Advert", "Use", 1, 4));
  change(session, gone("steps", "Advert"));
  expect(lastSaid()).toBe(t("journeys.carryGone"));
  act(() => card("Wear")?.focus());
  press("ArrowDown");
  expect(card("Wash")).toHaveFocus();
});

test("[MAP-429] where the stage goes that it is held over, it is where it was taken from", () => {
  const session = carry();
  change(session, gone("stages", "use"));
  expect(lastSaid()).toBe(place("Advert", "Choose", 1, 5));
  press("Enter");
  expect(words(session)).toBe("Advert, Basket, Unpack, Wear, Wash");
  expect(screen.queryByRole("alert")).toBeNull();
});
