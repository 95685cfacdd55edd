// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { create } from "../../shared/model/change.fixture.ts";
import type { RoomChange } from "../../shared/model/change.ts";
import { refuse } from "../../shared/model/refusals.ts";
import type { Role } from "../../shared/model/rights.ts";
import { t } from "../i18n/t.ts";
import { type Device, DeviceProvider } from "../session/device.tsx";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { useToasts } from "../ui/toasts.ts";
import { CommentThread } from "./CommentThread.tsx";

const comment = (id: string, text: string, resolved = false): RoomChange => ({
  op: "create",
  table: "comments",
  id,
  values: { table: "touchpoints", rowId: "t", text, author: "Ana", atMs: 1, resolved },
});
const anonymousRound: RoomChange = {
  op: "create",
  table: "rounds",
  id: "r",
  values: { kind: "brainstorm", mode: "anonymous", state: "open", endsAtMs: 1, order: "V" },
};

function open(room: readonly RoomChange[], role: Role = "curator") {
  const map = [create("touchpoints", "t", { text: "Hotline" })];
  const session = localSession({ map, room, role });
  // The name given once on the device is that of one's comments, in every room.
  const device = { memory: { person: () => ({ name: "Bo", color: 1 }) } } as unknown as Device;
  const { unmount } = render(
    <DeviceProvider value={device}>
      <SessionProvider value={session}>
        <CommentThread subjects={[{ table: "touchpoints", rowId: "t", label: "Hotline" }]} />
      </SessionProvider>
    </DeviceProvider>,
  );
  return { ...session, leave: unmount };
}

test("[A11-83] a comment is written, by Enter, and settled, by keys alone", async () => {
  const session = open([comment("c", "Why nine minutes?")]);
  await userEvent.tab();
  expect(
    screen.getByRole("button", { name: t("comments.resolveOf", { text: "Why nine minutes?" }) }),
  ).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await userEvent.tab();
  await userEvent.keyboard("They are short of people{Enter}");
  expect(session.wishes).toEqual([
    { type: "resolveComment", commentId: "c", resolved: true },
    {
      type: "comment",
      table: "touchpoints",
      rowId: "t",
      text: "They are short of people",
      author: "Bo",
    },
  ]);
});

test("[A11-150] who settles a comment by keys is still among the comments when it has gone", async () => {
  const session = open([comment("c", "Why nine minutes?"), comment("d", "Who calls?")]);
  await userEvent.tab();
  const values = { resolved: true };
  act(() => session.room.apply([{ op: "update", table: "comments", id: "c", values }], "server"));
  await waitFor(() =>
    expect(screen.getByRole("region", { name: t("comments.title") })).toHaveFocus(),
  );
  await userEvent.tab();
  expect(
    screen.getByRole("button", { name: t("comments.resolveOf", { text: "Who calls?" }) }),
  ).toHaveFocus();
});

test("[MAP-103] settled comments are put away, and shown when asked for", async () => {
  open([comment("a", "Still open"), comment("b", "Long done", true)]);
  expect(screen.queryByText("Long done")).toBeNull();
  await userEvent.click(
    screen.getByRole("button", { name: t("comments.showResolved", { count: 1 }) }),
  );
  expect(screen.getByText("Long done")).toBeVisible();
  expect(screen.getByText(t("comments.resolved"))).toBeVisible();
});

test("[MAP-102] contributors are told why they cannot comment now, viewers that they can read only", () => {
  open([anonymousRound], "contributor");
  expect(screen.getByText(refuse("anonymousRound").message)).toBeVisible();
  expect(screen.queryByRole("textbox")).toBeNull();
  open([comment("c", "Why?")], "viewer");
  expect(screen.getByText(t("comments.readOnly"))).toBeVisible();
  expect(
    screen.queryByRole("button", { name: t("comments.resolveOf", { text: "Why?" }) }),
  ).toBeNull();
});

test("[MAP-105] what is said of a touchpoint is seen wherever it is", () => {
  open([comment("c", "Why nine minutes?")]);
  expect(screen.getByText("Why nine minutes?")).toBeVisible();
});

test("[A11-174] a comment that is begun is there again when its subject is, and only there, until it is sent", async () => {
  const session = localSession({ role: "curator" });
  const thread = (rowId: string) => (
    <SessionProvider value={session}>
      <CommentThread subjects={[{ table: "touchpoints", rowId, label: rowId }]} />
    </SessionProvider>
  );
  const field = () => screen.getByRole("textbox", { name: t("comments.write") });
  const { rerender, unmount } = render(thread("a"));
  fireEvent.change(field(), { target: { value: "Half a" } });
  rerender(thread("b"));
  expect(field()).toHaveValue("");
  unmount();
  const again = render(thread("a"));
  expect(field()).toHaveValue("Half a");
  fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(field()).toHaveValue(""));
  again.unmount();
  render(thread("a"));
  expect(field()).toHaveValue("");
});

test("[STA-64] a comment that is begun outlasts a document that is replaced, and is not there for the next person", () => {
  const session = localSession({ role: "curator" });
  const thread = (change: { readonly participation?: number }) => (
    <SessionProvider value={{ ...session, ...change }}>
      <CommentThread subjects={[{ table: "touchpoints", rowId: "a", label: "a" }]} />
    </SessionProvider>
  );
  const field = () => screen.getByRole("textbox", { name: t("comments.write") });
  const { rerender } = render(thread({}));
  fireEvent.change(field(), { target: { value: "Half a" } });
  rerender(thread({}));
  expect(field()).toHaveValue("Half a");
  rerender(thread({ participation: 1 }));
  expect(field()).toHaveValue("");
});

test("[STA-64] what is written while a comment is being sent stays", async () => {
  let answer = (): void => undefined;
  const session = localSession({ role: "curator" });
  const slowly = () =>
    new Promise<{ ok: true }>((resolve) => {
      answer = () => resolve({ ok: true });
    });
  render(
    <SessionProvider value={{ ...session, act: slowly }}>
      <CommentThread subjects={[{ table: "touchpoints", rowId: "a", label: "a" }]} />
    </SessionProvider>,
  );
  const field = screen.getByRole("textbox", { name: t("comments.write") });
  fireEvent.change(field, { target: { value: "The first" } });
  fireEvent.keyDown(field, { key: "Enter" });
  fireEvent.change(field, { target: { value: "And more" } });
  await act(async () => answer());
  expect(field).toHaveValue("And more");
});

test("[A11-176] a comment is written from its own side, right to left where it is", () => {
  open([]);
  for (const name of [t("comments.write"), t("comments.name")])
    expect(screen.getByRole("textbox", { name })).toHaveAttribute("dir", "auto");
});

test("[MAP-416] what is being written as a comment on a card that somebody else deletes is shown in a message", async () => {
  useToasts.setState({ toasts: [] });
  const said = () => useToasts.getState().toasts.map(({ message }) => message);
  const { map, leave } = open([]);
  const field = screen.getByRole("textbox", { name: t("comments.write") });
  await userEvent.type(field, "Why nine minutes?");
  act(() => map.apply([{ op: "delete", table: "touchpoints", id: "t" }], "other"));
  leave();
  expect(said()).toEqual([t("writing.lost", { words: "Why nine minutes?" })]);
});

test("[MAP-416] a comment that waits for its writer to come back is no matter for a message", async () => {
  useToasts.setState({ toasts: [] });
  const { leave } = open([]);
  const field = screen.getByRole("textbox", { name: t("comments.write") });
  await userEvent.type(field, "Why nine minutes?");
  leave();
  expect(useToasts.getState().toasts).toEqual([]);
});
