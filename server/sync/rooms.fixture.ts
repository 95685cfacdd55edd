// Owns: what the tests of the rooms share: the sample workshop on a disk in memory, a clock in the hand, and people in it.

import { beforeEach } from "vitest";
import * as Y from "yjs";
import type { Role } from "../../shared/model/rights.ts";
import { readAwareness } from "../../shared/wire/frames.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { Commit, Store } from "../store/store.ts";
import type { SyncLimits } from "./limits.ts";
import {
  createHandOutside,
  createLine,
  edit,
  hear,
  hello,
  type Line,
  readHeard,
  settled,
} from "./replica.ts";
import { createRooms, type Rooms, type Visit, type Visitor } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

export interface Person {
  readonly doc: Y.Doc;
  readonly line: Line;
  readonly visit: Visit | undefined;
  readonly touchpoints: Y.Map<Y.Map<unknown>>;
  write(change: () => void): void;
}

/** Sets the rooms up anew before each test; to be called once, above the tests. */
export function openTestRooms() {
  let disk = createMemoryDisk();
  let outside = createHandOutside();
  let rooms: Rooms;
  /** While set, commits wait for it, or some of them. */
  let gate: Gate | undefined;

  async function begin(limits: Partial<SyncLimits> = {}): Promise<void> {
    gate = undefined;
    outside = createHandOutside();
    const store = openMemoryStore(disk);
    await createSampleWorkshop(store);
    const held = commitsBehind(store, () => gate);
    rooms = createRooms({ store: held, outside, limits });
  }

  beforeEach(async () => {
    disk = createMemoryDisk();
    await begin();
  });

  async function enter(
    role: Role,
    document: Visitor["document"] = "map",
    options: Partial<Visitor> = {},
    doc: Y.Doc = new Y.Doc(),
  ): Promise<Person> {
    let visit: Visit | undefined;
    const line = createLine((frame) => {
      const answer = hear(doc, frame);
      if (answer) visit?.receive(answer);
    });
    visit = await enterBy(line, { linkId: `link-${role}`, role, document, ...options });
    visit?.receive(hello(doc));
    await tick();
    return {
      doc,
      line,
      visit,
      touchpoints: doc.getMap("touchpoints"),
      write: (change) => visit?.receive(edit(doc, change)),
    };
  }

  function enterBy(
    line: Parameters<Rooms["enter"]>[2],
    visitor: Pick<Visitor, "linkId" | "role" | "document"> & Partial<Visitor>,
  ): Promise<Visit | undefined> {
    const participant = "participant-of-twenty-characters";
    const usual = { participant, epoch: undefined, acknowledges: true };
    return rooms.enter(sampleWorkshopId, { ...usual, ...visitor }, line);
  }

  async function tick(): Promise<void> {
    await settled();
    outside.advance(50);
    await settled();
  }

  return {
    /** Begins again on the same disk. */
    begin,
    enter,
    /** Lets somebody in by a line of the test's own. */
    enterBy,
    tick,
    disk: () => disk,
    outside: () => outside,
    rooms: () => rooms,
    decide: (decision: Parameters<Rooms["decide"]>[2]) =>
      rooms.decide(sampleWorkshopId, null, decision),
    /** Keeps commits, or such as `isMeant`, from being done until what it gives is called. */
    holdCommits: (isMeant: Gate["isMeant"] = () => true): (() => void) => {
      let release = (): void => undefined;
      const opened = new Promise<void>((resolve) => {
        release = resolve;
      });
      gate = { opened, isMeant };
      return release;
    },
  };
}

interface Gate {
  readonly opened: Promise<void>;
  isMeant(commit: Commit): boolean;
}

function commitsBehind(store: Store, gateNow: () => Gate | undefined): Store {
  return {
    ...store,
    commit: async (commit) => {
      const gate = gateNow();
      if (gate?.isMeant(commit)) await gate.opened;
      return store.commit(commit);
    },
  };
}

export function put(person: Person, id: string, text: string): void {
  person.write(() => person.touchpoints.set(id, new Y.Map([["text", text]])));
}

/** What a person was told to be durable, in order. */
export function durableCounts({ line }: Person): (number | undefined)[] {
  return line.frames.map(readHeard).flatMap(({ type, count }) => (type === 100 ? [count] : []));
}

/** What a person last heard of everybody's presence. */
export function presenceAt({ line }: Person): Record<string, unknown> {
  const states: Record<string, unknown> = {};
  for (const heard of line.frames.map(readHeard)) {
    if (heard.type !== 1) continue;
    for (const { client, state } of readAwareness(heard.payload, 1_000) ?? []) {
      states[client] = JSON.parse(state);
    }
  }
  return states;
}
