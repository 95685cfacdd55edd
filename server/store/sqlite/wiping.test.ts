// What stays in the files of what was erased, typed on the way or deleted: nothing, by a search of their bytes, with
// other workshops written to meanwhile. Rules STO-30 to STO-32.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Chance, randomBelow, seededChance } from "../../../shared/kit/outside.ts";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { bytes, change, newWorkshop } from "../sample.ts";
import type { Commit, StoredName } from "../store.ts";
import type { Driver } from "./driver.ts";
import { copiesOf, engineIn, loadedBy, temporaryDirectory, tracesOf } from "./engine.fixture.ts";
import type { Engine } from "./engine.ts";

const seeds = [1, 2, 3];

function commit(engine: Engine, wish: Commit): void {
  expect(engine.commitGroup([wish])).toMatchObject([{ outcome: { kind: "committed" } }]);
}

/** Three workshops written to by turns, in rows of many sizes, that say whose they are. */
function writeMany(engine: Engine, chance: Chance): void {
  for (const id of ["w1", "w2", "w3"])
    engine.createWorkshop({ ...newWorkshop(id), title: `name of ${id}` });
  for (let group = 0; group < 45; group++) {
    const rows = Array.from({ length: 20 }, () => anyRow(chance));
    expect(engine.commitGroup(rows).every((result) => "outcome" in result)).toBe(true);
  }
}

/** An engine on files of its own, with three workshops in it. */
function openWritten(seed: number) {
  const chance = seededChance(seed);
  const directory = temporaryDirectory();
  const engine = engineIn(directory);
  writeMany(engine, chance);
  return { chance, directory, engine };
}

function anyRow(chance: Chance): Commit {
  const workshopId = `w${1 + randomBelow(chance, 3)}`;
  const isPrivate = randomBelow(chance, 2) === 0;
  const who = randomBelow(chance, 12);
  const name: StoredName = isPrivate ? `mine:${who}` : "map";
  const times = randomBelow(chance, 23) === 0 ? randomBelow(chance, 600) : randomBelow(chance, 20);
  const word = `${isPrivate ? "draft" : "shared"} of ${workshopId} ${who % 2 === 0 ? "even" : "odd"} `;
  return { workshopId, append: [change(name, word.repeat(times + 1))] };
}

function bytesIn(directory: string): number {
  return readdirSync(directory).reduce(
    (sum, name) => sum + statSync(join(directory, name)).size,
    0,
  );
}

function privateNames(engine: Engine, workshopId: string): readonly StoredName[] {
  return engine.documents(workshopId, "mine:");
}

function eraseEven(engine: Engine, workshopId: string): void {
  const erase = privateNames(engine, workshopId).flatMap((name) => {
    if (Number(name.slice("mine:".length)) % 2 === 1) return [];
    const { epoch, lastSeq } = loadedBy(engine, { workshopId, name });
    return [{ name, epoch, lastSeq, keep: bytes("left") }];
  });
  commit(engine, { workshopId, append: [change("room", "revealed")], erase, purges: true });
}

test.each(seeds)(
  "[STO-30] what a commit erases is in no page once the log is cut, and others' rows stay (%i)",
  (seed) => {
    const { directory, engine } = openWritten(seed);
    const odd = loadedBy(engine, { workshopId: "w1", name: "mine:3" });
    const others = loadedBy(engine, { workshopId: "w2", name: "mine:2" });
    expect(tracesOf(directory, "draft of w1 even")).toBeGreaterThan(0);
    eraseEven(engine, "w1");
    expect(inOneGo(engine.purge())).toEqual({ kind: "purged" });
    expect(tracesOf(directory, "draft of w1 even")).toBe(0);
    expect(loadedBy(engine, { workshopId: "w1", name: "mine:3" })).toEqual(odd);
    expect(loadedBy(engine, { workshopId: "w2", name: "mine:2" })).toEqual(others);
    expect(loadedBy(engine, { workshopId: "w1", name: "mine:2" }).snapshot).toEqual(bytes("left"));
    engine.close();
  },
);

test.each(seeds)(
  "[STO-31] what was typed on the way is in no page once it was compacted and purged, before a kill or after (%i)",
  (seed) => {
    const { chance, directory, engine } = openWritten(seed);
    for (const name of privateNames(engine, "w1")) {
      const { lastSeq } = loadedBy(engine, { workshopId: "w1", name });
      const place = { name, epoch: 1, expectSnapshotSeq: 0, throughSeq: lastSeq } as const;
      const snapshot = bytes("tidy ".repeat(1 + randomBelow(chance, 300)));
      commit(engine, { workshopId: "w1", replace: [{ ...place, snapshot }] });
    }
    const { copy, copies } = copiesOf(directory);
    copy();
    inOneGo(engine.purge());
    engine.close();
    const killed = copies[0] ?? "";
    const again = engineIn(killed);
    inOneGo(again.purge());
    again.close();
    for (const files of [directory, killed]) {
      expect(tracesOf(files, "draft of w1")).toBe(0);
      expect(tracesOf(files, "tidy tidy")).toBe(1);
      expect(tracesOf(files, "draft of w3")).toBe(1);
    }
  },
);

