// Owns: a workshop under attack: people with devices on the real rooms and acts, a clock moved by hand, and everything
// that anybody is sent, with its time. It must not know what an attack looks for. Tests and their commands only.
import * as Y from "yjs";
import { type LiveTables, openTables } from "../../shared/doc/live.ts";
import { type Chance, seededChance } from "../../shared/kit/outside.ts";
import type { MapChange, MineChange } from "../../shared/model/change.ts";
import { raisedMinimums } from "../../shared/model/minimums.ts";
import type { Role } from "../../shared/model/rights.ts";
import { type RoundMode, schemas } from "../../shared/model/tables.ts";
import type { Act, ActAnswer, Wish } from "../../shared/wire/acts.ts";
import { newActs } from "../acts/acts.ts";
import { newAlarms } from "../acts/alarms.ts";
import { newLog } from "../log.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import {
  connect,
  cut,
  deliverToDevice,
  deliverToServer,
  documentsOfPerson,
  newPerson,
  type Person,
  write,
} from "../sync/person.ts";
import { createHandOutside, settled } from "../sync/replica.ts";
import { createRooms } from "../sync/rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "../sync/sample.ts";

/** A frame as it reached somebody. */
export interface Sent {
  readonly atMs: number;
  readonly to: string;
  readonly bytes: Uint8Array;
}

export interface SceneSetting {
  readonly seed: number;
  /** Contributors who write, called `author0` and so on. */
  readonly authors: number;
  /** Instead of seeded chance. */
  readonly chance?: Chance;
  /** The link of each author; absent: one for all. */
  readonly links?: readonly string[];
  /** Stands between the rooms and the store. */
  readonly wrap?: (store: Store) => Store;
}

const others = ["facilitator", "curator", "viewer"] as const;

export class Scene {
  readonly authors: readonly Person[];
  /** A facilitator, a curator and a viewer by role, and a contributor who writes nothing. */
  readonly watchers: Readonly<Record<(typeof others)[number] | "contributor", Person>>;
  /** All frames so far, in their order. */
  readonly sent: Sent[] = [];
  readonly log: string[] = [];
  readonly #outside;
  readonly #rooms;
  readonly #acts;
  readonly #workshop;
  #requests = 0;

