// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../shared/model/change.fixture.ts";
import type { MapChange } from "../../shared/model/change.ts";
import type { Role } from "../../shared/model/rights.ts";
import { t } from "../i18n/t.ts";
import { SessionProvider } from "../session/hooks.ts";
import { type LocalSession, localSession } from "../session/localSession.ts";
import { openMap } from "../testing/openMap.ts";
import { layOutLists } from "../testing/virtualList.ts";
import { useToasts } from "../ui/toasts.ts";
import { OutlineView } from "./OutlineView.tsx";

const map: readonly MapChange[] = [
  create("groups", "g", { name: "Parcel" }),
  create("touchpoints", "label", { text: "Label", groupId: "g", place: [0, 0] }),
  create("touchpoints", "advert", { text: "Advert", place: [300, 0] }),
];

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  return layOutLists(2000, 40);
});

const said = (): readonly string[] => useToasts.getState().toasts.map(({ message }) => message);

function open(role: Role = "facilitator") {
  const session = localSession({
    map,
    role,
    room: openMap,
  });
  render(
    <SessionProvider value={session}>
      <OutlineView first="pool" />
    </SessionProvider>,
  );
  const goTo = async (name: string): Promise<HTMLElement> => {
    const row = await screen.findByRole("treeitem", { name: new RegExp(`^${name}`) });
    act(() => row.focus());
    return row;
  };
  return { session, goTo };
}

/** Begins to give a row other words. */
async function begin(goTo: (name: string) => Promise<HTMLElement>, name: string, words: string) {
  await goTo(name);
  await userEvent.keyboard("{Enter}");
  const field = await screen.findByRole("textbox", {
    name: t("outline.editOf", { text: name }),
  });
  fireEvent.change(field, { target: { value: words } });
  return field;
}

/** Somebody else changes it. */
function change({ map: live }: LocalSession, ...changes: readonly MapChange[]): void {
  act(() => {
    live.apply(changes, "other");
    live.flush();
  });
}

function closeMap(session: LocalSession, mapOpen: boolean | undefined): void {
  act(() =>
    session.room.apply(
      [{ op: "update", table: "state", id: "main", values: { mapOpen } }],
      "server",
    ),
  );
}

test("[MAP-416] a wording that is being written of a card that somebody else deletes is shown in a message", async () => {
  const { session, goTo } = open();
  await begin(goTo, "Label", "A label in the post");
  change(session, { op: "delete", table: "touchpoints", id: "label" });
  await waitFor(() =>
    expect(said()).toEqual([t("writing.lost", { words: "A label in the post" })]),
  );
});

test("[MAP-416] nothing is said of a card that goes while nothing was written", async () => {
  const { session, goTo } = open();
  await begin(goTo, "Label", "Label");
  change(session, { op: "delete", table: "touchpoints", id: "label" });
  await waitFor(() => expect(screen.queryByRole("textbox", { name: /Label/ })).toBeNull());
  expect(said()).toEqual([]);
});

test("[MAP-416] a card that is being written into a group that somebody else dissolves is shown in a message", async () => {
  const { session, goTo } = open();
  await goTo("Parcel");
  await userEvent.keyboard("n");
  const field = await screen.findByRole("textbox", { description: t("outline.addHint") });
  fireEvent.change(field, { target: { value: "Sticker" } });
  change(
    session,
    { op: "update", table: "touchpoints", id: "label", values: { groupId: undefined } },
    { op: "delete", table: "groups", id: "g" },
  );
  await waitFor(() => expect(said()).toEqual([t("writing.lost", { words: "Sticker" })]));
});

test("[MAP-416] so is a step that is being written after one that somebody else takes out of its journey", async () => {
  const session = localSession({
    map: [
      ...map,
      create("personas", "p", { name: "Martin" }),
      create("journeys", "j", { personaId: "p", kind: "ideal" }),
      create("stages", "st", { journeyId: "j", name: "Inform", order: "V" }),
      create("steps", "s", { journeyId: "j", touchpointId: "advert", slot: ["st", "V"] }),
    ],
  });
  render(
    <SessionProvider value={session}>
      <OutlineView first="journeys" journeyId="j" />
    </SessionProvider>,
  );
  const row = await screen.findByRole("treeitem", { name: /^Advert/ });
  act(() => row.focus());
  await userEvent.keyboard("n");
  const field = await screen.findByRole("textbox", { description: t("outline.addHint") });
  fireEvent.change(field, { target: { value: "Sticker" } });
  change(session, { op: "delete", table: "steps", id: "s" });
  await waitFor(() => expect(said()).toEqual([t("writing.lost", { words: "Sticker" })]));
});

test("[MAP-416] a card that is given up by its writer is nobody's business", async () => {
  const { goTo } = open();
  await goTo("Parcel");
  await userEvent.keyboard("n");
  const field = await screen.findByRole("textbox", { description: t("outline.addHint") });
  fireEvent.change(field, { target: { value: "Sticker" } });
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("textbox", { description: t("outline.addHint") })).toBeNull();
  expect(said()).toEqual([]);
});

test("[MAP-380] a wording waits in its field while the map is closed, and is taken once it is open, the keyboard being elsewhere", async () => {
  const { session, goTo } = open("contributor");
  const field = await begin(goTo, "Label", "A label in the post");
  closeMap(session, undefined);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(said()).toHaveLength(1);
  expect(field).toBeVisible();
  act(() => field.blur());
  expect(field).toHaveValue("A label in the post");
  closeMap(session, true);
  await waitFor(() =>
    expect(session.map.tables.touchpoints.get("label")?.text).toBe("A label in the post"),
  );
});

test("[MAP-417] a paste into the outline of a locked board says why nothing comes of it", async () => {
  const { session, goTo } = open();
  change(session, create("workshop", "main", { boardLocked: true }));
  const clipboardData = { getData: () => "Sticker\nStamp" };
  fireEvent.paste(await goTo("Parcel"), { clipboardData });
  expect(said()).toEqual([t("outline.locked")]);
  expect(session.map.tables.touchpoints.size).toBe(2);
  change(session, { op: "update", table: "workshop", id: "main", values: { boardLocked: false } });
  fireEvent.paste(await goTo("Parcel"), { clipboardData });
  expect(session.map.tables.touchpoints.size).toBe(4);
});

test("[A11-207] others are not told that one writes where the board is locked, but again once it is open", async () => {
  const { session, goTo } = open();
  const told = () => session.told.flatMap(({ writing }) => writing ?? []);
  const field = await begin(goTo, "Label", "A label in the post");
  expect(told()).toEqual(["touchpoints/label/text"]);
  change(session, create("workshop", "main", { boardLocked: true }));
  expect(told()).toEqual(["touchpoints/label/text", ""]);
  fireEvent.change(field, { target: { value: "A label in the post box" } });
  expect(told()).toHaveLength(2);
  change(session, { op: "update", table: "workshop", id: "main", values: { boardLocked: false } });
  expect(told()).toEqual(["touchpoints/label/text", "", "touchpoints/label/text"]);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(told().slice(3)).toEqual([""]);
});
