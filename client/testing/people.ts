// Owns: other people in a workshop, and their coming, changing and leaving. For component tests.

import { idle } from "../session/presence.ts";
import type { Person, Presences } from "../session/session.ts";

/** Ada, who does nothing on the board, but for what is told otherwise. */
export function person(changes: Partial<Person> = {}): Person {
  return {
    ...idle,
    id: 1,
    name: "Ada",
    role: "contributor",
    color: 3,
    at: "board",
    ...changes,
  };
}

/** A presence like the given one, in which others are who `become` was last given. */
export function presenceOf(own: Presences, first: readonly Person[] = []) {
  let people = first;
  const listeners = new Set<() => void>();
  const presence: Presences = {
    ...own,
    people: () => people,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    presence,
    become: (...now: readonly Person[]): void => {
      people = now;
      for (const listener of listeners) listener();
    },
  };
}
