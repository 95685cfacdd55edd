// Owns: the contract of storage for SQLite, and what only files show: locks, damage, versions, traces of erased text.
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { expectOk } from "../../shared/kit/result.ts";
import { bytes, change, newWorkshop, texts } from "./sample.ts";
import { openDriver } from "./sqlite/driver.ts";
import { databaseFileName, directoryMistake, openSqliteStore } from "./sqlite.ts";
import { describeStore, type StoreOpening } from "./store.contract.ts";
import type { Store, StoredName } from "./store.ts";

describeStore("SQLite", () => {
  const directory = mkdtempSync(join(tmpdir(), "waymark-store-"));
  const opened: Store[] = [];
  const open = async (at: string, opening: StoreOpening = {}) => {
    const store = expectOk(await openSqliteStore({ directory: at, ...opening }));
    opened.push(store);
    return store;
  };
  return {
    open: (opening) => open(directory, opening),
    damage: async (_document, _seq, row) => flipBit(join(directory, databaseFileName), row),
    backupPath: () => join(directory, "backup.db"),
    openBackup: (path) => {
      const restored = mkdtempSync(join(directory, "restored-"));
      writeFileSync(join(restored, databaseFileName), readFileSync(path));
      return open(restored);
    },
    remove: async () => {
      await Promise.allSettled(opened.map((store) => store.close()));
      rmSync(directory, { recursive: true });
    },
  };
});

describe("SQLite files", () => {
  test("[STO-12] a second server on the same directory is refused in words, and the first goes on", async () => {
    const directory = temporaryDirectory();
    const store = await openIn(directory);
    const second = await openSqliteStore({ directory });
    expect(second).toEqual({
      ok: false,
      error: expect.stringContaining("in use by another Waymark server"),
    });
    expect((await store.createWorkshop(newWorkshop("w1"))).kind).toBe("created");
  });

  test("[STO-12] a store of a newer Waymark is refused in words and not touched", async () => {
    const directory = temporaryDirectory();
    await (await openIn(directory)).close();
    const driver = openDriver(join(directory, databaseFileName));
    driver.script("PRAGMA user_version = 99");
    driver.close();
    const refused = await openSqliteStore({ directory });
    expect(refused).toEqual({ ok: false, error: expect.stringContaining("schema 99") });
  });

  test("[STO-12] a database of another program is refused in words", async () => {
    const directory = temporaryDirectory();
    const driver = openDriver(join(directory, databaseFileName));
    driver.script("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1);");
    driver.close();
    const refused = await openSqliteStore({ directory });
    expect(refused).toEqual({ ok: false, error: expect.stringContaining("another program") });
  });

  test("[STO-12] a file that is no database is refused in words", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, databaseFileName), "no database at all, ".repeat(400));
    const refused = await openSqliteStore({ directory });
    expect(refused).toEqual({ ok: false, error: expect.stringContaining("another program") });
  });

  test("[STO-12] a directory that cannot be made is refused in words", async () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    const refused = await openSqliteStore({ directory: join(file, "data") });
    expect(refused).toEqual({ ok: false, error: expect.stringContaining("DATA_DIR") });
  });

  test("[STO-12] whether a directory could be used is told before it is made", () => {
    const directory = temporaryDirectory();
    const file = join(directory, "file");
    writeFileSync(file, "");
    for (const path of [file, join(file, "data")]) {
      expect(directoryMistake(path)).toMatch(/^The directory .* cannot be used .*DATA_DIR/);
    }
    const fresh = join(directory, "not", "there", "yet");
    expect([directoryMistake(directory), directoryMistake(fresh)]).toEqual([undefined, undefined]);
    expect(existsSync(join(directory, "not"))).toBe(false);
  });

  test.skipIf(!existsSync("/proc/self"))(
    "[STO-37] a directory on a file system that takes no files is refused in words",
    async () => {
      for (const directory of ["/proc", "/proc/waymark", "/proc/not/there"]) {
        const refused = await openSqliteStore({ directory });
        expect(refused).toEqual({ ok: false, error: expect.stringContaining("DATA_DIR") });
        expect(directoryMistake(directory)).toMatch(/cannot be used/);
      }
    },
  );

  test("[STO-8] a damaged snapshot is put away and the tail still loads", async () => {
    const directory = temporaryDirectory();
    const reports: unknown[] = [];
    const store = await openIn(directory);
    await store.createWorkshop({
      ...newWorkshop("w1"),
      documents: [{ name: "map", snapshot: bytes("a snapshot of the map") }],
    });
    await store.commit({ workshopId: "w1", append: [change("map", "tail")] });
    await store.close();
    flipBit(join(directory, databaseFileName), bytes("a snapshot of the map"));
    const again = await openIn(directory, { onQuarantine: (report) => reports.push(report) });
    const loaded = await again.load({ workshopId: "w1", name: "map" });
    expect(loaded).toMatchObject({ snapshot: undefined, quarantined: 1, lastSeq: 1 });
    expect(loaded.updates).toHaveLength(1);
    expect(reports).toMatchObject([{ part: "snapshot" }]);
  });

  test.each([1, 2, 3])(
    "[STO-16] erased text is in no file after a purge (history %i)",
    async (seed) => {
      const directory = temporaryDirectory();
      const store = await openIn(directory);
      await store.createWorkshop(newWorkshop("w1"));
      const drafts = await writeDrafts(store, seed);
      expect(tracesOf(directory, "ERASED")).toBeGreaterThan(0);
      await store.commit({
        workshopId: "w1",
        erase: [...drafts]
          .filter(([name]) => name.startsWith("mine:e"))
          .map(([name, lastSeq]) => ({ name, epoch: 1, lastSeq, keep: bytes("department") })),
      });
      await store.purge();
      expect(tracesOf(directory, "ERASED")).toBe(0);
      expect(tracesOf(directory, "STAYS")).toBeGreaterThan(0);
      await store.deleteWorkshop("w1");
      expect(tracesOf(directory, "STAYS")).toBe(0);
      expect(tracesOf(directory, "Bakery")).toBe(0);
    },
  );

  test("[STO-15] a backup was never readable by others and holds no trace of a draft", async () => {
    const directory = temporaryDirectory();
    const store = await openIn(directory);
    await store.createWorkshop(newWorkshop("w1"));
    await writeDrafts(store, 4);
    const path = join(temporaryDirectory(), "backup.db");
    await store.backup(path);
    expect(readFileSync(path).includes("ERASED")).toBe(false);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(statSync(join(directory, databaseFileName)).mode & 0o077).toBe(0);
  });

  test("[STO-42] commits of others are answered while a large snapshot is written and read, and closing finishes it", async () => {
    const directory = temporaryDirectory();
    const store = await openIn(directory);
    for (const id of ["w1", "w2"]) await store.createWorkshop(newWorkshop(id));
    const order: string[] = [];
    const asked = async <T>(what: string, answer: Promise<T>): Promise<T> => {
      const value = await answer;
      order.push(what);
      return value;
    };
    const small = (mark: string) =>
      asked(mark, store.commit({ workshopId: "w2", append: [change("map", mark)] }));
    const snapshot = new Uint8Array(9_000_000).fill(7);
    const place = { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq: 0 } as const;
    const compaction = store.commit({ workshopId: "w1", replace: [{ ...place, snapshot }] });
    await Promise.all([asked("compacted", compaction), small("one"), small("two")]);
    expect(order).toEqual(["one", "two", "compacted"]);
    const loading = store.load({ workshopId: "w1", name: "map" });
    const outcomes = await Promise.all([small("three"), small("four")]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["committed", "committed"]);
    expect((await loading).snapshot?.length).toBe(9_000_000);
    const last = new Uint8Array(5_000_000).fill(8);
    const finished = store.commit({ workshopId: "w1", replace: [{ ...place, snapshot: last }] });
    const closing = store.close();
    await expect(store.workshopIds()).rejects.toThrow("closed");
    await expect(store.close()).rejects.toThrow("closed");
    expect((await finished).kind).toBe("committed");
    await closing;
    const again = await openIn(directory);
    expect((await again.load({ workshopId: "w1", name: "map" })).snapshot).toHaveLength(5_000_000);
  });

  test("[STO-4] a small view of a large buffer stays whole for its owner", async () => {
    const store = await openIn(temporaryDirectory());
    await store.createWorkshop(newWorkshop("w1"));
    const large = new Uint8Array(1_000_000).fill(65);
    const view = large.subarray(10, 13);
    await store.commit({ workshopId: "w1", append: [{ name: "map", epoch: 1, bytes: view }] });
    expect(large.byteLength).toBe(1_000_000);
    expect(await texts(store, { workshopId: "w1", name: "map" })).toEqual(["AAA"]);
  });
});

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "waymark-store-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

