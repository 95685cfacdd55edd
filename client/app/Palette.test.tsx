// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useLayoutEffect, useMemo, useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import type { MapChange } from "../../shared/model/change.ts";
import { t } from "../i18n/t.ts";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { appKeys } from "./appKeys.ts";
import { CommandDoor } from "./CommandDoor.tsx";
import { useCommandState, useCommands } from "./commands.ts";
import { goToSearch } from "./searchField.ts";

const map: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "ideal" } },
  { op: "create", table: "stages", id: "b", values: { journeyId: "j", name: "Buy", order: "V" } },
  { op: "create", table: "touchpoints", id: "t", values: { text: "Écoute la hotline" } },
  { op: "create", table: "touchpoints", id: "u", values: { text: "Hotline is busy" } },
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "t", slot: ["b", "V"] },
  },
];

const dance = vi.fn();
const commands = [
  { id: "dance", label: "Dance", run: dance, keys: "Ctrl+D" },
  { id: "look", label: "Look for a step", run: () => void goToSearch() },
];

function Room() {
  const [view, setView] = useState<"first" | "asked" | "other">("first");
  useCommands(
    "room",
    useMemo(
      () => [
        ...commands,
        { id: "turn", label: "Turn the view", run: () => setView("other") },
        { id: "ask", label: "Ask first", run: () => setView("asked") },
      ],
      [],
    ),
  );
  return (
    <main>
      <h1>The room</h1>
      {view === "other" ? null : <button type="button">In the first view</button>}
      {view === "asked" ? (
        <div role="dialog">
          <button type="button" onClick={() => setView("other")}>
            Go on
          </button>
        </div>
      ) : null}
      <input aria-label="A field" />
      <input type="search" aria-label="Search the room" defaultValue="hotline" />
    </main>
  );
}

function open() {
  const session = localSession({ map });
  const location = memoryLocation({ path: "/w/local/lobby", record: true });
  render(
    <Router hook={location.hook}>
      <SessionProvider value={session}>
        <Room />
        <CommandDoor />
      </SessionProvider>
    </Router>,
  );
  return { path: () => location.history.at(-1) };
}

beforeEach(() => {
  dance.mockClear();
  localStorage.clear();
  act(() => useCommandState.setState({ open: null }));
});

