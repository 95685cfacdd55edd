// @vitest-environment jsdom
import {
  act,
  createEvent,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { useCommandState } from "../../app/commands.ts";
import { keyOf } from "../../app/keyTable.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { type LocalSessionOptions, localSession } from "../../session/localSession.ts";
import { BoardRoom } from "./BoardRoom.tsx";

const touchpoint = (id: string, text: string, x: number, more = {}): MapChange => {
  return { op: "create", table: "touchpoints", id, values: { text, place: [x, 0], ...more } };
};

const map: readonly MapChange[] = [
  { op: "create", table: "departments", id: "d", values: { name: "Service", color: 1 } },
  touchpoint("a", "Calls the hotline", 0, { channel: "phone", departmentId: "d" }),
  touchpoint("b", "calls the hotline!", 300),
  touchpoint("c", "Visits the branch", 900),
];

const locked: MapChange = {
  op: "create",
  table: "workshop",
  id: "main",
  values: { boardLocked: true },
};

beforeEach(() => window.history.replaceState(null, "", "/w/local/board"));

async function open(options: LocalSessionOptions = {}) {
  const session = localSession({ map, ...options });
  const { container } = render(
    <SessionProvider value={session}>
      <BoardRoom />
    </SessionProvider>,
  );
  await screen.findByRole("button", { name: "More about the board" });
  return { session, container };
}

const more = async (name: string) => {
  await userEvent.click(screen.getByRole("button", { name: "More about the board" }));
  await userEvent.click(await screen.findByRole("menuitem", { name }));
};

test("[STA-39] [A11-190] likely duplicates are suggested, and merged by a person one by one", async () => {
  const { session } = await open();
  await more("Likely duplicates");
  const opened = await screen.findByRole("complementary", { name: "Likely duplicates" });
  await waitFor(() => expect(opened).toContainElement(document.activeElement as HTMLElement));
  const panel = within(opened);
  expect(panel.getAllByRole("listitem")).toHaveLength(1);
  await userEvent.click(panel.getByRole("button", { name: /^Merge “/ }));
  const merged = [...session.map.tables.touchpoints.values()].filter(
    (one) => one.mergedInto !== "",
  );
  expect(merged).toHaveLength(1);
  expect(panel.getByText(/No two wordings/)).toBeVisible();
});

test("[STA-52] Enter in the search selects what was found, and the keys of the board go on with it", async () => {
  await open();
  const field = screen.getByRole("searchbox", { name: "Search the board" });
  await userEvent.type(field, "nothing like it{Enter}");
  expect(field).toHaveFocus();
  await userEvent.clear(field);
  await userEvent.type(field, "hotline");
  await waitFor(() => expect(screen.getByText("2 found")).toBeVisible());
  await userEvent.keyboard("{Enter}");
  const cards = screen.getByRole("listbox", { name: "Touchpoints on the board" });
  await waitFor(() => expect(cards).toHaveFocus());
  await userEvent.keyboard("g");
  expect(await screen.findByRole("textbox", { name: "Name of the group" })).toBeVisible();
});

test("[A11-149] what the colours mean stands beside the board in words and signs, and shows the cards of one alone", async () => {
  const { container } = await open();
  await more("Colour by department");
  const legend = await screen.findByRole("region", { name: "What the colours mean" });
  const care = within(legend).getByRole("button", { name: "Service" });
  expect(care.querySelector("svg")).not.toBeNull();
  await userEvent.click(care);
  expect(care).toHaveAttribute("aria-pressed", "true");
  await waitFor(() => expect(container.querySelector("output")).toHaveTextContent("1 found"));
  await userEvent.click(care);
  await waitFor(() => expect(container.querySelector("output")).toBeEmptyDOMElement());
  await more("Colour by channel");
  const lines = within(legend).getAllByRole("button").slice(1);
  expect(lines.map(({ textContent }) => textContent)).toEqual(["Phone", "No channel"]);
  await more("Colour by emotion");
  expect(legend).toHaveTextContent("Strong pain");
  await userEvent.click(within(legend).getByRole("button", { name: "Close the colours" }));
  expect(legend).not.toBeInTheDocument();
});

test("[VOT-59] the legend of emotions says of a board that there are none, and once there are whether any is of an ideal journey", async () => {
  const { session } = await open();
  await more("Colour by emotion");
  const legend = await screen.findByRole("region", { name: "What the colours mean" });
  expect(legend).toHaveTextContent("No votes are published yet");
  const felt = { journeyId: "j", touchpointId: "a", slot: ["s", "V"], importedEmotion: 2 } as const;
  act(() =>
    session.map.apply(
      [
        { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
        { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "ideal" } },
        {
          op: "create",
          table: "stages",
          id: "s",
          values: { journeyId: "j", name: "Find", order: "V" },
        },
        { op: "create", table: "steps", id: "x", values: felt },
      ],
      "server",
    ),
  );
  await waitFor(() => expect(legend).not.toHaveTextContent("No votes are published yet"));
  expect(legend).toHaveTextContent("the colour is of the ideal one");
  const current = {
    op: "update",
    table: "journeys",
    id: "j",
    values: { kind: "current" },
  } as const;
  act(() => session.map.apply([current], "server"));
  await waitFor(() => expect(legend).not.toHaveTextContent("the colour is of the ideal one"));
  expect(legend).toHaveTextContent("Strong love");
});

test("[STA-39] what is not the same is left alone", async () => {
  const { session } = await open();
  await more("Likely duplicates");
  const panel = within(await screen.findByRole("complementary", { name: "Likely duplicates" }));
  await userEvent.click(panel.getByRole("button", { name: /^Not the same: / }));
  expect(panel.queryAllByRole("listitem")).toHaveLength(0);
  expect([...session.map.tables.touchpoints.values()].every((one) => one.mergedInto === "")).toBe(
    true,
  );
});

test("[MAP-185] a filter fades what does not pass, and says that it is on", async () => {
  await open();
  await userEvent.click(screen.getByRole("button", { name: "Filter" }));
  await userEvent.click(await screen.findByRole("button", { name: /Channel/ }));
  await userEvent.click(await screen.findByRole("option", { name: "Phone" }));
  expect(screen.getByText("1 found")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Clear the filter" }));
  expect(screen.queryByText("1 found")).toBeNull();
});

test("[MAP-181] selected cards are brought into line", async () => {
  const { session } = await open();
  const list = await screen.findByRole("listbox", { name: "Touchpoints on the board" });
  list.focus();
  fireEvent.keyDown(list, { key: "a", ctrlKey: true });
  await userEvent.click(await screen.findByRole("button", { name: "Bring into line" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Align left" }));
  const xs = [...session.map.tables.touchpoints.values()].map(({ place }) => place?.[0]);
  expect(xs).toEqual([0, 0, 0]);
});

test("[MAP-187] a locked board takes no edits, and only the facilitator unlocks it", async () => {
  const { session } = await open();
  await more("Lock the board");
  expect(session.map.tables.workshop.get("main")?.boardLocked).toBe(true);
  expect(screen.getByText(/has locked the board/)).toBeVisible();
  expect(screen.queryByRole("button", { name: /Add a touchpoint/ })).toBeNull();
  await more("Unlock the board");
  expect(await screen.findByRole("button", { name: /Add a touchpoint/ })).toBeVisible();
});

test("[STA-59] the word that the board is locked offers the facilitator to unlock it, and keeps the keyboard", async () => {
  const { session } = await open();
  await more("Lock the board");
  await userEvent.click(await screen.findByRole("button", { name: "Unlock the board" }));
  expect(session.map.tables.workshop.get("main")?.boardLocked).toBe(false);
  const cards = await screen.findByRole("listbox", { name: "Touchpoints on the board" });
  await waitFor(() => expect(cards).toHaveFocus());
  expect(screen.queryByText(/has locked the board/)).toBeNull();
  expect(session.undo.state().undo).toBe("unlock the board");
});

test("[STA-59] a curator before a locked board is offered nothing", async () => {
  await open({ role: "curator", map: [...map, locked] });
  expect(await screen.findByText(/has locked the board/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Unlock the board" })).toBeNull();
});

test("[MAP-187] a curator is not offered the lock, and the tools satisfy axe", async () => {
  const { container } = await open({ role: "curator" });
  await userEvent.click(screen.getByRole("button", { name: "More about the board" }));
  expect(screen.queryByRole("menuitem", { name: "Lock the board" })).toBeNull();
  await userEvent.keyboard("{Escape}");
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false } },
  });
  expect(violations).toEqual([]);
});

test("[A11-111] the address of a part of the board leads there", async () => {
  window.history.replaceState(null, "", "/w/local/board/at/5000,5000,1280,800");
  await open();
  expect(await screen.findByRole("button", { name: "100 %" })).toBeVisible();
});

test.each(["facilitator", "viewer"] as const)(
  "[A11-84] on the board exactly the listed keys do something, for a %s",
  async (role) => {
    const { session } = await open({ role });
    const found = new Set<string>();
    for (const press of presses) {
      // Each key meets the same board: everything there, and selected, so that Escape has something to let go of.
      act(() => {
        while (session.undo.state().undo !== null) session.undo.undo();
      });
      // Deleting all takes the list away; with the cards comes another one.
      const list = await waitFor(() => {
        const found = document.querySelector<HTMLElement>("[role=listbox]");
        if (!found) throw new Error("no list of cards");
        return found;
      });
      list.focus();
      fireEvent.keyDown(list, { key: "a", ctrlKey: true });
      const event = createEvent.keyDown(list, press);
      fireEvent(list, event);
      if (event.defaultPrevented) found.add(keyOf({ ...noKey, ...press }));
      fireEvent.keyUp(list, press);
      for (const field of document.querySelectorAll("textarea, input:not([type=search])")) {
        fireEvent.keyDown(field, { key: "Escape" });
      }
    }
    const table = useCommandState.getState().keyGroups.get("board")?.table ?? [];
    expect([...found].sort()).toEqual(
      table
        .flatMap(({ keys }) => keys)
        // Another sign for the same key; and what is held while cards are carried, which is tried there. [MAP-361]
        .filter((key) => key !== "−" && key !== "Ctrl")
        .sort(),
    );
  },
);

const noKey = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

/** Every key that a room could use: alone, with Shift, with Ctrl. Tab is the browser's. */
const presses = [
  ..."abcdefghijklmnopqrstuvwxyz0123456789+-=/.,",
  " ",
  ...["Enter", "Escape", "Delete", "Backspace", "Home", "End", "PageUp", "PageDown", "F2"],
  ...["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"],
].flatMap((key) => [
  { key },
  ...(/^[a-z]$|^Arrow/.test(key)
    ? [{ key: key.length === 1 ? key.toUpperCase() : key, shiftKey: true }]
    : []),
  { key, ctrlKey: true },
]);

test("[STA-54] the small map holds still under a press: the same point shows the same part, however often the hand moves", async () => {
  await open();
  await more("Show the small map");
  const small = await screen.findByRole("img", { name: /board small/ });
  const shown = () =>
    document.querySelector<HTMLElement>("[role=listbox] > [role=presentation]")?.style.transform;
  const at = (clientX: number, clientY: number) => ({ clientX, clientY, pointerId: 1, buttons: 1 });
  const before = shown();
  fireEvent.pointerDown(small, at(130, 80));
  await waitFor(() => expect(shown()).not.toBe(before));
  const first = shown();
  for (let turn = 0; turn < 4; turn++) {
    fireEvent.pointerMove(small, at(190, 120));
    fireEvent.pointerMove(small, at(900, 900));
  }
  fireEvent.pointerMove(small, at(200, 130));
  await waitFor(() => expect(shown()).not.toBe(first));
  const corner = shown();
  fireEvent.pointerMove(small, at(130, 80));
  await waitFor(() => expect(shown()).toBe(first));
  fireEvent.pointerMove(small, at(900, 900));
  await waitFor(() => expect(shown()).toBe(corner));
  fireEvent.pointerUp(small, at(900, 900));
  fireEvent.pointerMove(small, { ...at(10, 10), buttons: 0 });
  fireEvent.pointerDown(small, at(100, 65));
  await waitFor(() => expect(shown()).not.toBe(corner));
});

test("[STA-87] a press of the small map that is given up leaves the view where it was", async () => {
  await open();
  await more("Show the small map");
  const small = await screen.findByRole("img", { name: /board small/ });
  const shown = () =>
    document.querySelector<HTMLElement>("[role=listbox] > [role=presentation]")?.style.transform;
  const at = (clientX: number, clientY: number) => ({ clientX, clientY, pointerId: 1, buttons: 1 });
  const before = shown();
  const giveUp = [
    () => fireEvent.keyDown(small, { key: "Escape" }),
    () => fireEvent.pointerCancel(small, at(190, 120)),
  ];
  for (const way of giveUp) {
    fireEvent.pointerDown(small, at(130, 80));
    fireEvent.pointerMove(small, at(190, 120));
    await waitFor(() => expect(shown()).not.toBe(before));
    way();
    await waitFor(() => expect(shown()).toBe(before));
    fireEvent.pointerMove(small, at(20, 20));
    fireEvent.pointerUp(small, at(20, 20));
    expect(shown()).toBe(before);
  }
});
