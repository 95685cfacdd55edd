// Owns: the seeded world: people with roles around one workshop, a network that a seed holds up and cuts, restarts.
// Operations are data. It checks after every step that nobody's bytes hold another's unrevealed text. Tests only.
import * as Y from "yjs";
import { type Chance, randomBelow, seededChance } from "../../shared/kit/outside.ts";
import { emptySnapshot } from "../../shared/model/change.ts";
import { schemas } from "../../shared/model/tables.ts";
import { updateFrame } from "../../shared/wire/frames.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { Decide } from "./deeds.ts";
import {
  connect,
  cut,
  type DocumentName,
  deliverToDevice,
  deliverToServer,
  discard,
  documentsOfPerson,
  newPerson,
  type Person,
  sendAgain,
  write,
} from "./person.ts";
import { createHandOutside, settled } from "./replica.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

export type Operation =
  | { readonly kind: "create" | "change" | "remove" | "hostile"; readonly who: number }
  | { readonly kind: "draft" | "redraft" | "connect" | "cut" | "again"; readonly who: number }
  | { readonly kind: "deliver"; readonly who: number; readonly frames: number }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "openMap"; readonly open: boolean }
  | { readonly kind: "reveal" | "restart" | "leave" };

const kinds: readonly Operation["kind"][] = [
  ...(["create", "create", "create", "change", "change", "change", "remove"] as const),
  ...(["draft", "draft", "redraft", "connect", "connect", "cut", "hostile", "again"] as const),
  ...(["deliver", "deliver", "deliver", "deliver", "wait", "wait", "wait"] as const),
  ...(["openMap", "reveal", "restart", "leave"] as const),
];

/** `count` operations for `people`, the same for the same seed. */
export function schedule(seed: number, people: number, count: number): Operation[] {
  const chance = seededChance(seed);
  return Array.from({ length: count }, (): Operation => {
    const kind = kinds[randomBelow(chance, kinds.length)] ?? "wait";
    const who = randomBelow(chance, people);
    switch (kind) {
      case "deliver":
        return { kind, who, frames: 1 + randomBelow(chance, 12) };
      case "wait":
        return { kind, ms: 1 + randomBelow(chance, 60) };
      case "openMap":
        return { kind, open: randomBelow(chance, 4) > 0 };
      case "reveal":
      case "restart":
      case "leave":
        return { kind };
      default:
        return { kind, who };
    }
  });
}

const cast = [
  "facilitator",
  "contributor",
  "curator",
  "contributor",
  "viewer",
  "contributor",
] as const;

export class World {
  readonly people: readonly Person[];
  readonly #chance: Chance;
  readonly #outside;
  readonly #disk = createMemoryDisk();
  #rooms: Rooms;
  #marks = 0;
  #mapOpen = false;
  readonly #deleted = new Set<string>();
  readonly #published = new Set<string>();

  private constructor(seed: number, people: number) {
    this.#chance = seededChance(seed ^ 0x5eed);
    this.#outside = createHandOutside(seed);
    this.#rooms = this.#newRooms();
    // The second contributor is the first one's other tab.
    this.people = cast
      .slice(0, people)
      .map((role, at) => newPerson(`p${at}`, role, `p${at === 3 ? 1 : at}`));
  }

