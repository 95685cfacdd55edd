// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { err } from "../../shared/kit/result.ts";
import { refuse } from "../../shared/model/refusals.ts";
import "../i18n/everything.ts";
import { t } from "../i18n/t.ts";
import { type Device, DeviceProvider } from "../session/device.tsx";
import { memoryDrawer } from "../session/drawer.ts";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { workshopMemory } from "../session/memory.ts";
import type { SaveState } from "../session/session.ts";
import { MissingRoom } from "./MissingRoom.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function showMissing(first: SaveState) {
  const server = { answers: true };
  const open = async () => err(refuse(server.answers ? "unknownLink" : "unreachable"));

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
  const memory = workshopMemory(memoryDrawer(), memoryDrawer(), outside);
  const session = {
    ...localSession(),
    saveState: () => state,
    onSaveState: (run: () => void) => {
      tell = run;
      return () => undefined;
    },
  };
  render(
    <DeviceProvider value={{ outside, memory, api: { open } } as unknown as Device}>
      <SessionProvider value={session}>
        <MissingRoom />
      </SessionProvider>
    </DeviceProvider>,
  );
  return {
    reload,
    server,
    become: (next: SaveState) => {
      state = next;
      act(() => tell());
    },
    pass: (ms: number) => {
      nowMs += ms;
      const due = waiting.filter(({ atMs }) => atMs <= nowMs);
      for (const timer of due) {
        waiting.splice(waiting.indexOf(timer), 1);
        timer.run();
      }
      return act(async () => undefined);
    },
  };
}

const offline: SaveState = { kind: "offline", unsaved: 1 };
const saved: SaveState = { kind: "saved" };

test("[STA-50] a room that is out of reach says so, and opens by itself once all is saved", async () => {
  const room = showMissing(offline);
  expect(screen.getByRole("heading")).toHaveTextContent(t("shell.missingRoom"));
  await room.pass(60_000);
  expect(room.reload).not.toHaveBeenCalled();
  room.become(saved);
  await room.pass(0);
  expect(room.reload).toHaveBeenCalledOnce();
});

test("[STA-50] a server that answers and has no such room is asked calmly", async () => {
  const room = showMissing(saved);
  await room.pass(4_999);
  expect(room.reload).not.toHaveBeenCalled();
  await room.pass(1);
  expect(room.reload).toHaveBeenCalledOnce();
});

test("[STA-50] a line that is silent and not yet known to be gone leads to no error page of the browser", async () => {
  const room = showMissing(saved);
  room.server.answers = false;
  await room.pass(5_000);
  await room.pass(5_000);
  expect(room.reload).not.toHaveBeenCalled();
  room.server.answers = true;
  await room.pass(5_000);
  expect(room.reload).toHaveBeenCalledOnce();
});

test("[STA-50] what is changed while the server is being asked is stored before the page loads anew", async () => {
  const room = showMissing(saved);
  const passed = room.pass(5_000);
  room.become(offline);
  await passed;
  expect(room.reload).not.toHaveBeenCalled();
});