  private constructor(
    { seed, authors, chance, links }: SceneSetting,
    store: Store,
    workshop: Parameters<ReturnType<typeof newActs>["act"]>[0]["workshop"],
  ) {
    this.#outside = { ...createHandOutside(seed), ...chance };
    const log = newLog("debug", { write: (line) => this.log.push(line) });
    this.#rooms = createRooms({ store, outside: this.#outside, log });
    const workshops = this.#rooms;
    const minimums = raisedMinimums();
    const alarms = newAlarms({ workshops, outside: this.#outside, minimums, log });
    this.#acts = newActs({ workshops, store, alarms, outside: this.#outside, minimums });
    this.#workshop = workshop;
    this.authors = Array.from({ length: authors }, (_, at) => {
      const person = newPerson(`author${at}`, "contributor", `author${at}`);
      const link = links?.[at];
      return link === undefined ? person : { ...person, link };
    });
    this.watchers = {
      facilitator: newPerson("facilitator", "facilitator", "facilitator"),
      curator: newPerson("curator", "curator", "curator"),
      viewer: newPerson("viewer", "viewer", "viewer"),
      contributor: newPerson("contributor", "contributor", "contributor"),
    };
  }

  /** Everybody is here, and nothing has happened yet. */
  static async begin(setting: SceneSetting): Promise<Scene> {
    const memory = openMemoryStore(createMemoryDisk());
    const store = setting.wrap?.(memory) ?? memory;
    await createSampleWorkshop(store, seededChance(setting.seed));
    const found = await store.workshop(sampleWorkshopId);
    if (found.kind !== "open") throw new Error("The sample workshop was not made");
    const scene = new Scene(setting, store, found.workshop);
    for (const person of scene.people()) await scene.join(person);
    await scene.pass(1_000, 500);
    return scene;
  }

  people(): readonly Person[] {
    return [...this.authors, ...Object.values(this.watchers)];
  }

  async join(person: Person): Promise<void> {
    const ear = {
      onFrame: (to: Person, bytes: Uint8Array) => {
        this.sent.push({ atMs: this.#outside.now(), to: to.name, bytes });
      },
    };
    for (const document of documentsOfPerson(person)) {
      await connect(this.#rooms, person, document, ear);
    }
    await this.settle();
  }

  /** Lets everything arrive that is on its way, without letting time pass. */
  async settle(): Promise<void> {
    for (let isMoving = true; isMoving; ) {
      await settled();
      isMoving = false;
      for (const person of this.people()) {
        for (const document of documentsOfPerson(person)) {
          const up = deliverToServer(person.devices[document]);
          const down = deliverToDevice(person, document);
          isMoving ||= up || down;
        }
      }
    }
  }

  /** Lets time pass in steps, with everything arriving after each. */
  async pass(durationMs: number, stepMs = Math.max(50, durationMs / 20)): Promise<void> {
    for (let left = durationMs; left > 0; left -= stepMs) {
      this.#outside.advance(Math.min(stepMs, left));
      await this.settle();
    }
  }

  async act(wish: Wish, role: Role = "facilitator"): Promise<ActAnswer> {
    const admission = { workshop: this.#workshop, linkId: `link-${role}`, role };
    const act = { ...wish, requestId: `request${this.#requests++}` } as Act;
    const answer = await this.#acts.act(admission, act, "http://host");
    await this.settle();
    return answer;
  }

  /** Opens a brainstorm and gives its id. */
  async openWords(mode: RoundMode = "anonymous"): Promise<string> {
    const answer = await this.act({
      type: "openRound",
      kind: "brainstorm",
      mode,
      durationMs: 3_600_000,
    });
    if (!answer.ok || answer.roundId === undefined) throw new Error("The round was not opened");
    return answer.roundId;
  }

  /** Closes a brainstorm and reveals it. */
  async revealWords(roundId: string): Promise<ActAnswer> {
    await this.act({ type: "closeRound", roundId });
    await this.pass(3_000, 1_500);
    return this.act({ type: "reveal", roundId });
  }

  /** One edit of somebody's private document, sent at once. */
  writeMine(person: Person, changes: readonly MineChange[]): void {
    const { mine } = person.devices;
    const tables = openTables(mine.doc, schemas.mine);
    write(mine, () => tables.apply(changes, null));
    tables.destroy();
  }

  /** An edit of the map by the facilitator, sent at once. */
  writeMap(changes: readonly MapChange[]): void {
    const { map } = this.watchers.facilitator.devices;
    const tables = openTables(map.doc, schemas.map);
    write(map, () => tables.apply(changes, null));
    tables.destroy();
  }

  /** Frames sent since a place in `sent`, by name. */
  sentSince(place: number): ReadonlyMap<string, readonly Sent[]> {
    const byName = new Map<string, Sent[]>();
    for (const sent of this.sent.slice(place)) {
      const own = byName.get(sent.to);
      if (own) own.push(sent);
      else byName.set(sent.to, [sent]);
    }
    return byName;
  }

  map(person: Person = this.watchers.viewer): LiveTables<(typeof schemas)["map"]> {
    return openTables(person.devices.map.doc, schemas.map);
  }

  room(): LiveTables<(typeof schemas)["room"]> {
    return openTables(this.watchers.viewer.devices.room.doc, schemas.room);
  }

  get rooms() {
    return this.#rooms;
  }
}

/** Everybody's session does what a client does at a new epoch: it begins with an empty copy. */
export async function returnAfterReveal(scene: Scene, epoch = 2): Promise<void> {
  for (const author of scene.authors) {
    const { mine } = author.devices;
    cut(mine);
    mine.doc = new Y.Doc();
    mine.epoch = epoch;
    await scene.join(author);
  }
}

/** A draft as a device writes it. */
export function draft(roundId: string, id: string, text: string): MineChange {
  return { op: "create", table: "drafts", id, values: { roundId, text, channel: "phone" } };
}

/** Which client wrote a record of the map, and at which of its clocks: what a participant with developer tools sees. */
export function originOf(
  doc: Y.Doc,
  table: string,
  id: string,
): { readonly client: number; readonly clock: number } {
  const item = doc.getMap(table)._map.get(id);
  if (item === undefined) throw new Error(`There is no ${id} in ${table}`);
  return item.id;
}

/** Whether a text is in some bytes, in any alignment. */
export function holds(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes).includes(text);
}
