// @vitest-environment jsdom
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { type LocalSessionOptions, localSession } from "../../session/localSession.ts";
import { BoardRoom } from "./BoardRoom.tsx";

const touchpoint = (id: string, text: string, x: number): MapChange => {
  return { op: "create", table: "touchpoints", id, values: { text, place: [x, 0] } };
};

const map: readonly MapChange[] = [
  touchpoint("a", "Calls the hotline", 0),
  touchpoint("b", "Visits the branch", 300),
];

beforeEach(() => {
  window.history.replaceState(null, "", "/w/local/board");
});

async function open(options: LocalSessionOptions = {}) {
  const session = localSession({ map, ...options });
  render(
    <SessionProvider value={session}>
      <BoardRoom />
    </SessionProvider>,
  );
  await screen.findByRole("option", { name: /Calls/ });
  (await screen.findByRole("listbox", { name: "Touchpoints on the board" })).focus();
  return { session, hand: userEvent.setup() };
}

/** The controls as they stand in the page, in sight or not. */
const controls = async () => {
  const bar = await screen.findByLabelText("What to do with the selection");
  return { bar, buttons: within(bar).getAllByRole("button", { hidden: true }) };
};
const nameOf = (button: HTMLElement): string | null => button.getAttribute("aria-label");

test("[MAP-215] the controls of a selection stand built before it, and stay the same ones for the next card", async () => {
  const { hand } = await open();
  const before = await controls();
  expect(before.bar).not.toBeVisible();
  expect(before.buttons.map(nameOf)).toContain("Group");
  await hand.keyboard(" ");
  expect((await controls()).bar).toBeVisible();
  await hand.keyboard("{ArrowRight} ");
  await hand.keyboard("{ArrowLeft} ");
  const after = await controls();
  expect(after.buttons).toHaveLength(before.buttons.length);
  expect(after.buttons.every((button, at) => button === before.buttons[at])).toBe(true);
});

test("[MAP-215] the controls follow to several cards, and back out of sight", async () => {
  const { hand } = await open();
  await hand.keyboard("{Control>}a{/Control}");
  expect(await screen.findByRole("button", { name: /Merge/ })).toBeVisible();
  await hand.keyboard("{Escape}");
  expect((await controls()).bar).not.toBeVisible();
});

test("[MAP-215] the controls follow what others do to the chosen cards, their groups too", async () => {
  const grouped: readonly MapChange[] = [
    { op: "create", table: "groups", id: "g", values: { name: "Waiting" } },
    { op: "update", table: "touchpoints", id: "a", values: { groupId: "g" } },
  ];
  const { hand, session } = await open({ map: [...map, ...grouped] });
  const change = (changes: readonly MapChange[]) =>
    act(() => {
      session.map.apply(changes, "somebody else");
      session.map.flush();
    });
  await hand.keyboard("{Control>}a{/Control}");
  expect(await screen.findByRole("button", { name: "Ungroup" })).toBeVisible();
  change([{ op: "delete", table: "groups", id: "g" }]);
  await waitFor(() => expect(screen.queryByRole("button", { name: "Ungroup" })).toBeNull());
  change([{ op: "delete", table: "touchpoints", id: "a" }]);
  await waitFor(() => expect(screen.queryByRole("button", { name: "Merge" })).toBeNull());
  change([{ op: "delete", table: "touchpoints", id: "b" }]);
  await waitFor(async () => expect((await controls()).bar).not.toBeVisible());
});

test("[MAP-215] who may only read is offered the details and the comments alone", async () => {
  const { hand } = await open({ role: "viewer" });
  await hand.keyboard(" ");
  expect((await controls()).buttons.map(nameOf)).toEqual([
    "Details and notes",
    "Comment on the card",
  ]);
});

const cards = () => screen.getByRole("listbox", { name: "Touchpoints on the board" });
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole("button", { name }));

test("[STA-51] when the control that was pressed has gone the keyboard is at the cards", async () => {
  const { hand } = await open({ map: [...map, touchpoint("c", "Reads the letter", 600)] });
  await hand.keyboard(" ");
  await press("Delete");
  await waitFor(() => expect(cards()).toHaveFocus());
  await hand.keyboard("{Control>}a{/Control}");
  await press(/^Merge/);
  await waitFor(() => expect(cards()).toHaveFocus());
});

