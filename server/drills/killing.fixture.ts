// Owns: the drill of promise 1: people write marks into a real server process that is killed at random and started
// again; what the server said or showed must be there each time. Tests and bench only.
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { newId } from "../../shared/kit/ids.ts";
import { type Chance, randomBelow, seededChance } from "../../shared/kit/outside.ts";
import { numberOf, openDriver } from "../store/sqlite/driver.ts";
import { databaseFileName } from "../store/sqlite.ts";
import { remote } from "../sync/replica.ts";
import { Device } from "./device.fixture.ts";
import { createWorkshop, type NewWorkshop } from "./http.fixture.ts";
import { prepareDrill, type Started } from "./process.fixture.ts";
import { RevealDrill } from "./revealing.fixture.ts";

export interface KillingPlan {
  readonly seed: number;
  readonly rounds: number;
  /** Goes on beyond the rounds until so many edits were acknowledged. */
  readonly edits?: number;
  /** How long a round is written for at most, in milliseconds. */
  readonly writeMs: number;
  /** Workshops in which reveals are made ready, to be killed in the middle; none without it. */
  readonly revealing?: number;
  readonly onRound?: (round: number, outcome: KillingOutcome) => void;
}

export interface KillingOutcome {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly shown: number;
  readonly reveals: number;
  /** Reveals that were under way when the server was killed. */
  readonly revealsCutShort: number;
  /** Said to be saved, or shown to somebody, and not there after a restart. */
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  /** Said to be deleted, and there again. */
  readonly resurrected: readonly string[];
  /** Whose content differs from a fresh reader's at the end. */
  readonly divergent: number;
}

export interface KillingEnd extends KillingOutcome {
  /** So many commits of edits have become part of a snapshot meanwhile. */
  readonly compactedCommits: number;
}

const writers = 5;
/** Within so many milliseconds after they were asked for, reveals are killed. */
const revealMs = 60;
/** Marks that stay on the board; older ones are deleted, so that a long drill does not end with a giant. */
const marksKept = 2_000;

export async function drillKilling(plan: KillingPlan): Promise<KillingEnd> {
  const drill = await prepareDrill();
  try {
    let server = await drill.start({ WORKSHOPS_PER_HOUR: "1000" });
    const { origin } = server;
    const workshops = Array.from({ length: plan.revealing ?? 0 }, () => createWorkshop(origin));
    const run = new Killing(plan, await createWorkshop(origin), await Promise.all(workshops));
    let round = 0;
    while (round < plan.rounds || run.outcome.acknowledged < (plan.edits ?? 0)) {
      await run.write(server);
      await server.kill();
      server = await drill.start();
      await run.check(server.origin);
      round++;
      plan.onRound?.(round, run.outcome);
    }
    await run.compare(server.origin);
    await server.kill();
    return { ...run.outcome, compactedCommits: compactedIn(drill.dataDir) };
  } finally {
    await drill.remove();
  }
}

/** Read from the file of a server that was killed, since what it counted is gone with it. */
function compactedIn(dataDir: string): number {
  const driver = openDriver(join(dataDir, databaseFileName));
  try {
    const row = driver.get("SELECT max(snapshot_seq) AS seq FROM documents WHERE name = 'map'");
    return row === undefined ? 0 : numberOf(row, "seq");
  } finally {
    driver.close();
  }
}

class Killing {
  readonly #plan: KillingPlan;
  readonly #chance: Chance;
  readonly #workshop: NewWorkshop;
  readonly #devices: readonly Device[];
  readonly #reveals: readonly RevealDrill[];
  readonly #shown = new Set<string>();
  /** Ids of records by the mark in them. */
  readonly #records = new Map<string, string>();
  /** Somebody tried to delete these; whether it came to be is open until it is acknowledged. */
  readonly #deleting = new Set<string>();
  readonly #lost = new Set<string>();
  readonly #resurrected = new Set<string>();
  readonly #duplicated = new Set<string>();
  #marks = 0;
  #rounds = 0;
  #divergent = 0;

