// Owns: going along with somebody: whom one follows, the part of the board that one is led to, and one's own part, which
// is told to who follows. Dies with the tab. Rules A11-115 to A11-119.

import { create } from "zustand";
import type { Presences } from "../session/session.ts";
import type { RoomName } from "./routes.ts";

interface Following {
  /** Whom one follows by one's own choice: the id of their presence. */
  readonly followed: number | null;
  /** The leader whom one goes along with no more, until they end it. Outlasts a lost connection. Rule A11-204. */
  readonly left: number | null;
  /** The leader whom one goes along with by one's own choice, until they end it. Outlasts a lost connection too. */
  readonly joined: number | null;
  /** The part of the board that one is led to, as in a path; `null`: one looks where one likes. */
  readonly part: string | null;
  /** The part of the board that one looks at, kept only while somebody follows; `null`: no board is on screen. */
  readonly ownPart: string | null;
}

export const useFollowing = create<Following>(() => ({
  followed: null,
  left: null,
  joined: null,
  part: null,
  ownPart: null,
}));

export function follow(id: number): void {
  useFollowing.setState({ followed: id });
}

export function stopFollowing(): void {
  useFollowing.setState({ followed: null });
}

/** One looks where one likes from now on: whoever leads or is followed is left. */
export function lookByOneself(): void {
  if (useFollowing.getState().part !== null) useFollowing.setState({ part: null });
}

/** Where people write and vote, each alone: nobody is told what anybody looks at there. */
export function isAlone(room: string): boolean {
  return alone.has(room);
}

const alone: ReadonlySet<string> = new Set<RoomName>(["brainstorm", "feel"]);

/** Whether somebody goes along with oneself. */
export function isFollowed(presence: Presences): boolean {
  const own = presence.ownId();
  return presence.people().some(({ following }) => following === own);
}
