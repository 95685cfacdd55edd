// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import type { LocalSession } from "../../session/localSession.ts";
import { useToasts } from "../../ui/toasts.ts";
import { card, enter, list, open, row } from "./board.fixture.tsx";

// Fetched once; what comes later comes at once.
beforeAll(() => import("../../writing/whoWrites.ts"));

const messages = () => useToasts.getState().toasts.map((toast) => toast.message);

/** Somebody else, at another screen, does what they do. */
function elsewhere(session: LocalSession, ...changes: readonly MapChange[]): void {
  act(() => session.map.apply(changes, "server"));
}

function lock(session: LocalSession, boardLocked: boolean): void {
  const values = { title: "Airline", boardLocked };
  const op = session.map.tables.workshop.has("main") ? "update" : "create";
  elsewhere(session, { op, table: "workshop", id: "main", values });
}

/** Opens the field of the first card and writes in it. */
async function writeOnFirst(text: string) {
  await card(/Call/);
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  fireEvent.keyDown(await list(), { key: "Enter" });
  const field = await screen.findByRole("textbox", { name: "Wording of the touchpoint" });
  fireEvent.change(field, { target: { value: text } });
  return field;
}

/** Makes a group of the first card; the field for its name is open. */
async function beginGroup(session: LocalSession) {
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  fireEvent.keyDown(await list(), { key: "g" });
  const field = await screen.findByRole("textbox", { name: "Name of the group" });
  const [id = ""] = session.map.tables.groups.keys();
  const called = (name: string): MapChange => ({
    op: "update",
    table: "groups",
    id,
    values: { name },
  });
  return { field, called, name: () => session.map.tables.groups.get(id)?.name };
}

it("[STA-85] who writes on a card over what somebody else wrote there since they began is told so, with the way back", async () => {
  const session = open();
  const field = await writeOnFirst("Calls the hotline");
  elsewhere(session, {
    op: "update",
    table: "touchpoints",
    id: "a",
    values: { text: "Phones us" },
  });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(row(session, "a")?.text).toBe("Calls the hotline");
  await waitFor(() => expect(messages().at(-1)).toMatch(/took the place of .*“Phones us”$/));
  act(() => useToasts.getState().toasts.at(-1)?.action?.onPress());
  expect(row(session, "a")?.text).toBe("Phones us");
});

it("[STA-85] the same where words waited for the board to be open again", async () => {
  const session = open();
  const field = await writeOnFirst("Calls the hotline");
  lock(session, true);
  act(() => field.blur());
  elsewhere(session, {
    op: "update",
    table: "touchpoints",
    id: "a",
    values: { text: "Phones us" },
  });
  lock(session, false);
  await waitFor(() => expect(row(session, "a")?.text).toBe("Calls the hotline"));
  await waitFor(() => expect(messages().at(-1)).toMatch(/took the place of .*“Phones us”$/));
});

it("[STA-85] nobody is told so where nobody else wrote", async () => {
  const session = open();
  fireEvent.keyDown(await writeOnFirst("Calls the hotline"), { key: "Enter" });
  expect(row(session, "a")?.text).toBe("Calls the hotline");
  await act(() => import("../../writing/whoWrites.ts"));
  expect(messages()).toEqual([]);
});

it("[STA-85] the name of a group, too, takes nobody's place without a word", async () => {
  const session = open();
  const { field, called, name } = await beginGroup(session);
  fireEvent.change(field, { target: { value: "Hotline" } });
  elsewhere(session, called("Service"));
  fireEvent.keyDown(field, { key: "Enter" });
  expect(name()).toBe("Hotline");
  await waitFor(() => expect(messages().at(-1)).toMatch(/took the place of .*“Service”$/));
});

it("[STA-86] a field for the name of a group in which nothing was written changes nothing as it is left", async () => {
  const session = open();
  const { field, called, name } = await beginGroup(session);
  elsewhere(session, called("Service"));
  act(() => field.blur());
  expect(name()).toBe("Service");
});

it("[STA-88] that words wait in their field is not said any more once they may be taken", async () => {
  const session = open();
  const field = await writeOnFirst("Calls the hotline");
  lock(session, true);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(messages().at(-1)).toMatch(/^Cards cannot be changed just now/);
  lock(session, false);
  expect(messages()).toEqual([]);
  lock(session, true);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(messages()).toHaveLength(1);
  fireEvent.keyDown(field, { key: "Escape" });
  expect(messages()).toEqual([]);
});