  /** `people`: 2 to 6. */
  static async begin(seed: number, people: number): Promise<World> {
    const world = new World(seed, people);
    await createSampleWorkshop(openMemoryStore(world.#disk));
    for (let who = 0; who < people; who++) await world.run({ kind: "connect", who });
    return world;
  }

  async run(operation: Operation): Promise<void> {
    switch (operation.kind) {
      case "deliver":
        await this.#deliver(this.#person(operation.who), operation.frames);
        break;
      case "wait":
        this.#outside.advance(operation.ms);
        break;
      case "openMap":
        this.#mapOpen = operation.open;
        await this.#rooms.decide(sampleWorkshopId, null, openMap(operation.open));
        break;
      case "reveal":
        await this.#reveal();
        break;
      case "restart":
        this.#restart();
        break;
      case "leave":
        this.#cutAll();
        break;
      case "connect":
        await this.#connect(this.#person(operation.who));
        break;
      case "cut":
        for (const device of Object.values(this.#person(operation.who).devices)) cut(device);
        break;
      case "again":
        for (const device of Object.values(this.#person(operation.who).devices)) sendAgain(device);
        break;
      default:
        this.#write(operation.kind, this.#person(operation.who));
    }
    await settled();
    await this.#heedCloses();
    for (const person of this.people) checkSound(person);
  }

  /** Joins everybody and lets everything arrive, then checks that all is one. */
  async converge(): Promise<void> {
    for (const person of this.people) this.#discardRefused(person);
    for (let round = 0; round < 40; round++) {
      for (const person of this.people) await this.#connect(person);
      await settled();
      for (const person of this.people) await this.#deliver(person, 1_000);
      this.#outside.advance(100);
      await settled();
      await this.#heedCloses();
    }
    const { map } = await this.#rooms.view(sampleWorkshopId);
    const [first] = this.people.map(contentOf);
    for (const person of this.people) {
      if (contentOf(person) !== first) throw new Error(`${person.name} differs from the others`);
      const lost = [...person.saved].filter(
        (id) => !map.touchpoints.has(id) && !this.#deleted.has(id),
      );
      if (lost.length > 0) throw new Error(`${person.name} was told that ${lost} are saved`);
    }
    const texts = [...map.touchpoints.values()].map(({ text }) => text);
    const drafts = texts.filter((text) => text.startsWith("draft-"));
    if (new Set(drafts).size !== drafts.length) throw new Error("A draft was published twice");
  }

  #newRooms(): Rooms {
    const limits = {
      tailBytes: 2_000,
      restTailBytes: 400,
      mineHistoryMs: 200,
      pastClients: 2,
      goneValues: 12,
    };
    return createRooms({ store: openMemoryStore(this.#disk), outside: this.#outside, limits });
  }

  #person(who: number): Person {
    const person = this.people[who];
    if (person === undefined) throw new Error(`Nobody is number ${who}`);
    return person;
  }

  /** Who may not write any more is never asked for what they wrote: their session gives it up by itself. */
  #discardRefused(person: Person): void {
    const { map } = person.devices;
    if (person.role === "contributor" && !this.#mapOpen && map.isDirty) discard(map);
  }

  async #connect(person: Person): Promise<void> {
    if (person.devices.map.line === undefined) this.#discardRefused(person);
    for (const document of documentsOfPerson(person)) {
      await connect(this.#rooms, person, document, {
        onFrame: (to, frame) => this.#checkPrivacy(to, frame),
      });
    }
  }

  async #deliver(person: Person, frames: number): Promise<void> {
    for (const document of documentsOfPerson(person)) {
      for (let left = frames; left > 0; left--) {
        const up = deliverToServer(person.devices[document]);
        const down = deliverToDevice(person, document);
        if (!up && !down) break;
        if (left % 4 === 0) await settled();
      }
    }
  }

  #write(
    kind: "create" | "change" | "remove" | "hostile" | "draft" | "redraft",
    person: Person,
  ): void {
    const mark = `${person.participant}-${this.#marks++}`;
    const { map, mine } = person.devices;
    const touchpoints = map.doc.getMap<Y.Map<unknown>>("touchpoints");
    const drafts = mine.doc.getMap<Y.Map<unknown>>("drafts");
    const some = pick([...touchpoints.keys()], this.#chance);
    switch (kind) {
      case "create":
        if (person.role === "viewer" || person.role === "contributor") return;
        write(map, () => touchpoints.set(mark, new Y.Map([["text", mark]])), [mark]);
        return;
      case "change":
        if (some && person.role !== "viewer") {
          write(map, () => touchpoints.get(some)?.set("text", mark));
        }
        return;
      case "remove":
        if (!some || person.role === "viewer") return;
        this.#deleted.add(some);
        write(map, () => touchpoints.delete(some));
        return;
      case "hostile":
        this.#hurt(person);
        return;
      case "draft":
        if (person.role === "viewer") return;
        write(mine, () =>
          drafts.set(
            mark,
            new Y.Map([
              ["roundId", "r"],
              ["text", `draft-${mark}`],
            ]),
          ),
        );
        return;
      case "redraft": {
        const draft = pick([...drafts.keys()], this.#chance);
        if (draft) write(mine, () => drafts.get(draft)?.set("text", `draft-${mark}`));
        return;
      }
    }
  }

  /** Sends a few changed bytes of a real update, on the private document: nobody else may be harmed by it. */
  #hurt(person: Person): void {
    const device = person.devices.mine;
    if (person.role === "viewer" || device.line === undefined) return;
    const doc = new Y.Doc();
    doc.getMap("drafts").set("x", new Y.Map([["text", "hostile"]]));
    const update = Y.encodeStateAsUpdate(doc);
    for (let left = 2; left > 0; left--) {
      update[randomBelow(this.#chance, update.length)] = randomBelow(this.#chance, 256);
    }
    device.sent++;
    device.toServer.push(updateFrame(update));
  }

  async #reveal(): Promise<void> {
    await this.#rooms.decide(sampleWorkshopId, null, (view) => {
      const drafts = view.mines
        .flatMap(({ snapshot }) => [...snapshot.drafts.values()])
        .filter(({ id, text }) => !view.taken.has(id) && text.startsWith("draft-"));
      for (const { text } of drafts) this.#published.add(text);
      return {
        ok: true,
        value: {
          map: drafts.map(({ text }, at) => ({
            op: "create",
            table: "touchpoints",
            id: `t${this.#marks++}-${at}`,
            values: { text },
          })),
          mines: view.mines.map(({ key }) => ({ key, changes: [] })),
          taken: drafts.map(({ id }) => id),
          purge: true,
          answer: { ok: true },
        },
      };
    });
  }

  /** As a crash: whatever was not committed is gone, and every line is cut. */
  #restart(): void {
    this.#cutAll();
    this.#rooms = this.#newRooms();
  }

  /** With nobody there, documents are put in order. */
  #cutAll(): void {
    for (const person of this.people) {
      for (const device of Object.values(person.devices)) cut(device);
    }
  }

  /** What a session does when it is closed: see the close codes. */
  async #heedCloses(): Promise<void> {
    for (const person of this.people) {
      for (const document of documentsOfPerson(person)) {
        const closed = person.devices[document].line?.closed;
        if (closed !== undefined) await this.#heed(person, document, closed);
      }
    }
  }