async function openIn(directory: string, opening: StoreOpening = {}): Promise<Store> {
  const store = expectOk(await openSqliteStore({ directory, ...opening }));
  onTestFinished(async () => {
    await Promise.allSettled([store.close()]);
  });
  return store;
}

/** Twenty drafts of `mine:e…` that say ERASED and `mine:s…` that say STAYS, in rows of many sizes. */
async function writeDrafts(store: Store, seed: number): Promise<ReadonlyMap<StoredName, number>> {
  const last = new Map<StoredName, number>();
  const writes = Array.from({ length: 1_500 }, async (_, index) => {
    const dice = Math.imul(index + 1, 2_654_435_761 * seed) >>> 8;
    const name: StoredName = `mine:${dice % 2 === 0 ? "e" : "s"}${dice % 19}`;
    const word = name.startsWith("mine:e") ? "ERASED " : "STAYS ";
    const amount = dice % 23 === 0 ? dice % 1_500 : dice % 40;
    const append = [change(name, word.repeat(amount + 1))];
    const outcome = await store.commit({ workshopId: "w1", append });
    if (outcome.kind !== "committed") throw new Error(`A draft was not stored: ${outcome.kind}`);
    last.set(name, Math.max(last.get(name) ?? 0, ...outcome.appended));
  });
  await Promise.all(writes);
  return last;
}

function tracesOf(directory: string, word: string): number {
  const files = readdirSync(directory).map((name) => readFileSync(join(directory, name)));
  return files.filter((file) => file.includes(word)).length;
}

function flipBit(path: string, row: Uint8Array): void {
  const file = readFileSync(path);
  const at = file.indexOf(row);
  if (at < 0) throw new Error("The row to damage is not in the file.");
  file[at] = (file[at] ?? 0) ^ 1;
  writeFileSync(path, file);
}