test("[A11-123] what is typed at once after Ctrl+K stands in the palette, and Enter takes what fits it", async () => {
  open();
  // Not awaited: no time for the palette to arrive, nor for its list to follow.
  const typing = userEvent.keyboard("{Control>}k{/Control}dan");
  const name = t("palette.search");
  const field = await screen.findByRole("combobox", { name }, { timeout: 25_000 });
  await typing;
  await waitFor(() => expect(field).toHaveValue("dan"));
  fireEvent.change(field, { target: { value: "danc" } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(dance).toHaveBeenCalledOnce();
}, 40_000);

test("[A11-182] what is typed before the palette is there is not lost, is no key of the room, and Enter takes what fits it", async () => {
  open();
  const heard = vi.fn();
  window.addEventListener("keydown", heard);
  // All at once: no time for anything to be drawn.
  act(() => {
    fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    for (const key of ["d", "a", "x", "Backspace", "n", "c", "Enter", "n"])
      fireEvent.keyDown(document.body, { key });
  });
  await waitFor(() => expect(dance).toHaveBeenCalledOnce());
  expect(heard.mock.calls.map(([event]) => event.key)).toEqual(["k"]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  fireEvent.keyDown(document.body, { key: "n" });
  expect(heard).toHaveBeenCalledTimes(2);
  window.removeEventListener("keydown", heard);
});

test("[A11-146] what leads the keyboard to a place in the room does so from the palette, too", async () => {
  open();
  screen.getByRole("textbox", { name: "A field" }).focus();
  await userEvent.keyboard("{Control>}k{/Control}");
  await screen.findByRole("combobox", { name: t("palette.search") });
  await userEvent.keyboard("look for{Enter}");
  const field = screen.getByRole("searchbox", { name: "Search the room" });
  await waitFor(() => expect(field).toHaveFocus());
});

test("[A11-85] Ctrl+K opens the palette, arrow keys choose, Enter does it", async () => {
  open();
  await userEvent.keyboard("{Control>}k{/Control}");
  const field = await screen.findByRole("combobox", { name: t("palette.search") });
  await waitFor(() => expect(field).toHaveFocus());
  await userEvent.keyboard("danc{Enter}");
  expect(dance).toHaveBeenCalledOnce();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test.each(["turn", "ask"])(
  "[A11-189] where what had the keyboard goes with a view that is left by the palette, the heading has it: %s",
  async (command) => {
    open();
    screen.getByRole("button", { name: "In the first view" }).focus();
    await userEvent.keyboard("{Control>}k{/Control}");
    await screen.findByRole("combobox", { name: t("palette.search") });
    await userEvent.keyboard(`${command}{Enter}`);
    if (command === "ask") {
      const goOn = await screen.findByRole("button", { name: "Go on" });
      await waitFor(() => expect(screen.getByRole("button", { name: /first view/ })).toHaveFocus());
      act(() => goOn.focus());
      await userEvent.keyboard("{Enter}");
    }
    const heading = screen.getByRole("heading", { name: "The room" });
    await waitFor(() => expect(heading).toHaveFocus());
  },
);

test("[MAP-107] a touchpoint leads to its step, or to its card where no journey uses it", async () => {
  const { path } = open();
  await userEvent.keyboard("{Control>}k{/Control}");
  await screen.findByRole("combobox");
  await userEvent.keyboard("hotline");
  const options = within(screen.getByRole("listbox")).getAllByRole("option");
  expect(options.map((option) => option.textContent)).toEqual([
    expect.stringContaining("Hotline is busy"),
    expect.stringContaining("Écoute la hotline"),
  ]);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(path()).toBe("/w/local/journeys/j?step=s");
  await userEvent.keyboard("{Control>}k{/Control}");
  await screen.findByRole("combobox");
  await userEvent.keyboard("hotline busy{Enter}");
  expect(path()).toBe("/w/local/board?card=u");
});

test("[MAP-107] journeys are found by the name of their persona and by their kind", async () => {
  const { path } = open();
  await userEvent.keyboard("{Control>}k{/Control}");
  await screen.findByRole("combobox");
  await userEvent.keyboard("nadia ideal{Enter}");
  expect(path()).toBe("/w/local/journeys/j");
});

test("[A11-84] the sign ? lists the keys, not while typing, and not where it is switched off", async () => {
  open();
  await userEvent.click(screen.getByRole("textbox", { name: "A field" }));
  await userEvent.keyboard("?");
  expect(screen.queryByRole("dialog")).toBeNull();
  await userEvent.click(document.body);
  await userEvent.keyboard("?");
  const list = await screen.findByRole("dialog", { name: t("palette.keyListTitle") });
  const shown = [...list.querySelectorAll("[data-keys]")].flatMap((entry) =>
    (entry.getAttribute("data-keys") ?? "").split(" "),
  );
  expect(shown).toEqual(appKeys.flatMap(({ keys }) => keys));
  await userEvent.click(within(list).getByRole("switch"));
  await userEvent.keyboard("{Escape}");
  await userEvent.keyboard("?");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("[A11-139] Ctrl+F leads to the room's own search, and from there to the browser's", async () => {
  open();
  const field = screen.getByRole("searchbox", { name: "Search the room" });
  const isLeftToBrowser = () => fireEvent.keyDown(window, { key: "f", ctrlKey: true });
  expect(isLeftToBrowser()).toBe(false);
  expect(field).toHaveFocus();
  await userEvent.keyboard("bill");
  expect(field).toHaveValue("bill");
  expect(isLeftToBrowser()).toBe(true);
  field.blur();
  field.closest("main")?.setAttribute("aria-hidden", "true");
  expect(isLeftToBrowser()).toBe(true);
  expect(field).not.toHaveFocus();
});

test("[STA-89] the palette's key is heard as soon as there is anything on screen", () => {
  function PressedAtOnce() {
    useLayoutEffect(() => void fireEvent.keyDown(document.body, { key: "k", ctrlKey: true }), []);
    return null;
  }
  render(
    <SessionProvider value={localSession({ map })}>
      <CommandDoor />
      <PressedAtOnce />
    </SessionProvider>,
  );
  expect(useCommandState.getState().open).toBe("palette");
});

test("[A11-280] how much was found is said once for the words that it was found by", async () => {
  useAnnouncements.setState({ latest: [] });
  const said: (string | undefined)[] = [];
  const stop = useAnnouncements.subscribe(({ latest }) => said.push(latest.at(-1)?.text));
  open();
  await userEvent.keyboard("{Control>}k{/Control}");
  const field = await screen.findByRole("combobox");
  fireEvent.change(field, { target: { value: "hotline" } });
  await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
  stop();
  expect(said).toEqual([t("palette.count", { count: 2 })]);
});
