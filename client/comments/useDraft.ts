// Owns: what is written as a comment and not sent yet, by what it is about, for as long as the workshop is open. Rule A11-174.

import { useReducer } from "react";
import { useSession } from "../session/hooks.ts";
import type { Session } from "../session/session.ts";

const drafts = new WeakMap<Session, Map<string, string>>();

/** The words begun about something, and what keeps them through whatever becomes of the field. */
export function useDraft(about: string): readonly [string, (text: string) => void] {
  const held = draftsOf(useSession());
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const keep = (text: string): void => {
    if (text === "") held.delete(about);
    else held.set(about, text);
    draw();
  };
  return [held.get(about) ?? "", keep];
}

function draftsOf(session: Session): Map<string, string> {
  const held = drafts.get(session) ?? new Map<string, string>();
  drafts.set(session, held);
  return held;
}
