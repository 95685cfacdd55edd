// Owns: who else is here, from the presence on the connection of `room`, and telling others about oneself at a
// bounded rate. Rules SYN-41, SYN-42, MAP-290.

import type { Awareness } from "y-protocols/awareness";
import type { Outside } from "../../shared/kit/outside.ts";
import { presenceLimits, presenceToState, stateToPerson } from "./presenceState.ts";
import type { Person, Presence, Presences } from "./session.ts";

export interface PresenceOptions {
  readonly awareness: Awareness;
  readonly own: Pick<Person, "name" | "role" | "color">;
  /** Whether an anonymous round is open: then nobody is told more than that somebody is here. */
  readonly isAnonymous: () => boolean;
  readonly outside: Outside;
  readonly schedule: (run: () => void) => void;
}

export interface OwnPresence extends Presences {
  /** To be called when `isAnonymous` may have changed. */
  review(): void;
  close(): void;
}

/** The least time between two words about oneself, in milliseconds: 20 a second. */
const presenceGapMs = 50;
/** What a hand does is seen here first: sending it takes as long as drawing it. In milliseconds. */
const pictureMs = 16;

interface Reading {
  readonly state: unknown;
  readonly person: Person | null;
}

const nobody: readonly Person[] = [];

/** Of somebody who is nowhere and does nothing. */
export const idle: Required<Presence> = {
  name: "",
  at: "",
  pointer: null,
  selected: [],
  dragging: {},
  showing: "",
  view: "",
  following: null,
  writing: "",
};

export function followPresence(options: PresenceOptions): OwnPresence {
  const { awareness, isAnonymous } = options;
  const listeners = new Set<() => void>();
  const voice = speakAboutOneself(options);
  let people = nobody;
  let count = 1;
  // One person's state is read again only if it is another object.
  let read: ReadonlyMap<number, Reading> = new Map();
  let isScheduled = false;
  const refresh = (): void => {
    isScheduled = false;
    read = readOthers(awareness, read);
    const present = isAnonymous() ? nobody : presentPeople(read);
    const isNew = !sameItems(present, people);
    if (isNew) people = present;
    if (!isNew && count === read.size + 1) return;
    count = read.size + 1;
    for (const listener of [...listeners]) listener();
  };
  const changed = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    options.schedule(refresh);
  };
  awareness.on("change", changed);
  let wasAnonymous = isAnonymous();
  return {
    people: () => people,
    ownId: () => awareness.clientID,
    headCount: () => count,
    tell: voice.tell,
    review: () => {
      if (isAnonymous() === wasAnonymous) return;
      wasAnonymous = isAnonymous();
      voice.speak();
      changed();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      awareness.off("change", changed);
      voice.stop();
    },
  };
}

interface Voice {
  /** Not before the picture of what is told, or as soon as the rate allows. */
  tell(presence: Presence): void;
  /** At once, or as soon as the rate allows. */
  speak(): void;
  stop(): void;
}

function speakAboutOneself({ awareness, own, isAnonymous, outside }: PresenceOptions): Voice {
  let state: Required<Presence> = { ...idle, name: own.name };
  let spokenAtMs = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  const say = (): void => {
    cancel = null;
    spokenAtMs = outside.now();
    const { role, color } = own;
    awareness.setLocalState(presenceToState({ ...state, role, color }, isAnonymous()));
  };
  const speak = (leastMs: number): void => {
    if (cancel) return;
    const waitMs = Math.max(leastMs, spokenAtMs + presenceGapMs - outside.now());
    if (waitMs <= 0) say();
    else cancel = outside.after(waitMs, say);
  };
  say();
  return {
    tell: (presence) => {
      state = { ...state, ...presence };
      speak(pictureMs);
    },
    speak: () => speak(0),
    stop: () => cancel?.(),
  };
}

/** Everybody but oneself; who has not changed is not read again. */
function readOthers(
  awareness: Awareness,
  before: ReadonlyMap<number, Reading>,
): ReadonlyMap<number, Reading> {
  const read = new Map<number, Reading>();
  for (const [id, state] of awareness.getStates()) {
    if (id === awareness.clientID) continue;
    const known = before.get(id);
    read.set(id, known?.state === state ? known : { state, person: stateToPerson(id, state) });
  }
  return read;
}

function sameItems(a: readonly Person[], b: readonly Person[]): boolean {
  return a.length === b.length && a.every((person, index) => person === b[index]);
}

function presentPeople(read: ReadonlyMap<number, Reading>): readonly Person[] {
  const people: Person[] = [];
  for (const { person } of read.values()) {
    if (person && people.length < presenceLimits.people) people.push(person);
  }
  return people.sort((a, b) => a.id - b.id);
}