test("[STO-31] of a crowd of large private documents the pages are wiped every so many purges, and at a reveal", () => {
  let rewrites = 0;
  const counted = (driver: Driver): Driver => ({
    ...driver,
    run: (sql, parameters) => {
      if (sql === "DELETE FROM private_1") rewrites++;
      return driver.run(sql, parameters);
    },
  });
  const engine = engineIn(temporaryDirectory(), counted);
  engine.createWorkshop(newWorkshop("w1"));
  const compact = (who: number): void => {
    const place = { name: `mine:${who}`, epoch: 1, expectSnapshotSeq: 0, throughSeq: 0 } as const;
    const snapshot = bytes("large ".repeat(180_000));
    commit(engine, { workshopId: "w1", replace: [{ ...place, snapshot }] });
  };
  const rewritesAfterPurges = (purges: number): number[] =>
    Array.from({ length: purges }, () => {
      inOneGo(engine.purge());
      return rewrites;
    });
  for (let who = 0; who < 10; who++) compact(who);
  expect(rewritesAfterPurges(4)).toEqual([0, 0, 1, 1]);
  compact(3);
  const erase = [{ name: "mine:4", epoch: 1, lastSeq: 0 }] as const;
  commit(engine, { workshopId: "w1", erase, purges: true });
  expect(rewritesAfterPurges(4)).toEqual([2, 2, 2, 2]);
  engine.close();
});

test.each(seeds)(
  "[STO-32] a deleted workshop leaves nothing, step by step, while others are made, written and deleted (%i)",
  (seed) => {
    const { directory, engine } = openWritten(seed);
    const blob = "shared of w1 ".repeat(90_000);
    for (let at = 0; at < 4; at++)
      commit(engine, { workshopId: "w1", append: [change("map", blob)] });
    const before = bytesIn(directory);
    const deletions = [engine.deleteWorkshop("w1"), engine.deleteWorkshop("w3"), engine.purge()];
    let steps = 0;
    let left = deletions.map((work) => work.next()).filter(({ done }) => done !== true).length;
    expect(engine.workshop("w1")).toEqual({ kind: "deleted" });
    while (left > 0) {
      steps++;
      commit(engine, { workshopId: "w2", append: [change("map", `meanwhile ${steps}`)] });
      if (steps === 3) engine.createWorkshop({ ...newWorkshop("w4"), title: "made meanwhile" });
      left = deletions.map((work) => work.next()).filter(({ done }) => done !== true).length;
    }
    expect(steps).toBeGreaterThan(4);
    for (const id of ["w1", "w3"]) {
      for (const text of [`shared of ${id}`, `draft of ${id}`, `name of ${id}`]) {
        expect(tracesOf(directory, text), text).toBe(0);
      }
    }
    const written = loadedBy(engine, { workshopId: "w2", name: "map" }).updates.map((row) =>
      new TextDecoder().decode(row.bytes),
    );
    expect(written.filter((text) => text.startsWith("meanwhile"))).toHaveLength(steps);
    expect(engine.workshop("w4")).toMatchObject({ workshop: { title: "made meanwhile" } });
    expect(loadedBy(engine, { workshopId: "w4", name: "map" }).snapshot).toEqual(bytes("first"));
    // The disk has the room again.
    expect(bytesIn(directory)).toBeLessThan(before - 3 * blob.length);
    engine.close();
  },
);

test("[STO-32] killed between any two steps of a deletion, the next start wipes what is left", () => {
  const directory = temporaryDirectory();
  const engine = engineIn(directory);
  writeMany(engine, seededChance(7));
  const { copy, copies } = copiesOf(directory);
  const deletion = engine.deleteWorkshop("w1");
  do copy();
  while (deletion.next().done !== true);
  engine.close();
  expect(copies.length).toBeGreaterThan(2);
  for (const [at, files] of copies.entries()) {
    const again = engineIn(files);
    inOneGo(again.purge());
    expect(again.workshop("w1").kind).toBe(at === 0 ? "open" : "deleted");
    expect(again.workshop("w2")).toMatchObject({ workshop: { title: "name of w2" } });
    again.close();
    expect(tracesOf(files, "draft of w1") + tracesOf(files, "name of w1"), `copy ${at}`).toBe(
      at === 0 ? 2 : 0,
    );
  }
});