  constructor(plan: KillingPlan, workshop: NewWorkshop, revealing: readonly NewWorkshop[]) {
    this.#plan = plan;
    this.#chance = seededChance(plan.seed);
    this.#workshop = workshop;
    this.#reveals = revealing.map((one) => new RevealDrill(one, this.#chance));
    this.#devices = Array.from({ length: writers }, (_, at) => {
      const token = workshop.tokens[at % 2 === 0 ? "facilitator" : "curator"];
      return new Device({ workshopId: workshop.id, document: "map", token });
    });
  }

  get outcome(): KillingOutcome {
    return {
      rounds: this.#rounds,
      acknowledged: this.#saved().size,
      shown: this.#shown.size,
      reveals: this.#reveals.reduce((sum, { done }) => sum + done, 0),
      revealsCutShort: this.#reveals.reduce((sum, { cutShort }) => sum + cutShort, 0),
      lost: [...this.#lost, ...this.#reveals.flatMap(({ lost }) => [...lost])],
      duplicated: [
        ...this.#duplicated,
        ...this.#reveals.flatMap(({ duplicated }) => [...duplicated]),
      ],
      resurrected: [...this.#resurrected],
      divergent: this.#divergent,
    };
  }

  /** Everybody comes (back), with or without what they had, and writes for a random while. */
  async write(server: Started): Promise<void> {
    const { origin } = server;
    this.#rounds++;
    for (const device of this.#devices) if (this.#below(3) === 0) device.forget();
    await Promise.all(this.#devices.map((device) => device.join(origin)));
    for (const device of this.#devices) this.#watch(device);
    let isOver = false;
    const revealing = this.#reveals.map(async (reveal) => {
      while (!isOver) await reveal.step(origin);
    });
    const writing = this.#devices.map(async (device) => {
      while (!isOver) {
        for (let left = 1 + this.#below(6); left > 0; left--) this.#writeOne(device);
        await pause(this.#below(16));
      }
    });
    await pause(20 + this.#below(this.#plan.writeMs));
    // Every other time the server has the time to answer what was asked again; otherwise it is killed in that, too.
    const isPatient = this.#below(2) === 0;
    for (let tries = 0; isPatient && tries < 500 && this.#isAnyAsked(); tries++) await pause(10);
    isOver = true;
    const last = this.#reveals.filter(({ isReady }) => isReady).map((one) => one.reveal(origin));
    if (last.length > 0) await pause(this.#below(revealMs));
    // Killed in the middle of what was written last: the loops end by themselves, unheard.
    const over = Promise.all([...writing, ...revealing, ...last]);
    await server.kill();
    await over;
    for (const device of this.#devices) device.cut();
    for (const reveal of this.#reveals) reveal.cut();
  }

  /** Somebody fresh looks, before anybody else can bring back what was lost. */
  async check(origin: string): Promise<void> {
    const texts = await this.#textsAt(origin);
    const saved = this.#saved();
    for (const mark of [...saved, ...this.#shown]) {
      const deletion = `-${mark}`;
      const isDeleted = saved.has(deletion);
      if (mark.startsWith("-") || (this.#deleting.has(mark) && !isDeleted)) continue;
      if (isDeleted && texts.has(mark)) this.#resurrected.add(mark);
      if (!isDeleted && !texts.has(mark)) this.#lost.add(mark);
    }
    for (const [text, times] of texts) if (times > 1) this.#duplicated.add(text);
    for (const reveal of this.#reveals) {
      reveal.check(await this.#textsAt(origin, reveal.workshop));
    }
  }

  /** At the end everybody joins once more, and all hold the same. */
  async compare(origin: string): Promise<void> {
    const reader = await this.#readerAt(origin);
    for (const device of this.#devices) await device.join(origin);
    const everybody = [...this.#devices, reader];
    const contents = (): readonly string[] => everybody.map((device) => device.content());
    // What they bring reaches the others in moments; a minute means that it never will.
    for (let tries = 0; tries < 600 && new Set(contents()).size > 1; tries++) await pause(100);
    const [first, ...others] = contents();
    this.#divergent = others.filter((content) => content !== first).length;
    for (const device of everybody) device.cut();
  }

  #writeOne(device: Device): void {
    const touchpoints = device.doc.getMap<Y.Map<unknown>>("touchpoints");
    for (const [mark, id] of this.#tooMany()) {
      this.#records.delete(mark);
      if (!touchpoints.has(id)) continue;
      this.#deleting.add(mark);
      device.write(() => touchpoints.delete(id), `-${mark}`);
    }
    const mark = `mark-${this.#marks++}`;
    const id = newId(this.#chance);
    const notes = this.#below(20) === 0 ? "n".repeat(3_000) : "";
    device.write(() => {
      touchpoints.set(
        id,
        new Y.Map([
          ["text", mark],
          ["notes", notes],
        ]),
      );
    }, mark);
    this.#records.set(mark, id);
  }

  /** The oldest records, where there are more than are kept. */
  #tooMany(): readonly (readonly [mark: string, id: string])[] {
    const oldest: [string, string][] = [];
    if (this.#records.size <= marksKept) return oldest;
    for (const record of this.#records) {
      if (oldest.push(record) === 5) break;
    }
    return oldest;
  }

  /** Notes what a device is shown of the others' marks. */
  #watch({ doc }: Device): void {
    const touchpoints = doc.getMap<Y.Map<unknown>>("touchpoints");
    touchpoints.observe((event, transaction) => {
      if (transaction.origin !== remote) return;
      for (const id of event.keysChanged) {
        const text = touchpoints.get(id)?.get("text");
        if (typeof text === "string" && text.startsWith("mark-")) this.#shown.add(text);
      }
    });
  }

  #isAnyAsked(): boolean {
    return this.#reveals.some(({ isAsked }) => isAsked);
  }

  #saved(): ReadonlySet<string> {
    return new Set(this.#devices.flatMap(({ saved }) => [...saved]));
  }

  async #textsAt(origin: string, of = this.#workshop): Promise<ReadonlyMap<string, number>> {
    const reader = await this.#readerAt(origin, of);
    const texts = new Map<string, number>();
    for (const record of reader.doc.getMap<Y.Map<unknown>>("touchpoints").values()) {
      const text = String(record.get("text"));
      texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    reader.cut();
    return texts;
  }

  async #readerAt(origin: string, { id, tokens } = this.#workshop): Promise<Device> {
    const reader = new Device({ workshopId: id, document: "map", token: tokens.viewer });
    await reader.join(origin);
    return reader;
  }

  #below(below: number): number {
    return randomBelow(this.#chance, below);
  }
}
