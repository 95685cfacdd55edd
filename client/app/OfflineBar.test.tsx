// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { t } from "../i18n/t.ts";
import { setKeepsChanges, setReadiness } from "../offline/readiness.ts";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import type { SaveState } from "../session/session.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { firstConnectionMs } from "./cutOff.ts";
import { OfflineBar } from "./OfflineBar.tsx";
import { SaveBadge } from "./SaveBadge.tsx";
import { useSpokenStatus } from "./useSpokenStatus.ts";

/** Comes after the first picture, and not at all where the line is gone by then. */
function Speaking() {
  useSpokenStatus();
  return null;
}

/** Shows it for a session that is in that state for good, or long enough to be believed. */
function show(save: SaveState, speaks = true) {
  showFirst(save, speaks);
  act(() => void vi.advanceTimersByTime(firstConnectionMs));
}

/** Gives a function that tells of another state. */
function showFirst(save: SaveState, speaks = true): (next: SaveState) => void {
  let held = save;
  const listeners = new Set<() => void>();
  const session = {
    ...localSession({}),
    saveState: () => held,
    onSaveState: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  render(
    <SessionProvider value={session}>
      <OfflineBar />
      <SaveBadge />
      {speaks ? <Speaking /> : null}
    </SessionProvider>,
  );
  return (next) =>
    act(() => {
      held = next;
      for (const listener of listeners) listener();
    });
}

const spoken = (): readonly string[] => useAnnouncements.getState().latest.map(({ text }) => text);

const goOn = /^Go on working: your changes are kept on this device/;

beforeEach(() => {
  setReadiness("preparing");
  setKeepsChanges(true);
  useAnnouncements.setState({ latest: [] });
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("[A11-73] while offline a line says that changes are kept, and whether the page may be opened again", () => {
  show({ kind: "offline", unsaved: 1 });
  expect(screen.getByText(goOn)).not.toHaveTextContent("close this page");
  act(() => setReadiness("ready"));
  expect(screen.getByText(goOn)).toHaveTextContent("You may close this page and open it again");
  act(() => setReadiness("tabOnly"));
  expect(screen.getByText(goOn)).toHaveTextContent("Leave this page open");
});

test("[A11-73] the line needs nothing that is loaded after the first picture", () => {
  show({ kind: "offline", unsaved: 0 }, false);
  expect(screen.getByText(goOn)).toBeInTheDocument();
});

test("[A11-73] otherwise there is no such line", () => {
  show({ kind: "saved" });
  expect(screen.queryByText(goOn)).toBeNull();
});

test("[STA-82] where the browser keeps nothing it says so, and that the page must stay open", () => {
  setReadiness("ready");
  setKeepsChanges(false);
  show({ kind: "offline", unsaved: 2 });
  const bar = screen.getByText(/^This browser keeps nothing/);
  expect(bar).not.toHaveTextContent(/are kept|close this page/);
  expect(screen.getByText("Disconnected, 2 changes not saved")).toBeInTheDocument();
  expect(spoken()).toEqual([expect.stringContaining("Leave this tab open")]);
});

test("[STA-82] where it stops keeping them while one is cut off all words change", () => {
  show({ kind: "offline", unsaved: 2 });
  expect(screen.getByText(goOn)).toBeInTheDocument();
  act(() => setKeepsChanges(false));
  expect(screen.queryByText(goOn)).toBeNull();
  expect(screen.getByText("Disconnected, 2 changes not saved")).toBeInTheDocument();
});

test("[A11-74] the same words are spoken once", () => {
  setReadiness("tabOnly");
  show({ kind: "offline", unsaved: 0 });
  act(() => setReadiness("ready"));
  expect(spoken()).toEqual([expect.stringContaining("Leave this page open")]);
});

test("[A11-186] who opens a workshop is not told of a lost connection before the first one is up", () => {
  const become = showFirst({ kind: "offline", unsaved: 0 });
  act(() => void vi.advanceTimersByTime(firstConnectionMs - 1));
  become({ kind: "saved" });
  act(() => void vi.advanceTimersByTime(firstConnectionMs));
  expect(screen.queryByText(goOn)).toBeNull();
  expect(spoken()).toEqual([]);
  become({ kind: "offline", unsaved: 0 });
  expect(screen.getByText(goOn)).toBeInTheDocument();
  become({ kind: "saved" });
  expect(screen.queryByText(goOn)).toBeNull();
  expect(spoken()).toEqual([expect.stringMatching(goOn), t("session.backOnline")]);
});
