// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { setReadiness } from "../offline/readiness.ts";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import type { SaveState } from "../session/session.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { OfflineBar } from "./OfflineBar.tsx";
import { useSpokenStatus } from "./useSpokenStatus.ts";

function Speaking() {
  useSpokenStatus();
  return null;
}

function show(save: SaveState) {
  const session = { ...localSession({}), saveState: () => save };
  render(
    <SessionProvider value={session}>
      <OfflineBar />
      <Speaking />
    </SessionProvider>,
  );
}

const goOn = /^Go on working: your changes are kept on this device/;

beforeEach(() => {
  setReadiness("preparing");
  useAnnouncements.setState({ latest: [] });
});

test("[A11-73] while offline a line says that changes are kept, and whether the page may be opened again", () => {
  show({ kind: "offline", unsaved: 1 });
  expect(screen.getByText(goOn)).not.toHaveTextContent("close this page");
  act(() => setReadiness("ready"));
  expect(screen.getByText(goOn)).toHaveTextContent("You may close this page and open it again");
  act(() => setReadiness("tabOnly"));
  expect(screen.getByText(goOn)).toHaveTextContent("Leave this page open");
});

test("[A11-73] otherwise there is no such line", () => {
  show({ kind: "saved" });
  expect(screen.queryByText(goOn)).toBeNull();
});

test("[A11-74] the same words are spoken once", () => {
  setReadiness("tabOnly");
  show({ kind: "offline", unsaved: 0 });
  act(() => setReadiness("ready"));
  const spoken = useAnnouncements.getState().latest.map(({ text }) => text);
  expect(spoken).toEqual([expect.stringContaining("Leave this page open")]);
});
