// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { nadia } from "./shop.fixture.ts";
import { journeyInWords, showJourneys } from "./show.fixture.tsx";

const step = (id: string, touchpointId: string, slot: readonly [string, string]): MapChange =>
  create("steps", id, { journeyId: "j", touchpointId, slot });
/** Choose (Advert, Basket), Use (Card); Delivery waits in the pool. */
const shop: readonly MapChange[] = [
  ...nadia,
  create("touchpoints", "b", { text: "Basket" }),
  create("touchpoints", "c", { text: "Card" }),
  create("touchpoints", "d", { text: "Delivery" }),
  step("sa", "a", ["choose", "V1"]),
  step("sb", "b", ["choose", "V2"]),
  step("sc", "c", ["use", "V1"]),
];

beforeEach(() => {
  window.localStorage.clear();
  window.sessionStorage.clear();
  return layOutLists(600, 60);
});

const card = (id: string) => document.querySelector<HTMLElement>(`[data-step="${id}"]`);

/** Advert is shown in the panel; Card is selected with it. */
async function chooseTwo() {
  const session = localSession({ map: shop });
  showJourneys(session);
  fireEvent.click(card("sc") as HTMLElement);
  fireEvent.click(card("sa") as HTMLElement, { ctrlKey: true });
  const panel = await screen.findByRole("complementary", { name: t("journeys.panelTitle") });
  await within(panel).findByDisplayValue("Advert");
  return { session, panel: within(panel) };
}

const momentsOf = ({ map }: LocalSession): readonly unknown[] =>
  ["sa", "sb", "sc"].map((id) => map.tables.steps.get(id)?.momentOfTruth);

test("[MAP-452] the panel says that several steps are selected, and marks and moves all of them", async () => {
  const { session, panel } = await chooseTwo();
  expect(panel.getByText(t("journeys.panelSeveral", { count: 2 }))).toBeInTheDocument();
  fireEvent.click(panel.getByRole("radio", { name: t("journeys.momentLoveShort") }));
  await waitFor(() => expect(momentsOf(session)).toEqual(["love", "", "love"]));
  fireEvent.click(panel.getByRole("switch", { name: t("journeys.panelMissing") }));
  expect(session.map.tables.steps.get("sc")?.missing).toBe(true);
  fireEvent.click(panel.getByRole("button", { name: /Several stages/ }));
  fireEvent.click(await screen.findByRole("option", { name: "Use" }));
  await waitFor(() => expect(journeyInWords(session)).toBe("Choose: Basket | Use: Advert Card"));
});

test("[MAP-452] what the steps do not share is not shown as theirs", async () => {
  const { session, panel } = await chooseTwo();
  const love = () => panel.getByRole("radio", { name: t("journeys.momentLoveShort") });
  const values = { momentOfTruth: "love" as const };
  act(() => session.map.apply([{ op: "update", table: "steps", id: "sa", values }], "other"));
  await waitFor(() =>
    expect(panel.getByRole("radio", { name: t("journeys.momentNoneShort") })).not.toBeChecked(),
  );
  expect(love()).not.toBeChecked();
  fireEvent.click(love());
  await waitFor(() => expect(momentsOf(session)).toEqual(["love", "", "love"]));
  expect(love()).toBeChecked();
});

test("[MAP-452] taking out says how many, and takes all of them", async () => {
  const { session, panel } = await chooseTwo();
  fireEvent.click(panel.getByText(t("journeys.removeMany", { count: 2 })));
  await waitFor(() => expect(journeyInWords(session)).toBe("Choose: Basket | Use:"));
});

test("[MAP-452] of one step the panel says nothing of several", async () => {
  const session = localSession({ map: shop });
  showJourneys(session);
  fireEvent.click(card("sa") as HTMLElement);
  expect(await screen.findByText(t("journeys.remove"))).toBeInTheDocument();
  expect(screen.queryByText(/selected/)).toBeNull();
});

test("[A11-259] ArrowDown leads from the search of the pool to what is found, and Escape back and out of it", async () => {
  showJourneys(localSession({ map: shop }));
  const field = await screen.findByRole("searchbox", { name: t("journeys.poolSearch") });
  const pool = within(screen.getByRole("complementary", { name: t("journeys.pool") }));
  await pool.findByRole("option", { name: /^Delivery/ });
  act(() => field.focus());
  fireEvent.change(field, { target: { value: "deliv" } });
  fireEvent.keyDown(field, { key: "ArrowDown" });
  const found = () => pool.getByRole("option", { name: /^Delivery/ });
  await waitFor(() => expect(found()).toHaveFocus());
  fireEvent.keyDown(found(), { key: " ", ctrlKey: true });
  expect(found()).toHaveAttribute("aria-selected", "true");
  fireEvent.keyDown(found(), { key: "Escape" });
  expect(found()).toHaveAttribute("aria-selected", "false");
  fireEvent.keyDown(found(), { key: "Escape" });
  await waitFor(() => expect(field).toHaveFocus());
  expect(field).toHaveValue("deliv");
  fireEvent.keyDown(field, { key: "Escape" });
  await waitFor(() => expect(field).toHaveValue(""));
  expect(field).toHaveFocus();
});

test("[MAP-452] the panel that a key opens keeps the steps selected with its own, and lets go of others", async () => {
  showJourneys(localSession({ map: shop }));
  const said = () => screen.queryByText(t("journeys.panelSeveral", { count: 2 }));
  const first = card("sa") as HTMLElement;
  act(() => first.focus());
  fireEvent.keyDown(first, { key: "ArrowDown", shiftKey: true });
  fireEvent.keyDown(card("sb") as HTMLElement, { key: "e" });
  await screen.findByDisplayValue("Basket");
  expect(said()).toBeInTheDocument();
  fireEvent.keyDown(card("sc") as HTMLElement, { key: "e" });
  await screen.findByDisplayValue("Card");
  expect(said()).toBeNull();
});
