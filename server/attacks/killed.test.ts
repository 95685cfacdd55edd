// `kill -9` during a reveal, at every point: the files are copied before and after each statement that the reveal and its
// purge give to the database, as a dying process leaves them, and in the middle of writing; each copy is started again. Rule PRV-106.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSnapshot } from "../../shared/doc/bytes.ts";
import { expectOk } from "../../shared/kit/result.ts";
import { inOneGo } from "../../shared/kit/steps.ts";
import { schemas } from "../../shared/model/tables.ts";
import { engineIn, temporaryDirectory, watched } from "../store/sqlite/engine.fixture.ts";
import { openSqliteStore } from "../store/sqlite.ts";
import type { Commit, NewWorkshop, Store } from "../store/store.ts";
import { sampleWorkshopId } from "../sync/sample.ts";
import { draft, Scene } from "./scene.fixture.ts";

interface Recorded {
  readonly workshop: NewWorkshop;
  /** Everything that was committed before the reveal. */
  readonly before: readonly Commit[];
  readonly reveal: Commit;
}

/** What a real reveal gave to the store, and all before it. */
async function record(): Promise<Recorded> {
  const workshops: NewWorkshop[] = [];
  const commits: Commit[] = [];
  const wrap = (store: Store): Store => ({
    ...store,
    createWorkshop: (workshop) => {
      workshops.push(workshop);
      return store.createWorkshop(workshop);
    },
    commit: async (commit) => {
      const outcome = await store.commit(commit);
      if (outcome.kind === "committed") commits.push(commit);
      return outcome;
    },
  });
  const scene = await Scene.begin({ seed: 61, authors: 3, wrap });
  const roundId = await scene.openWords();
  for (const [at, author] of scene.authors.entries()) {
    const id = `draftid${at}`;
    scene.writeMine(author, [draft(roundId, id, `frist words ${at}`)]);
    const values = { text: `planted words ${at}` };
    scene.writeMine(author, [{ op: "update", table: "drafts", id, values }]);
    await scene.pass(200);
  }
  expect(await scene.revealWords(roundId)).toMatchObject({ ok: true, count: 3 });
  const [workshop] = workshops;
  const at = commits.findIndex(({ taken }) => (taken?.length ?? 0) > 0);
  const reveal = commits[at];
  if (!workshop || !reveal) throw new Error("Nothing was revealed");
  return { workshop, before: commits.slice(0, at), reveal };
}

/** What a server finds that starts on these files: how many cards, drafts and taken ids. */
async function startedOn(directory: string) {
  const store = expectOk(await openSqliteStore({ directory }));
  const workshopId = sampleWorkshopId;
  const read = async <D extends "map" | "mine" | "room">(
    name: Parameters<Store["load"]>[0]["name"],
    document: D,
  ) => {
    const { snapshot, updates } = await store.load({ workshopId, name });
    const bytes = [...(snapshot ? [snapshot] : []), ...updates.map((update) => update.bytes)];
    return readSnapshot(bytes, schemas[document]);
  };
  const map = await read("map", "map");
  const room = await read("room", "room");
  const names = await store.documents(workshopId, "mine:");
  const mines = await Promise.all(names.map((name) => read(name, "mine")));
  const found = {
    cards: [...map.touchpoints.values()].filter(({ text }) => text.startsWith("planted")).length,
    published: [...room.rounds.values()].filter(({ state }) => state === "published").length,
    drafts: mines.reduce((sum, { drafts }) => sum + drafts.size, 0),
    taken: (await store.takenIds(workshopId)).length,
  };
  await store.close();
  return found;
}

interface Tear {
  /** The number of the copy whose log has all of the commit. */
  readonly from: number;
  readonly copies: string;
  readonly logBefore: number;
  readonly logAfter: number;
}

/** Puts copies before it in which only a part of the commit had reached the log. Gives the number of copies then. */
function tearLog({ from, copies, logBefore, logAfter }: Tear): number {
  const whole = join(copies, String(from));
  for (let part = 0; part < tears; part++) {
    const torn = join(copies, `torn${part}`);
    cpSync(whole, torn, { recursive: true });
    const bytes = logBefore + Math.floor(((logAfter - logBefore) * part) / tears);
    const log = join(torn, "waymark.db-wal");
    writeFileSync(log, readFileSync(log).fill(0, bytes));
  }
  renameSync(whole, join(copies, String(from + tears)));
  for (let part = 0; part < tears; part++) {
    renameSync(join(copies, `torn${part}`), join(copies, String(from + part)));
  }
  return from + tears + 1;
}

/** Up to where something was written: beyond it the log holds zeros, which it was lengthened by. */
function writtenOf(log: string): number {
  return readFileSync(log).findLastIndex((byte) => byte !== 0) + 1;
}

const tears = 8;
const nothing = { cards: 0, published: 0, drafts: 3, taken: 0 };
const everything = { cards: 3, published: 1, drafts: 0, taken: 3 };

test("[PRV-106] killed at any point of a reveal, the server finds all of it or none, and no draft on disk once it was", async () => {
  const { workshop, before, reveal } = await record();
  const home = temporaryDirectory();
  const copies = temporaryDirectory();
  const path = join(home, "waymark.db");
  let count = 0;
  let last = "";
  let isRevealing = false;
  const copy = (): void => {
    if (!isRevealing) return;
    const hash = createHash("sha256");
    for (const name of readdirSync(home)) hash.update(readFileSync(join(home, name)));
    const now = hash.digest("hex");
    // Most statements wait in memory for their commit: dying after them leaves the same files.
    if (now === last) return;
    last = now;
    const target = join(copies, String(count++));
    mkdirSync(target);
    for (const name of readdirSync(home)) copyFileSync(join(home, name), join(target, name));
  };
  const engine = engineIn(home, (driver) => watched(driver, copy));
  engine.createWorkshop(workshop);
  for (const commit of before) engine.commitGroup([commit]);
  isRevealing = true;
  const logBefore = writtenOf(`${path}-wal`);
  expect(engine.commitGroup([reveal])).toMatchObject([{ outcome: { kind: "committed" } }]);
  const logAfter = writtenOf(`${path}-wal`);
  expect(logAfter).toBeGreaterThan(logBefore);
  count = tearLog({ from: count - 1, copies, logBefore, logAfter });
  inOneGo(engine.purge());
  isRevealing = false;
  engine.close();
  expect(count).toBeGreaterThan(3);
  const outcomes: boolean[] = [];
  for (let at = 0; at < count; at++) {
    const directory = join(copies, String(at));
    expect(existsSync(join(directory, "waymark.db"))).toBe(true);
    const found = await startedOn(directory);
    const isDone = found.cards > 0;
    expect(found, `copy ${at}`).toEqual(isDone ? everything : nothing);
    outcomes.push(isDone);
    if (!isDone) continue;
    for (const name of readdirSync(directory)) {
      expect(readFileSync(join(directory, name)).includes("frist words"), name).toBe(false);
    }
  }
  // First none, then all, and never back.
  expect(outcomes).toEqual([...outcomes].sort((a, b) => Number(a) - Number(b)));
  expect(new Set(outcomes).size).toBe(2);
}, 120_000);
