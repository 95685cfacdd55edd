// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../shared/model/change.fixture.ts";
import { t } from "../i18n/t.ts";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { layOutLists } from "../testing/virtualList.ts";
import { useToasts } from "../ui/toasts.ts";
import { OutlineView } from "./OutlineView.tsx";

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  return layOutLists(600, 40);
});

/** The pool with Advert and Basket, the first having the keyboard. */
async function openAtAdvert() {
  const session = localSession({
    map: [
      create("touchpoints", "a", { text: "Advert" }),
      create("touchpoints", "b", { text: "Basket" }),
    ],
  });
  render(
    <SessionProvider value={session}>
      <OutlineView first="pool" />
    </SessionProvider>,
  );
  const row = await screen.findByRole("treeitem", { name: /^Advert/ });
  act(() => row.focus());
  const change = (...changes: Parameters<typeof session.map.apply>[0]) =>
    act(() => {
      session.map.apply(changes, "other");
      session.map.flush();
    });
  return {
    session,
    change,
    takeAway: () => change({ op: "delete", table: "touchpoints", id: "a" }),
  };
}

const said = () => useToasts.getState().toasts.map(({ message }) => message);

test("[MAP-447] words for a row that somebody else takes away are said", async () => {
  const { takeAway } = await openAtAdvert();
  await userEvent.keyboard("{Enter}");
  fireEvent.change(await screen.findByRole("textbox", { name: /Advert/ }), {
    target: { value: "Poster" },
  });
  takeAway();
  await waitFor(() => expect(said()).toEqual([t("writing.lost", { words: "Poster" })]));
});

test("[MAP-448] who rewords a row that somebody else has just reworded is told of their words", async () => {
  const { session, change } = await openAtAdvert();
  await userEvent.keyboard("{Enter}");
  const field = await screen.findByRole("textbox", { name: /Advert/ });
  fireEvent.change(field, { target: { value: "Poster" } });
  change({ op: "update", table: "touchpoints", id: "a", values: { text: "Leaflet" } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(session.map.tables.touchpoints.get("a")?.text).toBe("Poster");
  expect(said()).toEqual([t("writing.overtook", { words: "Leaflet" })]);
});

test("[MAP-451] what is asked about a row that somebody else takes away goes, and is asked of no other", async () => {
  const { takeAway } = await openAtAdvert();
  await userEvent.keyboard("e");
  const notes = await screen.findByRole("textbox", { name: t("outline.notes") });
  fireEvent.change(notes, { target: { value: "Nine minutes" } });
  takeAway();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(said()).toEqual([t("writing.lost", { words: "Nine minutes" })]);
});

test("[MAP-451] so it is with what can be done with a row", async () => {
  const { takeAway } = await openAtAdvert();
  await userEvent.keyboard("a");
  await screen.findByRole("dialog");
  takeAway();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test.each(["{Enter}", "a", "n", "c"])(
  "[A11-151] the keyboard is at the next row where one goes that something is written or asked about: %s",
  async (key) => {
    const { takeAway } = await openAtAdvert();
    await userEvent.keyboard(key);
    await waitFor(() => expect(document.activeElement).not.toHaveAttribute("role", "treeitem"));
    takeAway();
    await waitFor(() => expect(screen.getByRole("treeitem", { name: /^Basket/ })).toHaveFocus());
  },
);

test("[MAP-450] who has gone on from the step of the address is not fetched back where it goes and comes again", async () => {
  const steps = [
    create("steps", "s", { journeyId: "j", touchpointId: "a", slot: ["st", "V"] }),
    create("steps", "r", { journeyId: "j", touchpointId: "b", slot: ["st", "W"] }),
  ] as const;
  const session = localSession({
    map: [
      create("touchpoints", "a", { text: "Advert" }),
      create("touchpoints", "b", { text: "Basket" }),
      create("personas", "p", { name: "Martin" }),
      create("journeys", "j", { personaId: "p", kind: "ideal" }),
      create("stages", "st", { journeyId: "j", name: "Inform", order: "V" }),
      ...steps,
    ],
  });
  render(
    <SessionProvider value={session}>
      <OutlineView first="journeys" journeyId="j" pointedAt="s" />
    </SessionProvider>,
  );
  const row = (name: RegExp) => screen.findByRole("treeitem", { name });
  await waitFor(async () => expect(await row(/^Advert/)).toHaveFocus());
  const basket = await row(/^Basket/);
  act(() => basket.focus());
  const change = (one: Parameters<typeof session.map.apply>[0][number]) =>
    act(() => {
      session.map.apply([one], "other");
      session.map.flush();
    });
  change({ op: "delete", table: "steps", id: "s" });
  change(steps[0]);
  await row(/^Advert/);
  await act(() => new Promise((shown) => requestAnimationFrame(() => shown(undefined))));
  expect(basket).toHaveFocus();
});
