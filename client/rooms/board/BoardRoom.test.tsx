// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { useBrought } from "../../importing/askedImport.ts";
import { SessionProvider } from "../../session/hooks.ts";
import {
  type LocalSession,
  type LocalSessionOptions,
  localSession,
} from "../../session/localSession.ts";
import { Announcer } from "../../ui/Announcer.tsx";
import { useAnnouncements } from "../../ui/announcements.ts";
import { Toasts } from "../../ui/Toasts.tsx";
import { useToasts } from "../../ui/toasts.ts";
import { BoardRoom } from "./BoardRoom.tsx";

function touchpoint(id: string, text: string, x: number, y: number, more = {}): MapChange {
  return { op: "create", table: "touchpoints", id, values: { text, place: [x, y], ...more } };
}

const cards: readonly MapChange[] = [
  { op: "create", table: "departments", id: "d", values: { name: "Service", color: 1 } },
  touchpoint("a", "Call the hotline", 0, 0, { channel: "phone", departmentId: "d" }),
  touchpoint("b", "Read the letter", 224, 0),
  touchpoint("c", "Visit the branch", 0, 144),
];

/** What waits for a timer; a test lets time pass by `pass()`. */
let waiting: (() => void)[] = [];

function pass(): void {
  const due = waiting;
  waiting = [];
  for (const run of due) run();
}

function open(options: LocalSessionOptions = {}): LocalSession {
  const local = localSession({ map: cards, ...options });
  const after = (_ms: number, run: () => void) => {
    waiting.push(run);
    return () => {
      waiting = waiting.filter((other) => other !== run);
    };
  };
  const session = { ...local, outside: { ...local.outside, after } };
  render(
    <SessionProvider value={session}>
      <BoardRoom />
      <Toasts />
      <Announcer />
    </SessionProvider>,
  );
  return session;
}

const list = () => screen.findByRole("listbox", { name: "Touchpoints on the board" });
const card = (name: RegExp) => screen.findByRole("option", { name });
const row = (session: LocalSession, id: string): Touchpoint | undefined =>
  session.map.tables.touchpoints.get(id);

/** Gives the board the keyboard, at its first card. */
async function enter(): Promise<void> {
  await card(/Call/);
  (await list()).focus();
}

beforeEach(() => {
  window.history.replaceState(null, "", "/w/local/board");
  waiting = [];
  useToasts.setState({ toasts: [] });
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
});

