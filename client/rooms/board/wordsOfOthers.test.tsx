// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import { t } from "../../i18n/t.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import { person, presenceOf } from "../../testing/people.ts";
import { Toasts } from "../../ui/Toasts.tsx";
import { useToasts } from "../../ui/toasts.ts";
import { BoardRoom } from "./BoardRoom.tsx";
import { touchpoint } from "./board.fixture.tsx";

beforeEach(() => {
  window.history.replaceState(null, "", "/w/local/board");
  useToasts.setState({ toasts: [] });
});

function open() {
  const session = localSession({
    map: [
      touchpoint("a", "Call the hotline", 0, 0),
      touchpoint("b", "Read the letter", 224, 0, { groupId: "g" }),
      create("groups", "g", { name: "Letters" }),
    ],
  });
  const { presence, become } = presenceOf(session.presence);
  render(
    <SessionProvider value={{ ...session, presence }}>
      <BoardRoom />
      <Toasts />
    </SessionProvider>,
  );
  const theirs = (table: "touchpoints" | "groups", id: string, values: object | null) =>
    act(() => {
      const change = values
        ? ({ op: "update", table, id, values } as const)
        : ({ op: "delete", table, id } as const);
      session.map.apply([change], "other");
      session.map.flush();
    });
  const told = () => session.told.flatMap(({ writing }) => writing ?? []);
  const writes = (writing: string) => act(() => become(person({ writing })));
  const said = () => useToasts.getState().toasts.map(({ message }) => message);
  const nameOf = (id: string) => session.map.tables.groups.get(id)?.name;
  const textOf = (id: string) => session.map.tables.touchpoints.get(id)?.text;
  return { session, theirs, told, writes, said, nameOf, textOf };
}

const list = () => screen.findByRole("listbox", { name: t("board.cards") });
const write = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

async function openWording(): Promise<HTMLElement> {
  await screen.findByRole("option", { name: /^Call/ });
  (await list()).focus();
  fireEvent.keyDown(await list(), { key: "Enter" });
  return screen.findByRole("textbox", { name: t("board.editText") });
}

const naming = () => screen.findByRole<HTMLInputElement>("textbox", { name: t("board.groupName") });

async function openName(): Promise<HTMLInputElement> {
  fireEvent.click(await screen.findByRole("button", { name: /^Letters/ }));
  return naming();
}

test("[MAP-424] who has only opened the name of a group takes back nobody's name by leaving it", async () => {
  const { theirs, nameOf, said } = open();
  const field = await openName();
  theirs("groups", "g", { name: "Post" });
  expect(field).toHaveValue("Post");
  fireEvent.blur(field);
  expect(nameOf("g")).toBe("Post");
  expect(said()).toEqual([]);
});

test("[MAP-424] what others write shows in a card's field until one writes oneself, selected as what stood there was", async () => {
  const { theirs, textOf } = open();
  const field = (await openWording()) as HTMLTextAreaElement;
  theirs("touchpoints", "a", { text: "Call Berlin" });
  expect(field).toHaveValue("Call Berlin");
  expect(field.selectionEnd).toBe("Call Berlin".length);
  expect(field.selectionStart).toBe(0);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(textOf("a")).toBe("Call Berlin");
});

test("[MAP-448] who rewords a card on the board sees what somebody else has just written there, and is told whose words theirs took the place of", async () => {
  const { theirs, said, textOf } = open();
  const field = await openWording();
  write(field, "Calls");
  theirs("touchpoints", "a", { text: "Call Berlin" });
  expect(field).toHaveValue("Calls");
  expect(field).toHaveAccessibleDescription(t("writing.changed", { words: "Call Berlin" }));
  fireEvent.keyDown(field, { key: "Enter" });
  expect(said()).toEqual([t("writing.overtook", { words: "Call Berlin" })]);
  act(() => useToasts.getState().toasts[0]?.action?.onPress());
  expect(textOf("a")).toBe("Call Berlin");
});

test("[MAP-448] so does who names a group there", async () => {
  const { theirs, said, nameOf } = open();
  const field = await openName();
  write(field, "Paper");
  theirs("groups", "g", { name: "Post" });
  expect(field).toHaveAccessibleDescription(t("writing.changed", { words: "Post" }));
  fireEvent.blur(field);
  expect(nameOf("g")).toBe("Paper");
  expect(said()).toEqual([t("writing.overtook", { words: "Post" })]);
});

test("[MAP-449] the fields on the board say who else is writing there, and others are told of who writes in them", async () => {
  const { told, writes } = open();
  const field = await openWording();
  writes("touchpoints/a/text");
  expect(field).toHaveAccessibleDescription(t("writing.byNamed", { name: "Ada" }));
  expect(told()).toEqual([]);
  write(field, "Calls");
  expect(told()).toEqual(["touchpoints/a/text"]);
  fireEvent.keyDown(field, { key: "Escape" });
  expect(told()).toEqual(["touchpoints/a/text", ""]);
  const name = await openName();
  writes("groups/g/name");
  expect(name).toHaveAccessibleDescription(t("writing.byNamed", { name: "Ada" }));
  write(name, "Post");
  expect(told().slice(2)).toEqual(["groups/g/name"]);
});

test("[MAP-424] a name that is written while somebody else dissolves the group is said, and the keyboard is at the cards", async () => {
  const { theirs, said } = open();
  const field = await openName();
  field.focus();
  write(field, "Post");
  theirs("groups", "g", null);
  await waitFor(() => expect(said()).toEqual([t("writing.lost", { words: "Post" })]));
  expect(await list()).toHaveFocus();
});

test("[MAP-425] a group and its first name are one step of undo, and no later name is part of it", async () => {
  const { session, nameOf, textOf } = open();
  await screen.findByRole("option", { name: /^Call/ });
  (await list()).focus();
  fireEvent.keyDown(await list(), { key: " " });
  fireEvent.keyDown(await list(), { key: "g" });
  const made = () => [...session.map.tables.groups.keys()].find((id) => id !== "g");
  write(await naming(), "Phone");
  fireEvent.keyDown(await naming(), { key: "Enter" });
  expect(nameOf(made() ?? "")).toBe("Phone");
  act(() => void session.undo.undo());
  expect(made()).toBeUndefined();
  act(() => void session.undo.redo());
  expect(nameOf(made() ?? "")).toBe("Phone");
  fireEvent.click(await screen.findByRole("button", { name: /^Phone/ }));
  write(await naming(), "Telephone");
  fireEvent.keyDown(await naming(), { key: "Enter" });
  act(() => void session.undo.undo());
  expect(nameOf(made() ?? "")).toBe("Phone");
  expect(textOf("a")).toBe("Call the hotline");
});

test("[MAP-425] [STA-85] the way back from a name that somebody else gave a new group at once leads to that name", async () => {
  const { session, theirs, said, nameOf } = open();
  await screen.findByRole("option", { name: /^Call/ });
  (await list()).focus();
  fireEvent.keyDown(await list(), { key: " " });
  fireEvent.keyDown(await list(), { key: "g" });
  const made = [...session.map.tables.groups.keys()].find((id) => id !== "g") ?? "";
  write(await naming(), "Phone");
  theirs("groups", made, { name: "Hotline" });
  fireEvent.keyDown(await naming(), { key: "Enter" });
  expect(said()).toEqual([t("writing.overtook", { words: "Hotline" })]);
  act(() => useToasts.getState().toasts[0]?.action?.onPress());
  expect(nameOf(made)).toBe("Hotline");
});
