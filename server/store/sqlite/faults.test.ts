// The store on a disk that fails at any moment and in any place: compared with the store in memory, which does not.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Chance, randomBelow, seededChance } from "../../../shared/kit/outside.ts";
import { expectOk } from "../../../shared/kit/result.ts";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { createMemoryDisk, openMemoryStore } from "../memory.ts";
import { bytes, change, newWorkshop } from "../sample.ts";
import { databaseFileName, openSqliteStore } from "../sqlite.ts";
import {
  type Commit,
  type CommitOutcome,
  type DocumentKey,
  defaultAnswerLimits,
  type StoredDocument,
} from "../store.ts";
import { type Driver, openDriver } from "./driver.ts";
import { loadedBy, temporaryDirectory } from "./engine.fixture.ts";
import { type Engine, type GroupOutcome, openEngine, prepareDatabase } from "./engine.ts";

const map = { workshopId: "w1", name: "map" } as const;
const draft = { workshopId: "w1", name: "mine:ada" } as const;

function temporaryFile(): string {
  const directory = mkdtempSync(join(tmpdir(), "waymark-faults-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return join(directory, "waymark.db");
}

function outcomeOf(result: GroupOutcome): CommitOutcome {
  if ("outcome" in result) return result.outcome;
  throw result.error;
}

/** Gives the engine, or the sentence with which the file is refused. */
function openAt(path: string, wrap = (driver: Driver): Driver => driver, onUnwiped?: () => void) {
  const driver = openDriver(path);
  const refusal = prepareDatabase(driver, path);
  if (refusal !== undefined) return refusal;
  const settings = { path, answerLimits: defaultAnswerLimits, onQuarantine: () => undefined };
  return openEngine(wrap(driver), { ...settings, ...(onUnwiped && { onUnwiped }) });
}

function engineAt(path: string, wrap?: (driver: Driver) => Driver, onUnwiped?: () => void): Engine {
  const engine = openAt(path, wrap, onUnwiped);
  if (typeof engine === "string") throw new Error(engine);
  return engine;
}

/** Fails each statement with a likelihood of one in `rarity`, as a full disk does; 0: never. */
function failing(inner: Driver, chance: Chance, rarity: { value: number }): Driver {
  const strike = (sql: string): void => {
    // SQLite takes a rollback back without writing.
    if (rarity.value === 0 || sql.startsWith("ROLLBACK")) return;
    if (randomBelow(chance, rarity.value) === 0) {
      throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
    }
  };
  return {
    ...inner,
    run: (sql, parameters) => {
      strike(sql);
      return inner.run(sql, parameters);
    },
  };
}

function anyCommit(chance: Chance, engine: Engine, mark: string): Commit {
  const { snapshotSeq, lastSeq, epoch } = loadedBy(engine, map);
  const mine = loadedBy(engine, draft);
  const append = [change("map", mark), { ...change("mine:ada", mark), epoch: mine.epoch }];
  switch (randomBelow(chance, 5)) {
    case 0: {
      const replacement = { name: "map", epoch, expectSnapshotSeq: snapshotSeq } as const;
      const snapshot = bytes(`all up to ${lastSeq}`);
      return { workshopId: "w1", replace: [{ ...replacement, throughSeq: lastSeq, snapshot }] };
    }
    case 1:
      return {
        workshopId: "w1",
        append: [change("room", `revealed ${mark}`)],
        erase: [{ name: "mine:ada", epoch: mine.epoch, lastSeq: mine.lastSeq }],
        taken: [mark],
      };
    default:
      return { workshopId: "w1", append };
  }
}

test.each([1, 2, 3, 4])(
  "[STO-21] on a disk that fails at any statement nothing is half written or falsely acknowledged (seed %i)",
  async (seed) => {
    const chance = seededChance(seed);
    const path = temporaryFile();
    const rarity = { value: 0 };
    const engine = engineAt(path, (driver) => failing(driver, chance, rarity));
    const oracle = openMemoryStore(createMemoryDisk());
    engine.createWorkshop(newWorkshop("w1"));
    await oracle.createWorkshop(newWorkshop("w1"));
    const outcomes = { committed: 0, full: 0, conflict: 0, answered: 0 };
    for (let step = 0; step < 150; step++) {
      const group = Array.from({ length: 1 + randomBelow(chance, 3) }, (_, at) =>
        anyCommit(chance, engine, `${step}.${at}`),
      );
      rarity.value = [0, 6, 20][randomBelow(chance, 3)] ?? 0;
      const results = engine.commitGroup(group);
      rarity.value = 0;
      for (const [at, { kind }] of results.map(outcomeOf).entries()) {
        outcomes[kind]++;
        const commit = group[at];
        if (kind === "committed" && commit)
          expect(await oracle.commit(commit)).toMatchObject({ kind });
      }
      expect(engine.health().writable).toBe(true);
    }
    expect(outcomes.committed).toBeGreaterThan(30);
    expect(outcomes.full).toBeGreaterThan(30);
    engine.close();
    // A copy: libsql lets go of a file only when its statements have been collected.
    copyFileSync(path, `${path}.copy`);
    const again = engineAt(`${path}.copy`);
    for (const document of [map, draft, { workshopId: "w1", name: "room" } as const]) {
      expect(loadedBy(again, document)).toEqual(await oracle.load(document));
    }
    expect(again.takenIds("w1")).toEqual(await oracle.takenIds("w1"));
    again.close();
  },
);

test("[STO-27] damaged pages are noticed at opening, and rows that are sound are served", () => {
  const path = temporaryFile();
  const first = engineAt(path);
  for (const id of ["w1", "w2"]) first.createWorkshop(newWorkshop(id));
  for (let row = 0; row < 400; row++) {
    first.commitGroup([
      { workshopId: "w1", append: [change("map", `row ${row} ${"x".repeat(90)}`)] },
    ]);
  }
  expect(first.health().sound).toBe(true);
  first.close();
  const whole = readFileSync(path);
  const pageBytes = 4_096;
  const verdicts = { sound: 0, unsound: 0, served: 0 };
  for (let page = 3; page * pageBytes < whole.length; page++) {
    const damaged = Uint8Array.from(whole);
    // The head of a page: its kind, and how many cells it has.
    damaged.fill(0xff, page * pageBytes, page * pageBytes + 8);
    const file = `${path}.page${page}`;
    writeFileSync(file, damaged);
    const engine = openAt(file);
    if (typeof engine === "string") continue;
    verdicts[engine.health().sound ? "sound" : "unsound"]++;
    if (isServed(engine, { workshopId: "w2", name: "map" })) verdicts.served++;
    engine.close();
  }
  expect(verdicts.unsound).toBeGreaterThan(5);
  expect(verdicts.served).toBeGreaterThan(0);
}, 60_000);

test("[STO-27] damaged pages of private rows keep no server from starting, nor others from being written", () => {
  const path = temporaryFile();
  const first = engineAt(path);
  for (const id of ["w1", "w2"]) first.createWorkshop(newWorkshop(id));
  for (let row = 0; row < 120; row++) {
    const append = [change(`mine:${row % 7}`, `row ${row} ${"x".repeat(row * 80)}`)];
    first.commitGroup([{ workshopId: "w1", append }]);
  }
  first.close();
  const whole = readFileSync(path);
  const pageBytes = 4_096;
  let damagedPrivately = 0;
  for (let page = 2; page * pageBytes < whole.length; page += 5) {
    const end = (page + 1) * pageBytes;
    if (!whole.subarray(page * pageBytes, end).includes("xxxxxxxxxx")) continue;
    damagedPrivately++;
    const damaged = Uint8Array.from(whole);
    damaged.fill(0xff, page * pageBytes, page * pageBytes + 8);
    const file = `${path}.page${page}`;
    writeFileSync(file, damaged);
    const engine = engineAt(file);
    expect(inOneGo(engine.purge())).toEqual({ kind: "purged" });
    const append = [change("map", "goes on")];
    expect(engine.commitGroup([{ workshopId: "w2", append }])).toMatchObject([
      { outcome: { kind: "committed" } },
    ]);
    engine.close();
  }
  expect(damagedPrivately).toBeGreaterThan(5);
}, 60_000);

test("[STO-46] a deleted workshop that lies in damaged pages keeps no other from being wiped, and is counted and told of", () => {
  const path = temporaryFile();
  const first = engineAt(path);
  for (const id of ["w1", "w2", "w3"]) first.createWorkshop(newWorkshop(id));
  for (let row = 0; row < 60; row++) {
    const [workshopId, name] = [`w${1 + (row % 3)}`, row % 2 === 0 ? "map" : "mine:ada"] as const;
    const append = [change(name, `${name} of ${workshopId} ${"x".repeat(row * 60)}`)];
    first.commitGroup([{ workshopId, append }]);
  }
  // As a server leaves them that is killed before they are wiped.
  for (const id of ["w1", "w2"]) first.deleteWorkshop(id).next();
  first.close();
  const whole = readFileSync(path);
  const pageBytes = 4_096;
  const met = { wiped: 0, left: 0 };
  for (let page = 2; page * pageBytes < whole.length; page++) {
    const start = page * pageBytes;
    if (!whole.subarray(start, start + pageBytes).includes("xxxxxxxxxx")) continue;
    const damaged = Uint8Array.from(whole);
    damaged.fill(0xff, start, start + 8);
    const file = `${path}.page${page}`;
    writeFileSync(file, damaged);
    const told: string[] = [];
    const engine = engineAt(file, undefined, () => told.push("unwiped"));
    for (let time = 0; time < 2; time++) {
      expect(inOneGo(engine.purge())).toEqual({ kind: "purged" });
    }
    const { unwiped } = engine.health();
    expect(told).toHaveLength(unwiped);
    expect(unwiped).toBeLessThan(2);
    met[unwiped === 0 ? "wiped" : "left"]++;
    engine.createWorkshop(newWorkshop("w4"));
    expect(inOneGo(engine.deleteWorkshop("w4"))).toEqual({ kind: "deleted" });
    engine.close();
    const left = readFileSync(file).toString("latin1");
    const traces = ["w1", "w2"].filter((id) => left.includes(`of ${id}`));
    expect(traces.length, `page ${page}: ${traces}`).toBeLessThanOrEqual(unwiped);
  }
  expect(met.left).toBeGreaterThan(5);
  expect(met.wiped).toBeGreaterThan(0);
});

test("[STO-46] what was typed on the way and lies in damaged pages is counted and told of while its workshop is there", () => {
  const path = temporaryFile();
  const first = engineAt(path);
  first.createWorkshop(newWorkshop("w1"));
  for (let row = 0; row < 20; row++) {
    const append = [change("mine:ada", `row ${row} ${"x".repeat(row * 80)}`)];
    first.commitGroup([{ workshopId: "w1", append }]);
  }
  const place = { name: "mine:ada", epoch: 1, expectSnapshotSeq: 0, throughSeq: 10 } as const;
  const replace = [{ ...place, snapshot: bytes("x".repeat(2_000)) }];
  first.commitGroup([{ workshopId: "w1", replace }]);
  first.close();
  const whole = readFileSync(path);
  let damagedPrivately = 0;
  for (let at = 8_192; at < whole.length; at += 4_096) {
    if (!whole.subarray(at, at + 4_096).includes("xxxxxxxxxx")) continue;
    damagedPrivately++;
    const damaged = Uint8Array.from(whole);
    damaged.fill(0xff, at, at + 8);
    const file = `${path}.at${at}`;
    writeFileSync(file, damaged);
    let told = 0;
    const engine = engineAt(file, undefined, () => told++);
    for (let time = 0; time < 2; time++) {
      expect(inOneGo(engine.purge())).toEqual({ kind: "purged" });
      expect([engine.health().unwiped, told]).toEqual([1, 1]);
    }
    inOneGo(engine.deleteWorkshop("w1"));
    // Once, as a deleted workshop, or not at all where all of it could be.
    expect(engine.health().unwiped).toBeLessThan(2);
    engine.close();
  }
  expect(damagedPrivately).toBeGreaterThan(2);
});

test("[STO-46] the store's thread tells of it, and of how much is left", async () => {
  const path = temporaryFile();
  const first = engineAt(path);
  first.createWorkshop(newWorkshop("w1"));
  const append = [change("mine:ada", "draft"), change("map", "x".repeat(20_000))];
  first.commitGroup([{ workshopId: "w1", append }]);
  // The first step wipes what is private.
  first.deleteWorkshop("w1").next();
  first.close();
  const damaged = readFileSync(path);
  for (let at = 8_192; at < damaged.length; at += 4_096) {
    if (damaged.subarray(at, at + 4_096).includes("xxxxxxxxxx")) damaged.fill(0xff, at, at + 8);
  }
  const directory = temporaryDirectory();
  writeFileSync(join(directory, databaseFileName), damaged);
  let told = 0;
  const opened = await openSqliteStore({ directory, onUnwiped: () => told++ });
  const store = expectOk(opened);
  expect(await store.purge()).toEqual({ kind: "purged" });
  expect((await store.health()).unwiped).toBe(1);
  expect(told).toBe(1);
  await store.close();
});

test("[STO-22] whatever bit of the files flips, no other bytes than those that were written are served", () => {
  const chance = seededChance(22);
  const path = temporaryFile();
  const first = engineAt(path);
  first.createWorkshop(newWorkshop("w1"));
  const written = new Set(["first"]);
  for (let row = 0; row < 120; row++) {
    const text = `row ${row} ${"x".repeat(row * 7)}`;
    written.add(text);
    first.commitGroup([{ workshopId: "w1", append: [change("map", text)] }]);
  }
  first.close();
  const whole = readFileSync(path);
  const seen = { refused: 0, rejected: 0, missing: 0, whole: 0 };
  for (let trial = 0; trial < 250; trial++) {
    const damaged = Uint8Array.from(whole);
    const at = randomBelow(chance, damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << randomBelow(chance, 8));
    const file = `${path}.${trial}`;
    writeFileSync(file, damaged);
    const loaded = loadFrom(file);
    if (typeof loaded === "string") {
      seen[loaded]++;
      continue;
    }
    const served = [loaded.snapshot, ...loaded.updates.map((update) => update.bytes)];
    const texts = served.flatMap((row) => (row ? [new TextDecoder().decode(row)] : []));
    for (const text of texts) expect(written.has(text)).toBe(true);
    seen[texts.length < written.size ? "missing" : "whole"]++;
  }
  expect(seen.missing).toBeGreaterThan(10);
}, 60_000);

function isServed(engine: Engine, document: DocumentKey): boolean {
  try {
    return loadedBy(engine, document).snapshot !== undefined;
  } catch {
    return false;
  }
}

/** What a damaged file gives; a file that SQLite itself finds unsound serves nothing at all. */
function loadFrom(file: string): StoredDocument | "refused" | "rejected" {
  try {
    const engine = openAt(file);
    if (typeof engine === "string") return "refused";
    const loaded = loadedBy(engine, map);
    engine.close();
    return loaded;
  } catch {
    return "rejected";
  }
}
