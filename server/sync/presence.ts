// Owns: who is here, as told on the `room` connections: one state per connection, the role from its link, no name
// while an anonymous round is open. It must not know documents or when to send. Rules: SYN-14, SYN-15.
import type { Role } from "../../shared/model/rights.ts";
import {
  type AwarenessEntry,
  awarenessFramesWithout,
  readAwarenessOf,
} from "../../shared/wire/frames.ts";

interface Person {
  readonly client: number;
  /** As JSON, with the role. */
  state: string;
  /** The person's own count of changes. */
  heardClock: number;
  /** The clock under which the state was told last, and what was told. */
  told: AwarenessEntry;
}

/** A batch of news. */
export interface PresenceNews<Owner> {
  /** Who left. */
  readonly gone: readonly number[];
  /** The frame that an owner is to get; undefined where there is no news for it. */
  frameFor(owner: Owner): Uint8Array | undefined;
}

export class Presence<Owner> {
  readonly #stateBytes: number;
  readonly #people = new Map<Owner, Person>();
  readonly #owners = new Map<number, Owner>();
  readonly #changed = new Set<Person>();
  readonly #gone = new Set<number>();
  #anonymous = false;
  #lastClock = 0;
  /** Everybody as told last, encoded at the first question: asking again takes a byte, and must cost little more. */
  #everybody: FrameFor | undefined;

  /** `stateBytes`: the largest state of one connection, as JSON. */
  constructor(stateBytes: number) {
    this.#stateBytes = stateBytes;
  }

  /**
   * Takes what a connection tells of itself. All else (others' states, which a stock client echoes) is passed over.
   * False where its own state is too large.
   */
  hear(owner: Owner, role: Role, states: Uint8Array): boolean {
    // The first id that a connection tells of is its own from then on.
    const own = readAwarenessOf(states, this.#people.get(owner)?.client, {
      entries: entriesMax,
      stateBytes: this.#stateBytes,
    });
    if (own === "tooLarge") return false;
    if (own !== undefined) this.#hearOwn(owner, role, own);
    return true;
  }

  #hearOwn(owner: Owner, role: Role, own: AwarenessEntry): void {
    const held = this.#people.get(owner);
    if (held !== undefined && own.clock <= held.heardClock) return;
    if (own.state === "null") {
      this.leave(owner);
      return;
    }
    // Whoever told of an id first has it until they leave: nobody is shown under somebody else's name.
    if (held === undefined && this.#owners.has(own.client)) return;
    const state = stateWithRole(own.state, role);
    if (state === undefined) return;
    const person = held ?? newPerson(own.client);
    this.#people.set(owner, person);
    this.#owners.set(own.client, owner);
    this.#gone.delete(own.client);
    person.heardClock = own.clock;
    if (person.state === state) return;
    person.state = state;
    this.#changed.add(person);
  }

  /** Forgets a connection; the others are told at the next frame. */
  leave(owner: Owner): void {
    const person = this.#people.get(owner);
    if (person === undefined) return;
    this.#people.delete(owner);
    this.#owners.delete(person.client);
    this.#changed.delete(person);
    this.#everybody = undefined;
    this.#gone.add(person.client);
  }

  /** While true, only that somebody is here is told, of everybody. */
  setAnonymous(anonymous: boolean): void {
    if (anonymous === this.#anonymous) return;
    this.#anonymous = anonymous;
    for (const person of this.#people.values()) this.#changed.add(person);
  }

  hasNews(): boolean {
    return this.#changed.size > 0 || this.#gone.size > 0;
  }

  /** Ends the present batch. */
  news(nowMs: number): PresenceNews<Owner> {
    // Clocks follow the time, so that they grow beyond a restart and beyond what a client counts itself.
    this.#lastClock = Math.max(this.#lastClock + 1, nowMs);
    const clock = this.#lastClock;
    const gone = [...this.#gone];
    const entries = gone.map((client): AwarenessEntry => ({ client, clock, state: "null" }));
    for (const person of this.#changed) {
      const state = this.#anonymous ? "{}" : person.state;
      if (state === person.told.state) continue;
      person.told = { client: person.client, clock, state };
      entries.push(person.told);
    }
    this.#gone.clear();
    this.#changed.clear();
    this.#everybody = undefined;
    const frameFor = frameWithoutOwn(entries);
    return { gone, frameFor: (owner) => frameFor(this.#people.get(owner)?.client) };
  }

  /**
   * The frame that tells of everybody but the owner, or undefined when there is nobody to tell of. `missed`: who left while
   * the owner was not told, which must be said too, since nobody is given up after a time.
   */
  everybody(owner: Owner, missed: Iterable<number> = []): Uint8Array | undefined {
    const own = this.#people.get(owner)?.client;
    const gone = [...missed].filter((client) => !this.#owners.has(client));
    if (gone.length > 0) return frameWithoutOwn([...this.#leavers(gone), ...this.#told()])(own);
    this.#everybody ??= frameWithoutOwn(this.#told());
    return this.#everybody(own);
  }

  #leavers(gone: readonly number[]): readonly AwarenessEntry[] {
    return gone.map((client) => ({ client, clock: this.#lastClock, state: "null" }));
  }

  #told(): readonly AwarenessEntry[] {
    const told = [...this.#people.values()].map((person) => person.told);
    return told.filter(({ clock }) => clock > 0);
  }
}

/** The frame for whoever tells of itself under an id; the same bytes for all who do not. */
type FrameFor = (own: number | undefined) => Uint8Array | undefined;

/** People in one message beyond which it is not looked at. */
const entriesMax = 2_000;

function newPerson(client: number): Person {
  return { client, state: "", heardClock: -1, told: { client, clock: 0, state: "" } };
}

function stateWithRole(json: string, role: Role): string | undefined {
  const state = parsed(json);
  if (typeof state !== "object" || state === null || Array.isArray(state)) return undefined;
  return JSON.stringify({ ...state, role });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Not JSON: what a hostile client sends as its own state is nobody else's to parse.
    return undefined;
  }
}

/** What is told to each, encoded once: told of itself under a newer clock, a client would take our word for its state. */
function frameWithoutOwn(entries: readonly AwarenessEntry[]): FrameFor {
  if (entries.length === 0) return () => undefined;
  const frameFor = awarenessFramesWithout(entries);
  const [first] = entries;
  return (own) => (entries.length === 1 && first?.client === own ? undefined : frameFor(own));
}
