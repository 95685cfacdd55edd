// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { doOrSay } from "../../app/saidUndo.ts";
import { t } from "../../i18n/t.ts";
import type { LocalSession } from "../../session/localSession.ts";
import { useToasts } from "../../ui/toasts.ts";
import { card, enter, list, open, pointOn, row, worldStyle } from "./board.fixture.tsx";

/** The facilitator locks or unlocks the board, from another screen. */
function lock(session: LocalSession, boardLocked: boolean): void {
  const values = { title: "Airline", boardLocked };
  const op = session.map.tables.workshop.has("main") ? "update" : "create";
  act(() => session.map.apply([{ op, table: "workshop", id: "main", values }], "server"));
}

/** Opens or closes the map for contributors. */
function openMap(session: LocalSession, mapOpen: boolean): void {
  const values = { mapOpen, schemaVersion: 1 };
  const op = session.room.tables.state.has("main") ? "update" : "create";
  act(() => session.room.apply([{ op, table: "state", id: "main", values }], "server"));
}

const message = () => useToasts.getState().toasts.at(-1)?.message;
const named = { name: "Wording of the touchpoint" };
const wording = () => screen.getByRole("textbox", named);

/** Opens the field of the first card and writes in it; what is pressed there. */
async function writeOnFirst(text: string) {
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  fireEvent.keyDown(await list(), { key: "Enter" });
  fireEvent.change(await screen.findByRole("textbox", named), { target: { value: text } });
  return (key: string) => fireEvent.keyDown(wording(), { key });
}

it("[MAP-380] cards that are carried while the board is locked stay where they were, and it is said why", async () => {
  const session = open();
  const place = await pointOn((await card(/Call/)).dataset.cardId ?? "");
  const surface = document.querySelector("[data-surface]") as HTMLElement;
  const at = (by: number) => ({
    ...{ clientX: place.x + by, clientY: place.y + by },
    ...{ pointerId: 1, button: 0 },
  });
  fireEvent.pointerDown(surface, at(0));
  fireEvent.pointerMove(surface, at(90));
  lock(session, true);
  fireEvent.pointerUp(surface, at(90));
  expect(row(session, "a")?.place).toEqual([0, 0]);
  expect(message()).toMatch(/^The facilitator has locked the board/);
});

it("[STA-84] a run of arrow keys over which the board is locked moves nothing else, and puts the card back as it ends", async () => {
  const session = open();
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  const atKeyboard = () => document.activeElement?.getAttribute("aria-activedescendant");
  const begun = atKeyboard();
  expect(begun).toBeTruthy();
  fireEvent.keyDown(await list(), { key: "ArrowRight" });
  lock(session, true);
  for (let at = 0; at < 3; at++)
    fireEvent.keyDown(await list(), { key: "ArrowRight", repeat: true });
  expect(atKeyboard()).toBe(begun);
  fireEvent.keyUp(await list(), { key: "ArrowRight" });
  expect(row(session, "a")?.place).toEqual([0, 0]);
  expect(message()).toMatch(/^The facilitator has locked the board/);
  // The next press looks around, as on any locked board.
  fireEvent.keyDown(await list(), { key: "ArrowRight" });
  expect(atKeyboard()).not.toBe(begun);
});

it("[MAP-432] who may write is told why a key, a press and a paste change nothing, once", async () => {
  const session = open();
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  lock(session, true);
  const place = await pointOn("a");
  const surface = document.querySelector("[data-surface]") as HTMLElement;
  const at = (by: number) => ({
    ...{ clientX: place.x + by, clientY: place.y + by },
    ...{ pointerId: 1, button: 0 },
  });
  const deeds = [
    async () => fireEvent.keyDown(await list(), { key: "Delete" }),
    async () => fireEvent.keyDown(await list(), { key: "n" }),
    () => fireEvent.doubleClick(surface, at(0)),
    () =>
      fireEvent.paste(surface, { clipboardData: { types: ["text/plain"], getData: () => "New" } }),
    () => {
      fireEvent.pointerDown(surface, at(0));
      fireEvent.pointerMove(surface, at(90));
      fireEvent.pointerUp(surface, at(90));
    },
  ];
  // What hears a paste comes after the first picture.
  for (const [at, deed] of deeds.entries()) {
    useToasts.setState({ toasts: [] });
    await waitFor(async () => {
      await deed();
      expect(message(), `deed ${at}`).toMatch(/^The facilitator has locked the board/);
    });
  }
  await deeds[0]?.();
  expect(useToasts.getState().toasts).toHaveLength(1);
  expect(session.map.tables.touchpoints.size).toBe(3);
});