  async #heed(
    person: Person,
    document: DocumentName,
    { code, reason }: { readonly code: number; readonly reason: string },
  ): Promise<void> {
    const device = person.devices[document];
    cut(device);
    if (code === 4503) return;
    // Only a hostile frame is called invalid, and only in the private document.
    const isExpected = code === 4403 || code === 4410 || (code === 4422 && document === "mine");
    if (!isExpected) throw new Error(`${person.name} was closed with ${code}: ${reason}`);
    const before = device.doc;
    discard(device);
    if (code !== 4410) return;
    device.epoch = Number(reason.slice("epoch.".length));
    const old = [...before.getMap<Y.Map<unknown>>("drafts")];
    const ids = old.map(([id]) => id);
    const taken = new Set(await this.#rooms.taken(sampleWorkshopId, ids));
    for (const [id, draft] of old) {
      if (taken.has(id)) continue;
      const fields = Object.entries(draft.toJSON());
      write(device, () => device.doc.getMap("drafts").set(id, new Y.Map(fields)));
    }
  }

  #checkPrivacy(person: Person, frame: Uint8Array): void {
    const text = Buffer.from(frame).toString("latin1");
    for (const [mark, owner] of text.matchAll(/draft-(p\d)-\d+/g)) {
      if (owner !== person.participant && !this.#published.has(mark)) {
        throw new Error(`${person.name} was sent ${mark}, which is not theirs and not revealed`);
      }
    }
  }
}

/** Every table holds records alone, and every record plain values alone. */
function checkSound({ name, devices }: Person): void {
  for (const table of Object.keys(schemas.map)) {
    for (const record of devices.map.doc.getMap(table).values()) {
      const fields = record instanceof Y.Map ? [...record.values()] : [record];
      if (fields.some((field) => field instanceof Y.AbstractType || record === field)) {
        throw new Error(`${name} holds something in ${table} that is no record`);
      }
    }
  }
}

function contentOf({ devices }: Person): string {
  const tables = Object.keys(emptySnapshot(schemas.map)).map((table) =>
    sorted(devices.map.doc.getMap(table).toJSON()),
  );
  return JSON.stringify([tables, sorted(devices.room.doc.getMap("state").toJSON())]);
}

function sorted(value: Record<string, unknown>): unknown {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

function pick<T>(items: readonly T[], chance: Chance): T | undefined {
  return items.length === 0 ? undefined : items[randomBelow(chance, items.length)];
}

function openMap(open: boolean): Decide {
  return () => ({
    ok: true,
    value: {
      room: [{ op: "update", table: "state", id: "main", values: { mapOpen: open } }],
      answer: { ok: true },
    },
  });
}