test("[STA-51] who has gone elsewhere meanwhile is left there", async () => {
  const { hand } = await open();
  await hand.keyboard(" ");
  await press("Details and notes");
  await userEvent.click(await screen.findByRole("textbox", { name: "Notes" }));
  await hand.keyboard("Nine minutes");
  expect(screen.getByRole("textbox", { name: "Notes" })).toHaveFocus();
});

test("[STA-56] who leaves the details by Escape or splits a wording off there is at the cards again", async () => {
  const { hand } = await open();
  await hand.keyboard("{Control>}a{/Control}m");
  await press("Details and notes");
  await press(/^Split off/);
  await waitFor(() => expect(cards()).toHaveFocus());
  await userEvent.click(await screen.findByRole("textbox", { name: "Notes" }));
  await hand.keyboard("{Escape}");
  await waitFor(() => expect(cards()).toHaveFocus());
  expect(screen.queryByRole("complementary", { name: "Details and notes" })).toBeNull();
});

test("[STA-52] after a press in a bar the keys of the board go on, those of its controls stay theirs", async () => {
  const { hand } = await open();
  await hand.keyboard("{Control>}a{/Control}");
  await press("Bring into line");
  await userEvent.click(await screen.findByRole("menuitem", { name: "Align left" }));
  const button = screen.getByRole("button", { name: "Bring into line" });
  await waitFor(() => expect(button).toHaveFocus());
  await hand.keyboard("g");
  expect(await screen.findByRole("textbox", { name: "Name of the group" })).toBeVisible();
});

test("[STA-52] a letter typed in an open menu is the menu's", async () => {
  const { hand, session } = await open();
  await hand.keyboard("{Control>}a{/Control}");
  await press("Bring into line");
  await screen.findByRole("menu");
  await hand.keyboard("g");
  expect(session.map.tables.groups.size).toBe(0);
});

test("[STA-53] C leads to a comment on the selected card, as its control does", async () => {
  const { hand } = await open();
  await hand.keyboard(" c");
  await waitFor(() => expect(screen.getByRole("textbox", { name: /comment/ })).toHaveFocus());
  cards().focus();
  await press("Comment on the card");
  await waitFor(() => expect(screen.getByRole("textbox", { name: /comment/ })).toHaveFocus());
});

const stopsIn = (bar: HTMLElement) =>
  within(bar)
    .getAllByRole("button", { hidden: true })
    .filter(({ tabIndex }) => tabIndex === 0);

test("[A11-213] the controls of a selection are one stop for Tab; arrow keys go along them and move no card", async () => {
  const { hand, session } = await open();
  await hand.keyboard(" ");
  const { bar, buttons } = await controls();
  expect(stopsIn(bar)).toEqual([buttons[0]]);
  buttons[0]?.focus();
  await hand.keyboard("{ArrowRight}");
  expect(buttons[1]).toHaveFocus();
  await hand.keyboard("{End}");
  expect(buttons.at(-1)).toHaveFocus();
  expect(stopsIn(bar)).toEqual([buttons.at(-1)]);
  await hand.keyboard("{Home}{ArrowLeft}");
  expect(buttons[0]).toHaveFocus();
  expect(session.map.tables.touchpoints.get("a")?.place).toEqual([0, 0]);
  await hand.keyboard("{ArrowDown}");
  expect(await screen.findByRole("menu", { name: "Channel" })).toBeVisible();
});

test("[A11-213] they stay one stop as they follow to several cards", async () => {
  const { hand } = await open();
  await hand.keyboard(" ");
  const { bar } = await controls();
  within(bar).getByRole("button", { name: "Details and notes" }).focus();
  await hand.keyboard("{Control>}a{/Control}");
  await screen.findByRole("button", { name: /^Merge/ });
  await waitFor(() => expect(stopsIn(bar)).toHaveLength(1));
});

test("[A11-213] the controls of the view are one stop for Tab, and the keys of the board go on there", async () => {
  const { hand } = await open();
  const bar = await screen.findByRole("toolbar", { name: "View of the board" });
  const nearer = within(bar).getByRole("button", { name: "Zoom in" });
  expect(stopsIn(bar).map(nameOf)).toEqual(["Zoom out"]);
  stopsIn(bar)[0]?.focus();
  await hand.keyboard("{ArrowRight}{ArrowRight}");
  expect(nearer).toHaveFocus();
  expect(stopsIn(bar)).toEqual([nearer]);
  await hand.keyboard("1+");
  expect(within(bar).getByText("125 %")).toBeVisible();
});
