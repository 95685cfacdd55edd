// Owns: what the tests of this room share: the board on screen over a session in memory, with timers that a test lets pass.

import { render, screen } from "@testing-library/react";
import { Profiler } from "react";
import { beforeEach } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { SessionProvider } from "../../session/hooks.ts";
import {
  type LocalSession,
  type LocalSessionOptions,
  localSession,
} from "../../session/localSession.ts";
import { Announcer } from "../../ui/Announcer.tsx";
import { Toasts } from "../../ui/Toasts.tsx";
import { useToasts } from "../../ui/toasts.ts";
import { BoardRoom } from "./BoardRoom.tsx";

export function touchpoint(id: string, text: string, x: number, y: number, more = {}): MapChange {
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

export function pass(): void {
  const due = waiting;
  waiting = [];
  for (const run of due) run();
}

/** `renders` is told whenever anything of the room is rendered. */
export function open(options: LocalSessionOptions = {}, renders?: () => void): LocalSession {
  const local = localSession({ map: cards, ...options });
  const after = (_ms: number, run: () => void) => {
    waiting.push(run);
    return () => {
      waiting = waiting.filter((other) => other !== run);
    };
  };
  const session = { ...local, outside: { ...local.outside, after } };
  show(session, renders);
  return session;
}

/** The same workshop in the room, also when it was left. */
export function show(session: LocalSession, renders?: () => void): void {
  render(
    <SessionProvider value={session}>
      <Profiler id="board" onRender={() => renders?.()}>
        <BoardRoom />
      </Profiler>
      <Toasts />
      <Announcer />
    </SessionProvider>,
  );
}

export const list = () => screen.findByRole("listbox", { name: "Touchpoints on the board" });
export const card = (name: RegExp) => screen.findByRole("option", { name });
export const row = (session: LocalSession, id: string): Touchpoint | undefined =>
  session.map.tables.touchpoints.get(id);

/** Gives the board the keyboard, at its first card. */
export async function enter(): Promise<void> {
  await card(/Call/);
  (await list()).focus();
}

beforeEach(() => {
  window.history.replaceState(null, "", "/w/local/board");
  waiting = [];
  useToasts.setState({ toasts: [] });
});

export function worldStyle(): string {
  return (
    document.querySelector<HTMLElement>("[role=listbox] > [role=presentation]")?.style.transform ??
    ""
  );
}

/** A point on a card in the view: the view of 1280 × 800 shows the whole board in its middle, at 100 %. */
export async function pointOn(id: string): Promise<{ x: number; y: number }> {
  const element = document.querySelector<HTMLElement>(`[data-card-id="${id}"]`);
  const world = element?.parentElement as HTMLElement;
  const [, left = "0", top = "0"] =
    /translate3d\(([-\d.]+)px, ([-\d.]+)px/.exec(world.style.transform) ?? [];
  return { x: Number(left) + 50, y: Number(top) + 50 };
}