it("[MAP-432] who may not write anyway is told nothing of a lock by a key", async () => {
  const session = open({ role: "viewer" });
  await enter();
  lock(session, true);
  useToasts.setState({ toasts: [] });
  fireEvent.keyDown(await list(), { key: "n" });
  expect(message()).toBeUndefined();
});

it("[MAP-380] what is written while the board is locked waits in its field until it may be taken", async () => {
  const session = open();
  await card(/Call/);
  const press = await writeOnFirst("Calls the hotline");
  lock(session, true);
  press("Enter");
  expect(row(session, "a")?.text).toBe("Call the hotline");
  expect(wording()).toHaveValue("Calls the hotline");
  expect(message()).toMatch(/^Cards cannot be changed just now/);
  lock(session, false);
  press("Enter");
  await waitFor(() => expect(row(session, "a")?.text).toBe("Calls the hotline"));
});

it("[MAP-447] what is written on a card is kept where the board is left by the way back, without a blur", async () => {
  const session = open();
  await card(/Call/);
  await writeOnFirst("Calls the hotline");
  cleanup();
  expect(row(session, "a")?.text).toBe("Calls the hotline");
});

it("[MAP-447] what is given up by Escape is not kept when the board is left, nor what waits while it is locked: that is said", async () => {
  const session = open();
  await card(/Call/);
  const press = await writeOnFirst("Calls somebody");
  press("Escape");
  await writeOnFirst("Calls the hotline");
  lock(session, true);
  fireEvent.blur(wording());
  cleanup();
  expect(row(session, "a")?.text).toBe("Call the hotline");
  await waitFor(() => expect(message()).toBe(t("writing.lost", { words: "Calls the hotline" })));
});

it("[MAP-447] what is written on a card is kept as the page goes", async () => {
  const session = open();
  await card(/Call/);
  await writeOnFirst("Calls the hotline");
  fireEvent(window, new Event("pagehide"));
  expect(row(session, "a")?.text).toBe("Calls the hotline");
});

it("[MAP-447] what is being written as the board is locked is said where the board is left", async () => {
  const session = open();
  await card(/Call/);
  await writeOnFirst("Calls the hotline");
  lock(session, true);
  cleanup();
  await waitFor(() => expect(message()).toBe(t("writing.lost", { words: "Calls the hotline" })));
  expect(row(session, "a")?.text).toBe("Call the hotline");
});

it("[MAP-380] what waited and is given up by Escape is not said to be lost", async () => {
  const session = open();
  await card(/Call/);
  const press = await writeOnFirst("Calls the hotline");
  lock(session, true);
  fireEvent.blur(wording());
  press("Escape");
  await import("../../writing/whoWrites.ts");
  await act(async () => undefined);
  expect(message()).toBeUndefined();
});

it("[MAP-380] Escape gives up what was written, locked or not", async () => {
  const session = open();
  await card(/Call/);
  const press = await writeOnFirst("Calls the hotline");
  lock(session, true);
  press("Escape");
  expect(screen.queryByRole("textbox", { name: /Wording of/ })).toBeNull();
  await waitFor(async () => expect(await list()).toHaveFocus());
});

it("[STA-91] words that wait are given up by a press of their message, where there is no Escape", async () => {
  const session = open();
  await card(/Call/);
  await writeOnFirst("Calls the hotline");
  lock(session, true);
  fireEvent.blur(wording());
  const { action } = useToasts.getState().toasts.at(-1) ?? {};
  expect(action?.label).toBe("Discard it");
  act(() => action?.onPress());
  expect(screen.queryByRole("textbox", { name: /Wording of/ })).toBeNull();
  expect(message()).toBeUndefined();
  lock(session, false);
  expect(row(session, "a")?.text).toBe("Call the hotline");
});