describe("the board", () => {
  it("shows every touchpoint as a card with all that its look says, in words", async () => {
    open();
    expect(await card(/Call the hotline Service, Phone/)).toBeVisible();
    expect(screen.getByText(/3 touchpoints/)).toHaveTextContent("3 touchpoints · 3 unplaced");
  });

  it("says what to do when it is empty", async () => {
    open({ map: [] });
    expect(await screen.findByText("The board is waiting for touchpoints")).toBeVisible();
  });

  it("[A11-161] has the keyboard where an empty board was pressed, and from its first card on", async () => {
    const user = userEvent.setup();
    open({ map: [] });
    await screen.findByText("The board is waiting for touchpoints");
    const ground = document.querySelector("[data-surface]");
    if (!ground) throw new Error("The board has no surface");
    fireEvent.pointerDown(ground, { button: 0, clientX: 300, clientY: 300 });
    fireEvent.pointerUp(ground, { button: 0, clientX: 300, clientY: 300 });
    await user.keyboard("n");
    const field = await screen.findByRole("textbox", { name: /new/ });
    fireEvent.change(field, { target: { value: "Sees an advert" } });
    await user.keyboard("{Enter}");
    const first = await list();
    await waitFor(() => expect(first).toHaveFocus());
  });

  it("[MAP-321] shows what an import has brought, selected", async () => {
    open();
    await card(/Call/);
    act(() => useBrought.setState({ ids: ["b", "c"] }));
    await waitFor(async () => expect(await card(/Visit/)).toHaveAttribute("aria-selected", "true"));
    expect(await card(/Read/)).toHaveAttribute("aria-selected", "true");
    expect(await card(/Call/)).toHaveAttribute("aria-selected", "false");
    expect(useBrought.getState().ids).toEqual([]);
  });

  it("[MAP-326] what somebody writes is kept where others move the card or take it away meanwhile", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard("{Enter}");
    const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /Wording/ });
    fireEvent.change(field, { target: { value: "Call the hotline again" } });
    field.setSelectionRange(22, 22);
    const moved = { place: [900, 900] as const };
    act(() =>
      session.map.apply([{ op: "update", table: "touchpoints", id: "a", values: moved }], "server"),
    );
    fireEvent.change(field, { target: { value: "Call the hotline again!" } });
    expect(field.selectionStart).toBe(field.selectionEnd);
    act(() => session.map.apply([{ op: "delete", table: "touchpoints", id: "a" }], "server"));
    fireEvent.change(field, { target: { value: "Call the hotline again!!" } });
    await user.keyboard("{Enter}");
    const kept = await card(/Call the hotline again!!/);
    expect(kept).toHaveAttribute("aria-selected", "true");
    expect(screen.getAllByText(/is a card of its own now/)).not.toEqual([]);
  });

  it("[MAP-325] comes near enough to what a search has found to read it", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    await user.keyboard("{-}{-}{-}{-}{-}{-}");
    const scale = () => Number(/scale\(([\d.]+)\)/.exec(worldStyle())?.[1]);
    await waitFor(() => expect(scale()).toBeLessThan(0.3));
    const field = screen.getByRole("searchbox", { name: "Search the board" });
    fireEvent.change(field, { target: { value: "letter" } });
    fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(scale()).toBe(1));
  });

  it("[MAP-322] sets what is written as large as it will stand on the card", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    await user.keyboard("{Enter}");
    const field = await screen.findByRole("textbox", { name: /Wording/ });
    expect(field).toHaveAttribute("data-length", "short");
    fireEvent.change(field, { target: { value: "Calls the hotline ".repeat(4) } });
    expect(field).toHaveAttribute("data-length", "medium");
  });

  it("[A11-22] is one stop of the Tab key, with the arrows moving among the cards", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    expect(await list()).toHaveAttribute("aria-activedescendant", "card-a");
    await user.keyboard("{ArrowRight}");
    expect(await list()).toHaveAttribute("aria-activedescendant", "card-b");
    await user.keyboard("{End} ");
    expect(await card(/Visit/)).toHaveAttribute("aria-selected", "true");
  });

  it("[A11-23] moves selected cards by arrows, as one change when the key is let go", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    const apply = vi.spyOn(session.map, "apply");
    await user.keyboard(" {ArrowRight>3/}");
    expect(row(session, "a")?.place).toEqual([24, 0]);
    expect(apply).toHaveBeenCalledTimes(1);
  });

  it("edits a wording in place: Enter takes it, Escape leaves it", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard("{Enter}");
    const field = await screen.findByRole("textbox", { name: "Wording of the touchpoint" });
    await user.clear(field);
    await user.type(field, "Call us{Enter}");
    expect(row(session, "a")?.text).toBe("Call us");
    await user.keyboard("{Enter}");
    await user.type(await screen.findByRole("textbox", { name: /Wording/ }), "nonsense{Escape}");
    expect(row(session, "a")?.text).toBe("Call us");
    const cards = await list();
    await waitFor(() => expect(cards).toHaveFocus());
  });

  it("[MAP-250] the name of a group is drawn above the cards, its frame behind them", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    await user.keyboard("{Control>}a{/Control}g{Escape}");
    const name = await screen.findByRole("button", { name: /Unnamed group/ });
    const cards = await list();
    const { DOCUMENT_POSITION_FOLLOWING } = Node;
    expect(cards.compareDocumentPosition(name)).toBe(DOCUMENT_POSITION_FOLLOWING);
  });

  it("groups and merges what is selected, and keeps every wording", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard("{Control>}a{/Control}g");
    await user.type(
      await screen.findByRole("textbox", { name: "Name of the group" }),
      "Help{Enter}",
    );
    expect([...session.map.tables.groups.values()].map(({ name }) => name)).toEqual(["Help"]);
    await user.keyboard("m");
    expect(await card(/stands for 3 wordings/)).toBeVisible();
    await user.keyboard("i");
    const panel = await screen.findByRole("complementary", { name: "Details and notes" });
    expect(within(panel).getAllByRole("button", { name: /Split off/ })).toHaveLength(2);
  });

  it("deletes what is selected and offers to take it back", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard(" {Delete}");
    expect(row(session, "a")).toBeUndefined();
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(row(session, "a")?.text).toBe("Call the hotline");
  });

  it("describes all selected cards from the bar", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard("{Control>}a{/Control}");
    await user.click(await screen.findByRole("button", { name: "Channel", hidden: true }));
    await user.click(await screen.findByRole("menuitem", { name: "Chat" }));
    expect(["a", "b", "c"].map((id) => row(session, id)?.channel)).toEqual([
      "chat",
      "chat",
      "chat",
    ]);
  });

  it("makes a card of each line that is pasted, covering none", async () => {
    const session = open();
    await list();
    await screen.findByRole("button", { name: "Show the whole board" });
    const clipboardData = { getData: () => "One\r\n\n  Two \nThree" };
    fireEvent.paste(document.body, { clipboardData });
    await waitFor(() => expect(session.map.tables.touchpoints.size).toBe(6));
    expect(await card(/^Two$/)).toBeVisible();
  });

  it("[MAP-323] carries cards on for as long as the hand is at the edge of the view", async () => {
    const session = open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const from = await pointOn("a");
    const at = (x: number, y: number) => ({ clientX: x, clientY: y, pointerId: 1, button: 0 });
    const seen = worldStyle();
    fireEvent.pointerDown(surface, at(from.x, from.y));
    await waitFor(() => {
      fireEvent.pointerMove(surface, at(1_270, from.y));
      expect(worldStyle()).not.toBe(seen);
    });
    fireEvent.pointerUp(surface, at(1_270, from.y));
    expect(row(session, "a")?.place?.[0]).toBeGreaterThan(1_270 - from.x);
  });

  it("[MAP-324] Escape gives up what a hand is about, as if it had not begun", async () => {
    const session = open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const from = await pointOn("a");
    const at = (by: number) => ({
      ...{ clientX: from.x + by, clientY: from.y + by },
      ...{ pointerId: 1, button: 0 },
    });
    fireEvent.pointerDown(surface, at(0));
    fireEvent.pointerMove(surface, at(40));
    fireEvent.keyDown(await list(), { key: "Escape" });
    fireEvent.pointerMove(surface, at(80));
    fireEvent.pointerUp(surface, at(80));
    expect(row(session, "a")?.place).toEqual([0, 0]);
    expect(session.told.at(-1)?.dragging ?? {}).toEqual({});
    expect(await card(/Call/)).toHaveAttribute("aria-selected", "false");
  });

  it("[MAP-327] a carried card stays under the hand while somebody else moves it", async () => {
    const session = open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const from = await pointOn("a");
    const at = (by: number) => ({
      ...{ clientX: from.x + by, clientY: from.y + by },
      ...{ pointerId: 1, button: 0 },
    });
    fireEvent.pointerDown(surface, at(0));
    fireEvent.pointerMove(surface, at(40));
    const values = { place: [500, 500] as const };
    const move: MapChange = { op: "update", table: "touchpoints", id: "a", values };
    act(() => session.map.apply([move], "server"));
    fireEvent.pointerMove(surface, at(60));
    fireEvent.pointerUp(surface, at(60));
    expect(row(session, "a")?.place).toEqual([60, 60]);
  });

  it("[MAP-48] a drag is told to others while it lasts and written once when it ends", async () => {
    const session = open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const apply = vi.spyOn(session.map, "apply");
    const from = await pointOn("a");
    const at = (x: number, y: number) => ({
      clientX: from.x + x,
      clientY: from.y + y,
      pointerId: 1,
      button: 0,
    });
    fireEvent.pointerDown(surface, at(0, 0));
    for (const step of [10, 20, 30, 40]) fireEvent.pointerMove(surface, at(step, step));
    expect(apply).not.toHaveBeenCalled();
    act(pass);
    expect(session.told.some(({ dragging }) => dragging && "a" in dragging)).toBe(true);
    fireEvent.pointerUp(surface, at(40, 40));
    expect(apply).toHaveBeenCalledTimes(1);
    expect(row(session, "a")?.place).toEqual([40, 40]);
    expect(session.told.at(-1)?.dragging ?? {}).toEqual({});
  });

  it("[MAP-279] the first press of a hand leaves the view where it is, far from the first card too", async () => {
    open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const shown = () => Number(/translate3d\(([-\d.]+)px/.exec(worldStyle())?.[1]);
    const before = shown();
    fireEvent.wheel(surface, { deltaX: 5000 });
    await waitFor(() => expect(shown()).toBe(before - 5000));
    const press = { clientX: 300, clientY: 300, pointerId: 1, button: 0 };
    fireEvent.pointerDown(surface, press);
    fireEvent.pointerUp(surface, press);
    expect(await list()).toHaveFocus();
    fireEvent.wheel(surface, { deltaX: 10 });
    await waitFor(() => expect(shown()).toBe(before - 5010));
  });

  it("[STA-55] a second finger gives up what the first one selected, and the system taking it does too", async () => {
    open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const first = await pointOn("a");
    const finger = (pointerId: number, x: number) => ({
      ...{ pointerId, pointerType: "touch", button: 0 },
      ...{ clientX: first.x + x, clientY: first.y },
    });
    const selected = () =>
      screen.getAllByRole("option", { selected: true }).map(({ id }) => id.replace("card-", ""));
    fireEvent.pointerDown(surface, finger(1, 0));
    fireEvent.pointerUp(surface, finger(1, 0));
    expect(selected()).toEqual(["a"]);
    fireEvent.pointerDown(surface, finger(1, 224));
    expect(selected()).toEqual(["b"]);
    fireEvent.pointerDown(surface, finger(2, 300));
    fireEvent.pointerMove(surface, finger(2, 340));
    expect(selected()).toEqual(["a"]);
    fireEvent.pointerUp(surface, finger(2, 340));
    fireEvent.pointerUp(surface, finger(1, 224));
    expect(selected()).toEqual(["a"]);
    fireEvent.pointerDown(surface, finger(1, 224));
    fireEvent.pointerMove(surface, finger(1, 264));
    fireEvent.pointerCancel(surface, finger(1, 264));
    expect(selected()).toEqual(["a"]);
  });

  it("[STA-58] a box says how many cards it holds when it is let go, not while it grows", async () => {
    open();
    await card(/Call/);
    const first = await pointOn("a");
    useAnnouncements.setState({ latest: [] });
    const spoken = () => useAnnouncements.getState().latest.map(({ text }) => text);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const at = (x: number, y: number) => ({
      ...{ pointerId: 1, button: 0, clientX: first.x - 100 + x, clientY: first.y - 100 + y },
    });
    fireEvent.pointerDown(surface, at(0, 0));
    for (const [x, y] of [
      [150, 150],
      [450, 150],
      [450, 350],
    ] as const)
      fireEvent.pointerMove(surface, at(x, y));
    expect(screen.getAllByRole("option", { selected: true })).toHaveLength(3);
    expect(spoken()).toEqual([]);
    fireEvent.pointerUp(surface, at(450, 350));
    await waitFor(() => expect(spoken()).toEqual(["3 cards selected"]));
  });

  it("[MAP-49] many cards that appear at once are revealed with a word, one's own are not", async () => {
    const session = open();
    await list();
    const many = Array.from({ length: 7 }, (_, at) =>
      touchpoint(`n${at}`, `New ${at}`, at * 224, 400),
    );
    act(() => session.map.apply(many, "server"));
    expect(await screen.findByText("7 new touchpoints on the board")).toBeInTheDocument();
  });

  it("offers no edit to those who may not, and says why", async () => {
    const user = userEvent.setup();
    const session = open({ role: "viewer" });
    await enter();
    await user.keyboard(" {Delete}{Enter}g");
    expect(session.map.tables.touchpoints.size).toBe(3);
    expect(screen.queryByRole("textbox", { name: /Wording/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /Add/ })).toBeNull();
    expect(screen.getByText(/your link does not let you/)).toBeVisible();
  });

  it("finds cards by words and takes the keyboard's Enter to select them", async () => {
    const user = userEvent.setup();
    open();
    await list();
    await user.type(screen.getByRole("searchbox", { name: "Search the board" }), "service{Enter}");
    expect(screen.getByText("1 found")).toBeVisible();
    expect(await card(/Call/)).toHaveAttribute("aria-selected", "true");
  });

  it("[A11-24] has nothing that axe objects to", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    await user.keyboard(" i");
    await screen.findByRole("complementary", { name: "Details and notes" });
    const { violations } = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
});

/** A point on a card in the view: the view of 1280 × 800 shows the whole board in its middle, at 100 %. */
function worldStyle(): string {
  return (
    document.querySelector<HTMLElement>("[role=listbox] > [role=presentation]")?.style.transform ??
    ""
  );
}

async function pointOn(id: string): Promise<{ x: number; y: number }> {
  const element = document.querySelector<HTMLElement>(`[data-card-id="${id}"]`);
  const world = element?.parentElement as HTMLElement;
  const [, left = "0", top = "0"] =
    /translate3d\(([-\d.]+)px, ([-\d.]+)px/.exec(world.style.transform) ?? [];
  return { x: Number(left) + 50, y: Number(top) + 50 };
}
