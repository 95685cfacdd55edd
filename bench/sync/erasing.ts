// How long others wait while one workshop is compacted, revealed, deleted, or all is backed up: `npx tsx bench/sync/erasing.ts
// [megabytes] [rounds] [folder of another Waymark to compare with, in turns]` (100, 3). Commits of another workshop every
// 5 ms whether or not the last was answered, over the store as the server has it, on a disk.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { argv } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type * as Here from "../../server/store/sqlite.ts";
import type { Store, StoredName } from "../../server/store/store.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import { expectOk } from "../../shared/kit/result.ts";

const [megabytes = 100, rounds = 3] = argv.slice(2, 4).map(Number);
const folders = [".", ...argv.slice(4)];
const chance = seededChance(5);
const mapBytes = 2_000_000;
const tailRows = 2_000;
const people = 40;
const longTailRows = 10_000;
const megabyte = 1_000_000;
/** Maps that are one snapshot each, in megabytes; 64 are the most that the server takes. */
const single = [16, 64];
/** Made before anything is measured: the clock of the waits is on the same thread. */
const filling = chance.bytes(Math.max(...single) * megabyte);

function workshop(id: string, snapshotBytes: number) {
  const documents = [{ name: "map", snapshot: filling.slice(0, snapshotBytes) }] as const;
  return { id, title: id, secret: chance.bytes(32), createdAtMs: 0, links: [], documents };
}

async function fill(store: Store): Promise<void> {
  await store.createWorkshop(workshop("writing", 1_000));
  for (let at = 0; at * mapBytes < megabytes * megabyte; at++) {
    await store.createWorkshop(workshop(`w${at}`, mapBytes - tailRows * 250));
    const append = Array.from({ length: tailRows }, () => ({
      name: "map" as const,
      epoch: 1,
      bytes: chance.bytes(250),
    }));
    await store.commit({ workshopId: `w${at}`, append });
  }
  for (const size of single) await store.createWorkshop(workshop(`one${size}`, size * megabyte));
  await store.createWorkshop(workshop("tail", 1_000));
  for (let at = 0; at < longTailRows; at++) {
    const append = [{ name: "map", epoch: 1, bytes: filling.slice(0, 3_000) }] as const;
    await store.commit({ workshopId: "tail", append });
  }
}

/** Drafts of forty people, half of them compacted, as a server holds them when a round ends. */
async function draft(store: Store, workshopId: string): Promise<void> {
  for (let who = 0; who < people; who++) {
    const name: StoredName = `mine:${who}`;
    for (let at = 0; at < 20; at++) {
      await store.commit({ workshopId, append: [{ name, epoch: 1, bytes: chance.bytes(150) }] });
    }
    const place = { name, epoch: 1, expectSnapshotSeq: 0, throughSeq: 10 } as const;
    await store.commit({ workshopId, replace: [{ ...place, snapshot: chance.bytes(1_500) }] });
  }
}

async function reveal(store: Store, workshopId: string): Promise<void> {
  const erase = Array.from({ length: people }, (_, who) => {
    const name: StoredName = `mine:${who}`;
    return { name, epoch: 1, lastSeq: 20, keep: chance.bytes(60) };
  });
  const append = [{ name: "map" as const, epoch: 1, bytes: chance.bytes(60_000) }];
  const outcome = await store.commit({ workshopId, append, erase, purges: true });
  if (outcome.kind !== "committed") throw new Error(`The reveal was ${outcome.kind}.`);
  await store.purge();
}

/** A map that was written to becomes one snapshot, as large as the one before, which is wiped. */
async function compact(store: Store, size: number): Promise<void> {
  const workshopId = `one${size}`;
  const append = [{ name: "map", epoch: 1, bytes: chance.bytes(100) }] as const;
  await store.commit({ workshopId, append });
  const snapshot = filling.slice(0, size * megabyte);
  await replace(store, workshopId, 1, snapshot);
}

async function compactTail(store: Store): Promise<void> {
  await replace(store, "tail", longTailRows, filling.slice(0, 1_000));
}

async function replace(
  store: Store,
  workshopId: string,
  throughSeq: number,
  snapshot: Uint8Array,
): Promise<void> {
  const place = { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq } as const;
  const outcome = await store.commit({ workshopId, replace: [{ ...place, snapshot }] });
  if (outcome.kind !== "committed") throw new Error(`The compaction was ${outcome.kind}.`);
  await store.purge();
}

/** What commits waited for while something else was done, in milliseconds. */
async function whileWriting(store: Store, run: () => Promise<unknown>) {
  const waits: number[] = [];
  const pending: Promise<unknown>[] = [];
  let isOver = false;
  const writing = (async () => {
    while (!isOver) {
      const beganMs = performance.now();
      const append = [{ name: "map" as const, epoch: 1, bytes: chance.bytes(60) }];
      pending.push(
        store.commit({ workshopId: "writing", append }).then(() => {
          waits.push(performance.now() - beganMs);
        }),
      );
      await pause(5);
    }
  })();
  await pause(100);
  const beganMs = performance.now();
  await run();
  const tookMs = performance.now() - beganMs;
  await pause(100);
  isOver = true;
  await writing;
  await Promise.all(pending);
  waits.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(waits[Math.floor(share * (waits.length - 1))] ?? 0);
  return {
    tookMs: Math.round(tookMs),
    commits: waits.length,
    p50: at(0.5),
    p99: at(0.99),
    longest: at(1),
  };
}

async function measure(folder: string, round: number): Promise<void> {
  const file = pathToFileURL(resolve(folder, "server/store/sqlite.ts")).href;
  const { openSqliteStore } = (await import(file)) as typeof Here;
  const directory = mkdtempSync(join(tmpdir(), "waymark-erasing-"));
  const store = expectOk(await openSqliteStore({ directory }));
  await fill(store);
  await draft(store, "w0");
  await store.purge();
  const deeds: [string, () => Promise<unknown>][] = [
    ["nothing", () => pause(1_000)],
    ["a reveal", () => reveal(store, "w0")],
    ["a deletion, 2 MB", () => store.deleteWorkshop("w1")],
    ["a compaction, 30 MB of tail", () => compactTail(store)],
    ["a backup", () => store.backup(join(directory, "backup.db"))],
    ...single.flatMap((size): [string, () => Promise<unknown>][] => [
      [`a compaction, ${size} MB in one`, () => compact(store, size)],
      ["opening it", () => store.load({ workshopId: `one${size}`, name: "map" })],
      [`a deletion, ${size} MB in one`, () => store.deleteWorkshop(`one${size}`)],
    ]),
  ];
  for (const [during, run] of deeds) {
    console.log(JSON.stringify({ round, folder, during, ...(await whileWriting(store, run)) }));
  }
  await store.close();
  rmSync(directory, { recursive: true });
}

for (let round = 1; round <= rounds; round++)
  for (const folder of folders) await measure(folder, round);