it("[MAP-381] who may write no more keeps the view, the selection and what is being written", async () => {
  const session = open({ role: "contributor" });
  openMap(session, true);
  await card(/Call/);
  const press = await writeOnFirst("Calls the hotline");
  const surface = document.querySelector("[data-surface]") as HTMLElement;
  fireEvent.wheel(surface, { deltaY: 40 });
  await waitFor(() => expect(worldStyle()).not.toBe(""));
  const seen = worldStyle();
  openMap(session, false);
  expect(wording()).toHaveValue("Calls the hotline");
  press("Enter");
  expect(row(session, "a")?.text).toBe("Call the hotline");
  openMap(session, true);
  expect(worldStyle()).toBe(seen);
  press("Enter");
  await waitFor(() => expect(row(session, "a")?.text).toBe("Calls the hotline"));
});

it("[MAP-380] the name of a group that is written while the board is locked waits in its field", async () => {
  const session = open();
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  fireEvent.keyDown(await list(), { key: "g" });
  const name = await screen.findByRole("textbox", { name: "Name of the group" });
  fireEvent.change(name, { target: { value: "Hotline" } });
  lock(session, true);
  fireEvent.keyDown(name, { key: "Enter" });
  expect(name).toHaveValue("Hotline");
  expect(message()).toMatch(/^Cards cannot be changed just now/);
  lock(session, false);
  fireEvent.keyDown(name, { key: "Enter" });
  const names = [...session.map.tables.groups.values()].map((group) => group.name);
  expect(names).toEqual(["Hotline"]);
});

it("[MAP-380] words that wait in a field without the keyboard are taken once they may be", async () => {
  const session = open();
  await card(/Call/);
  await writeOnFirst("Calls the hotline");
  lock(session, true);
  act(() => wording().blur());
  expect(wording()).toHaveValue("Calls the hotline");
  lock(session, false);
  await waitFor(() => expect(row(session, "a")?.text).toBe("Calls the hotline"));
  expect(screen.queryByRole("textbox", named)).toBeNull();
});

it("[MAP-406] what was done to cards is not taken back nor done again while the board is locked, and stays to be", async () => {
  const session = open();
  await card(/Call/);
  (await writeOnFirst("Calls the hotline"))("Enter");
  const text = () => row(session, "a")?.text;
  const { undo } = session;
  lock(session, true);
  act(() => doOrSay(undo.undo));
  expect(text()).toBe("Calls the hotline");
  expect(useToasts.getState().toasts.map((toast) => toast.message)).toEqual([
    "The facilitator has locked the board: cards stay as they are.",
  ]);
  lock(session, false);
  act(() => doOrSay(undo.undo));
  expect(text()).toBe("Call the hotline");
  lock(session, true);
  act(() => doOrSay(undo.redo));
  expect(text()).toBe("Call the hotline");
  lock(session, false);
  act(() => doOrSay(undo.redo));
  expect(text()).toBe("Calls the hotline");
});

it("[MAP-406] the lock itself is taken back, and so opens the board", async () => {
  const session = open({ role: "facilitator" });
  await card(/Call/);
  const more = await screen.findByRole("button", { name: "More about the board" });
  fireEvent.click(more);
  fireEvent.click(await screen.findByRole("menuitem", { name: "Lock the board" }));
  const isLocked = () => session.map.tables.workshop.get("main")?.boardLocked ?? false;
  expect(isLocked()).toBe(true);
  act(() => doOrSay(session.undo.undo));
  expect(isLocked()).toBe(false);
});

it("[MAP-381] what may be done to the selection follows when the map is closed and opened again", async () => {
  const session = open({ role: "contributor" });
  openMap(session, true);
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  const bar = await screen.findByRole("toolbar", { name: "What to do with the selection" });
  const remove = () => within(bar).queryByRole("button", { name: "Delete" });
  await waitFor(() => expect(remove()).not.toBeNull());
  openMap(session, false);
  await waitFor(() => expect(remove()).toBeNull());
  openMap(session, true);
  await waitFor(() => expect(remove()).not.toBeNull());
});
