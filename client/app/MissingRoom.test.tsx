// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../i18n/everything.ts";
import { t } from "../i18n/t.ts";
import { type Device, DeviceProvider } from "../session/device.tsx";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import type { SaveState } from "../session/session.ts";
import { MissingRoom } from "./MissingRoom.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function showMissing(first: SaveState) {
  const reload = vi.fn();
  vi.stubGlobal("location", { reload });
  let state = first;
  let nowMs = 1_000;
  let tell: () => void = () => undefined;
  const waiting: { atMs: number; run: () => void }[] = [];
  const outside = {
    now: () => nowMs,
    bytes: () => new Uint8Array(),
    after: (delayMs: number, run: () => void) => {
      const timer = { atMs: nowMs + delayMs, run };
      waiting.push(timer);
      return () => void waiting.splice(waiting.indexOf(timer), 1);
    },
  };
  const session = {
    ...localSession(),
    saveState: () => state,
    onSaveState: (run: () => void) => {
      tell = run;
      return () => undefined;
    },
  };
  render(
    <DeviceProvider value={{ outside } as unknown as Device}>
      <SessionProvider value={session}>
        <MissingRoom />
      </SessionProvider>
    </DeviceProvider>,
  );
  return {
    reload,
    become: (next: SaveState) => {
      state = next;
      act(() => tell());
    },
    pass: (ms: number) => {
      nowMs += ms;
      for (const { run } of waiting.filter(({ atMs }) => atMs <= nowMs)) run();
    },
  };
}

const offline: SaveState = { kind: "offline", unsaved: 1 };
const saved: SaveState = { kind: "saved" };

test("[STA-50] a room that is out of reach says so, and opens by itself once all is saved", () => {
  const room = showMissing(offline);
  expect(screen.getByRole("heading")).toHaveTextContent(t("shell.missingRoom"));
  room.pass(60_000);
  expect(room.reload).not.toHaveBeenCalled();
  room.become(saved);
  room.pass(0);
  expect(room.reload).toHaveBeenCalledOnce();
});

test("[STA-50] a server that answers and has no such room is asked calmly", () => {
  const room = showMissing(saved);
  room.pass(4_999);
  expect(room.reload).not.toHaveBeenCalled();
  room.pass(1);
  expect(room.reload).toHaveBeenCalledOnce();
});
