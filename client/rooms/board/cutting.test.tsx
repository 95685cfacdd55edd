// @vitest-environment jsdom
import { cleanup, createEvent, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { t } from "../../i18n/t.ts";
import { useToasts } from "../../ui/toasts.ts";
import { card, enter, list, open, row, show } from "./board.fixture.tsx";

/** A clipboard that keeps what is put on it. */
function clipboard() {
  let held = "";
  const clipboardData = {
    types: ["text/plain"],
    getData: () => held,
    setData: (_type: string, text: string) => {
      held = text;
    },
  };
  const send = async (kind: "cut" | "paste"): Promise<void> => {
    const target = await list();
    fireEvent(target, createEvent[kind](target, { clipboardData }));
  };
  return { send, text: () => held };
}

async function cutFirst(options = {}) {
  const session = open(options);
  // What hears the clipboard comes with it.
  await screen.findByRole("button", { name: "Zoom in" });
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  const held = clipboard();
  await held.send("cut");
  return { session, held };
}

it("[MAP-465] cards that are cut out are copied and deleted, and one undo brings them back", async () => {
  const { session, held } = await cutFirst();
  expect(held.text()).toBe("Call the hotline");
  expect(row(session, "a")).toBeUndefined();
  expect(useToasts.getState().toasts.map(({ message }) => message)).toEqual([
    t("board.cut", { count: 1 }),
  ]);
  session.undo.undo();
  expect(row(session, "a")?.channel).toBe("phone");
});

it("[MAP-465] pasted at once, what was cut out is the same card again, and in view", async () => {
  const { session, held } = await cutFirst();
  await held.send("paste");
  expect(row(session, "a")).toMatchObject({ channel: "phone", departmentId: "d", place: [0, 0] });
  expect(session.map.tables.touchpoints.size).toBe(3);
  expect(await card(/Call/)).toHaveAttribute("aria-selected", "true");
  await held.send("cut");
  fireEvent.wheel(document.querySelector("[data-surface]") as HTMLElement, { deltaY: 4000 });
  await held.send("paste");
  expect(row(session, "a")?.channel).toBe("phone");
  expect(row(session, "a")?.place?.[1]).toBeGreaterThan(3000);
});

it("[MAP-515] an undo of the paste leads back to the cut, from where they were laid, too, and one more to before it", async () => {
  const { session, held } = await cutFirst();
  const paste = t("board.undoPaste", { count: 1 });
  const cut = t("board.undoDelete", { count: 1 });
  fireEvent.wheel(document.querySelector("[data-surface]") as HTMLElement, { deltaY: 4000 });
  await held.send("paste");
  const laid = row(session, "a")?.place;
  expect(session.undo.state()).toEqual({ undo: paste, redo: null });
  session.undo.undo();
  expect(row(session, "a")).toBeUndefined();
  expect(session.undo.state()).toEqual({ undo: cut, redo: paste });
  session.undo.redo();
  expect(row(session, "a")?.place).toEqual(laid);
  session.undo.undo();
  session.undo.undo();
  expect(row(session, "a")?.place).toEqual([0, 0]);
});

it("[MAP-491] pasted after other steps, also from another room, it is the same card, and these steps stay", async () => {
  const { session, held } = await cutFirst();
  fireEvent.keyDown(await list(), { key: " " });
  fireEvent.keyDown(await list(), { key: "Delete" });
  await waitFor(() => expect(row(session, "b")).toBeUndefined());
  cleanup();
  show(session);
  await screen.findByRole("button", { name: "Zoom in" });
  await held.send("paste");
  expect(row(session, "a")).toMatchObject({ channel: "phone", departmentId: "d" });
  expect(row(session, "b")).toBeUndefined();
  session.undo.undo();
  session.undo.undo();
  expect(row(session, "b")).toBeDefined();
  session.undo.undo();
  await held.send("paste");
  await waitFor(() => expect(session.map.tables.touchpoints.size).toBe(4));
});

it("[MAP-491] brought back by undo, what was cut out is pasted as text", async () => {
  const { session, held } = await cutFirst();
  session.undo.undo();
  await held.send("paste");
  await waitFor(() => expect(session.map.tables.touchpoints.size).toBe(4));
  expect(row(session, "a")).toBeDefined();
});

it("[MAP-465] who may not write cuts nothing out", async () => {
  const { session, held } = await cutFirst({ role: "viewer" });
  expect(held.text()).toBe("");
  expect(row(session, "a")).toBeDefined();
});
