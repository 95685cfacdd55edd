// Owns: what the tests of this room share: a room on screen over a session in memory, with a clock that they move.

import { act, render } from "@testing-library/react";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import type { Outside } from "../../../shared/kit/outside.ts";
import type { RoomChange } from "../../../shared/model/change.ts";
import { type Device, DeviceProvider } from "../../session/device.tsx";
import { SessionProvider } from "../../session/hooks.ts";
import { type LocalSessionOptions, localSession } from "../../session/localSession.ts";
import type { Session } from "../../session/session.ts";
import { BrainstormRoom } from "./BrainstormRoom.tsx";

/** A clock whose timers run when it is moved past them, in their order. */
interface MovedClock {
  readonly outside: Pick<Outside, "now" | "after">;
  readonly moveBy: (ms: number) => void;
}

function movedClock(startMs: number): MovedClock {
  let nowMs = startMs;
  let waiting: { readonly atMs: number; readonly run: () => void }[] = [];
  const after = (delayMs: number, run: () => void): (() => void) => {
    const timer = { atMs: nowMs + delayMs, run };
    waiting.push(timer);
    return () => {
      waiting = waiting.filter((other) => other !== timer);
    };
  };
  const moveBy = (ms: number): void => {
    const endMs = nowMs + ms;
    for (;;) {
      const next = waiting.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      waiting = waiting.filter((timer) => timer !== next);
      nowMs = Math.max(nowMs, next.atMs);
      act(next.run);
    }
    nowMs = endMs;
  };
  return { outside: { now: () => nowMs, after }, moveBy };
}

export const startMs = 1_000_000;

/** The record of a brainstorm round that ends five minutes after `startMs`. */
export function round(
  id: string,
  values: Partial<Extract<RoomChange, { table: "rounds"; op: "create" }>["values"]> = {},
): RoomChange {
  return {
    op: "create",
    table: "rounds",
    id,
    values: {
      kind: "brainstorm",
      prompt: "Where do customers meet us?",
      state: "open",
      endsAtMs: startMs + 300_000,
      order: "a",
      ...values,
    },
  };
}

/** Waits for the parts of the room that come later than the box to write in. */
export async function allHasCome(): Promise<void> {
  await act(async () => {
    await Promise.all([import("./Facilitate.tsx"), import("./ChannelMenu.tsx")]);
  });
}

interface ShowOptions extends LocalSessionOptions {
  /** How much the server's clock is ahead of the device's. */
  readonly offsetMs?: number;
  readonly session?: Partial<Session>;
}

export function showBrainstorm({ offsetMs = 0, session: given, ...options }: ShowOptions) {
  const clock = movedClock(startMs - offsetMs);
  const local = localSession(options);
  const session = {
    ...local,
    outside: { ...local.outside, ...clock.outside },
    clockOffsetMs: () => offsetMs,
    ...given,
  };
  const { hook, history } = memoryLocation({ path: "/w/local/brainstorm", record: true });
  const device = {
    api: { origin: "https://journeys.example.org" },
    memory: { person: () => ({ name: "Ada", color: 1 }) },
  } as unknown as Device;
  const shown = (now: Session) => (
    <Router hook={hook}>
      <DeviceProvider value={device}>
        <SessionProvider value={now}>
          <BrainstormRoom />
        </SessionProvider>
      </DeviceProvider>
    </Router>
  );
  const view = render(shown(session));
  // As after somebody has started afresh: another number, and an empty private document.
  const next = localSession(options);
  const another = (): void => {
    view.rerender(shown({ ...session, mine: next.mine, participation: 1 }));
  };
  const drafts = () => [...(local.mine?.tables.drafts.values() ?? [])];
  const changeRoom = (...changes: RoomChange[]): void => {
    act(() => local.room.apply(changes, "server"));
  };
  return { ...view, local, clock, drafts, changeRoom, history, another, next };
}
