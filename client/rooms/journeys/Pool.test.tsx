// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { showJourneys } from "./show.fixture.tsx";

beforeEach(() => {
  const putBack = layOutLists(600, 60);
  // Of a phone's width.
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: query.includes("max-width"),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  showJourneys(
    localSession({
      map: [
        create("personas", "p", { name: "Nadia", color: 1 }),
        create("journeys", "j", { personaId: "p", kind: "ideal" }),
        create("stages", "buy", { journeyId: "j", name: "Buy", order: "V" }),
        create("touchpoints", "t", { text: "Advert" }),
      ],
    }),
  );
  return putBack;
});
afterEach(() => vi.unstubAllGlobals());

const pool = () => screen.getByRole("complementary", { name: t("journeys.pool") });

function swipe(from: number, to: number): void {
  const head = screen.getByRole("heading", { name: t("journeys.pool") });
  fireEvent.touchStart(head, { changedTouches: [{ clientX: 9, clientY: from }] });
  fireEvent.touchEnd(head, { changedTouches: [{ clientX: 9, clientY: to }] });
}

test("[MAP-316] a finger on the head of the pool opens and closes it on a phone, and what is carried over the map folds it", async () => {
  const isOpen = () => screen.queryByRole("searchbox", { name: t("journeys.poolSearch") }) !== null;
  expect(isOpen()).toBe(false);
  swipe(700, 690);
  expect(isOpen()).toBe(false);
  swipe(700, 500);
  expect(isOpen()).toBe(true);
  const card = await screen.findByRole("option", { name: /^Advert/ });
  expect(pool()).toHaveAttribute("data-folded", "false");
  act(() => card.focus());
  fireEvent.keyDown(card, { key: "Enter" });
  await waitFor(() => expect(pool()).toHaveAttribute("data-folded", "true"));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
  await waitFor(() => expect(pool()).toHaveAttribute("data-folded", "false"));
  swipe(500, 600);
  expect(isOpen()).toBe(false);
});

test("[MAP-438] a pool that is searched says how many are found, aloud, too, and no more once nothing is sought", async () => {
  swipe(700, 500);
  const field = screen.getByRole("searchbox", { name: t("journeys.poolSearch") });
  await screen.findByRole("option", { name: /^Advert/ });
  const words = (count: number): string => t("journeys.poolFound", { count, total: 1 });
  fireEvent.change(field, { target: { value: "adv" } });
  await waitFor(() => expect(within(pool()).getByText(words(1))).toBeInTheDocument());
  const said = () => document.querySelector("[data-live-announcer]")?.textContent;
  expect(said()).toContain(words(1));
  fireEvent.change(field, { target: { value: "adverb" } });
  await waitFor(() => expect(said()).toContain(words(0)));
  fireEvent.change(field, { target: { value: "" } });
  const all = t("journeys.poolCount", { count: 1, waiting: 1 });
  await waitFor(() => expect(within(pool()).getByText(all)).toBeInTheDocument());
});
