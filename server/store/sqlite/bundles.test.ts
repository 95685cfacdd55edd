// Large snapshots in pieces, by the engine: what becomes of them when pieces are damaged, when others write meanwhile,
// and when the server is killed. Rules STO-39 to STO-41, STO-43, STO-44. The pieces are small here: the engine takes
// them as they come.
import { join } from "node:path";
import { expect, test } from "vitest";
import { randomBelow, seededChance } from "../../../shared/kit/outside.ts";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { bytes, change, newWorkshop, text } from "../sample.ts";
import type { Commit, DocumentKey } from "../store.ts";
import type { Driver } from "./driver.ts";
import {
  copiesOf,
  engineIn,
  laid,
  loadedBy,
  temporaryDirectory,
  tracesOf,
  watched,
} from "./engine.fixture.ts";
import type { Engine } from "./engine.ts";
import type { Snapshot } from "./protocol.ts";

const map: DocumentKey = { workshopId: "w1", name: "map" };

/** So large that each piece takes several pages. */
function piecesOf(word: string, count = 3): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, at) => bytes(`${word} ${at} `.repeat(1_000)));
}

function whole(word: string, count = 3): string {
  return piecesOf(word, count).map(text).join("");
}

function committed(engine: Engine, wish: Commit<Snapshot>): void {
  expect(engine.commitGroup([wish])).toMatchObject([{ outcome: { kind: "committed" } }]);
}

/** Makes the map a snapshot of `word`, in pieces, that stands for everything so far. */
function compactInto(engine: Engine, word: string, count?: number): void {
  const { snapshotSeq, lastSeq, epoch } = loadedBy(engine, map);
  const snapshot = laid(engine, map, piecesOf(word, count));
  const place = {
    name: "map",
    epoch,
    expectSnapshotSeq: snapshotSeq,
    throughSeq: lastSeq,
  } as const;
  committed(engine, { workshopId: "w1", replace: [{ ...place, snapshot }] });
}

function open(directory = temporaryDirectory(), wrap?: (driver: Driver) => Driver) {
  let inner: Driver | undefined;
  const engine = engineIn(directory, (driver) => {
    inner = wrap ? wrap(driver) : driver;
    return inner;
  });
  if (inner === undefined) throw new Error("The engine was not given its driver.");
  return { directory, engine, driver: inner };
}

function opened(wrap?: (driver: Driver) => Driver) {
  const all = open(undefined, wrap);
  for (const id of ["w1", "w2"]) all.engine.createWorkshop(newWorkshop(id));
  committed(all.engine, { workshopId: "w1", append: [change("map", "one")] });
  return all;
}

test("[STO-39] a snapshot in pieces is given back whole, in a new workshop, after a compaction and after an erasure", () => {
  const { directory, engine } = opened();
  const room: DocumentKey = { workshopId: "w3", name: "room" };
  const documents = [{ name: room.name, snapshot: laid(engine, room, piecesOf("room")) }];
  engine.createWorkshop({ ...newWorkshop("w3"), documents });
  compactInto(engine, "first");
  committed(engine, { workshopId: "w1", append: [change("map", "two")] });
  expect(text(loadedBy(engine, map).snapshot)).toBe(whole("first"));
  const keep = laid(engine, map, piecesOf("kept", 2));
  committed(engine, { workshopId: "w1", erase: [{ name: "map", epoch: 1, lastSeq: 2, keep }] });
  engine.close();
  const { copy, copies } = copiesOf(directory);
  copy();
  const again = engineIn(copies[0] ?? "");
  expect(loadedBy(again, map)).toMatchObject({ epoch: 2, snapshotSeq: 2, updates: [], lastSeq: 2 });
  expect(text(loadedBy(again, map).snapshot)).toBe(whole("kept", 2));
  expect(text(loadedBy(again, room).snapshot)).toBe(whole("room"));
  again.close();
});

const damages: Readonly<Record<string, string>> = {
  "a flipped bit":
    "UPDATE bundle_1 SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB) WHERE piece = 1",
  "a missing piece": "DELETE FROM bundle_1 WHERE piece = 1",
  "a missing last piece": "DELETE FROM bundle_1 WHERE piece = 2",
  "two pieces exchanged":
    "UPDATE bundle_1 SET piece = piece + 10; UPDATE bundle_1 SET piece = 12 - piece",
  "a piece of another bundle":
    "UPDATE bundle_1 SET (bytes, checksum) = (SELECT bytes, checksum FROM bundle_2 WHERE piece = 1) WHERE piece = 1",
  "a bundle of another document": "UPDATE bundles SET document = 3 - number",
  "no table": "DROP TABLE bundle_1",
  "other words":
    "UPDATE shared_1 SET bytes = CAST(replace(CAST(bytes AS TEXT), '1/3/', '2/3/') AS BLOB) WHERE length(bytes) < 40",
  "a checksum of its own":
    "UPDATE bundle_1 SET checksum = (SELECT checksum FROM bundle_1 WHERE piece = 0) WHERE piece = 1",
};

test.each(Object.entries(damages))(
  "[STO-39] %s puts the snapshot away like a damaged row, and what came after it loads",
  (_name, damage) => {
    const { engine, driver } = opened();
    compactInto(engine, "first");
    const other = laid(engine, { ...map, workshopId: "w2" }, piecesOf("other"));
    const place = { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq: 0 } as const;
    committed(engine, { workshopId: "w2", replace: [{ ...place, snapshot: other }] });
    committed(engine, { workshopId: "w1", append: [change("map", "two")] });
    driver.script(`PRAGMA foreign_keys = OFF; ${damage}`);
    for (let time = 0; time < 2; time++) {
      const { snapshot, updates, quarantined } = loadedBy(engine, map);
      expect([snapshot, updates.map((row) => text(row.bytes)), quarantined]).toEqual([
        undefined,
        ["two"],
        1,
      ]);
    }
    expect(engine.health().quarantinedRows).toBe(1);
    // What lies in quarantine is no obstacle to a new snapshot, and goes with an erasure.
    compactInto(engine, "second");
    expect(text(loadedBy(engine, map).snapshot)).toBe(whole("second"));
    committed(engine, { workshopId: "w1", erase: [{ name: "map", epoch: 1, lastSeq: 2 }] });
    expect(engine.health().quarantinedRows).toBe(0);
    engine.close();
  },
);

test.each([1, 2])(
  "[STO-40] what others do while a document is loaded leaves it as it was at one moment (%i)",
  (seed) => {
    const chance = seededChance(seed);
    const { engine } = opened();
    compactInto(engine, "word0", 6);
    /** What the map was like, oldest first: its snapshot and its tail. */
    const states = [[whole("word0", 6)]];
    let moved = 0;
    for (let turn = 0; turn < 15; turn++) {
      const steps = engine.load(map);
      let [step, first] = [steps.next(), states.length - 1];
      while (step.done !== true) {
        const deed = randomBelow(chance, 12);
        const last = states.at(-1) ?? [];
        if (deed < 3) {
          committed(engine, {
            workshopId: "w1",
            append: [{ ...change("map", "tail"), epoch: engineEpoch }],
          });
          states.push([...last, "tail"]);
        } else if (deed === 3) {
          moved++;
          compactInto(engine, `word${moved}`, 6);
          states.push([whole(`word${moved}`, 6)]);
          inOneGo(engine.tidy());
        } else if (deed === 4) {
          inOneGo(engine.purge());
        }
        step = steps.next();
      }
      const { snapshot, updates } = step.value;
      const found = [text(snapshot), ...updates.map((row) => text(row.bytes))];
      expect(states.slice(first)).toContainEqual(found);
      first = states.length - 1;
    }
    expect(moved).toBeGreaterThan(1);
    engine.close();
  },
);

const engineEpoch = 1;

test("[STO-40] a document that is erased or deleted while it is loaded is given as it is then", () => {
  const { engine } = opened();
  compactInto(engine, "gone", 4);
  const erased = engine.load(map);
  erased.next();
  committed(engine, {
    workshopId: "w1",
    erase: [{ name: "map", epoch: 1, lastSeq: 1, keep: bytes("kept") }],
  });
  inOneGo(engine.purge());
  expect(inOneGo(erased)).toMatchObject({ epoch: 2, snapshot: bytes("kept"), updates: [] });
  compactInto(engine, "gone", 4);
  const deleted = engine.load(map);
  deleted.next();
  inOneGo(engine.deleteWorkshop("w1"));
  expect(inOneGo(deleted)).toMatchObject({ snapshot: undefined, updates: [], lastSeq: 0 });
  engine.close();
});

test("[STO-41] killed at any moment of a large compaction, the map is as before or after it, and the other is in no file once the start has purged", () => {
  const directory = temporaryDirectory();
  const { copy, copies } = copiesOf(directory);
  let isWatched = false;
  const { engine } = open(directory, (driver) => watched(driver, () => isWatched && copy()));
  engine.createWorkshop(newWorkshop("w1"));
  committed(engine, { workshopId: "w1", append: [change("map", "one")] });
  compactInto(engine, "earlier");
  committed(engine, { workshopId: "w1", append: [change("map", "tail")] });
  isWatched = true;
  compactInto(engine, "later");
  inOneGo(engine.tidy());
  isWatched = false;
  engine.close();
  expect(copies.length).toBeGreaterThan(6);
  const seen = new Set<string>();
  for (const files of copies) {
    const again = engineIn(files);
    inOneGo(again.purge());
    const { snapshot, updates } = loadedBy(again, map);
    const isLater = text(snapshot).startsWith("later");
    expect(text(snapshot)).toBe(whole(isLater ? "later" : "earlier"));
    expect(updates).toHaveLength(isLater ? 0 : 1);
    again.close();
    expect(tracesOf(files, isLater ? "earlier" : "later"), files).toBe(0);
    seen.add(isLater ? "later" : "earlier");
  }
  expect(seen.size).toBe(2);
});

test("[STO-41] pieces that were never taken up leave nothing: after a conflict, and with the document or the workshop they were for", () => {
  const { directory, engine } = opened();
  const w2: DocumentKey = { workshopId: "w2", name: "map" };
  const late = laid(engine, map, piecesOf("late"));
  const place = { name: "map", epoch: 1, expectSnapshotSeq: 7, throughSeq: 7 } as const;
  const replace = [{ ...place, snapshot: late }];
  expect(engine.commitGroup([{ workshopId: "w1", replace }])).toMatchObject([
    { outcome: { kind: "conflict" } },
  ]);
  expect(engine.isUntidy()).toBe(true);
  inOneGo(engine.tidy());
  const forErased = laid(engine, map, piecesOf("erased"));
  const forDeleted = laid(engine, w2, piecesOf("deleted"));
  const growing = laid(engine, { ...map, name: "room" }, piecesOf("growing"));
  committed(engine, { workshopId: "w1", erase: [{ name: "map", epoch: 1, lastSeq: 1 }] });
  inOneGo(engine.purge());
  inOneGo(engine.deleteWorkshop("w2"));
  for (const [document, bundle] of [
    [map, forErased],
    [w2, forDeleted],
  ] as const) {
    expect(engine.layPiece(document, { bundle, bytes: bytes("deleted erased") })).toEqual({
      kind: "gone",
    });
  }
  // A compaction that began before the deletion may end after it.
  for (const name of ["map", "room"] as const) {
    const piece = { bundle: undefined, bytes: bytes("deleted since") };
    expect(engine.layPiece({ ...w2, name }, piece)).toEqual({ kind: "gone" });
  }
  expect(tracesOf(directory, "deleted since")).toBe(0);
  const outcome = engine.layPiece(
    { ...map, name: "room" },
    { bundle: growing, bytes: bytes("on") },
  );
  expect(outcome).toMatchObject({ kind: "laid", bundle: { pieces: 4 } });
  expect(engine.isUntidy()).toBe(true);
  engine.letGo([growing]);
  inOneGo(engine.tidy());
  expect(engine.isUntidy()).toBe(false);
  engine.close();
  for (const gone of ["late 0", "erased 0", "deleted 0", "deleted erased", "growing 0"]) {
    expect(tracesOf(directory, gone), gone).toBe(0);
  }
});

test("[STO-41] without room for a piece nothing is changed, and what was laid down is wiped", () => {
  let left = Number.POSITIVE_INFINITY;
  const { directory, engine } = opened((driver) => ({
    ...driver,
    run: (sql, parameters) => {
      if (sql.startsWith("INSERT INTO bundle_") && left-- <= 0) {
        throw Object.assign(new Error("injected"), { code: "SQLITE_FULL" });
      }
      return driver.run(sql, parameters);
    },
  }));
  for (const room of [0, 2]) {
    left = room;
    expect(() => laid(engine, map, piecesOf("too large"))).toThrow("full");
    expect(engine.isUntidy()).toBe(room > 0);
    inOneGo(engine.purge());
  }
  left = Number.POSITIVE_INFINITY;
  expect(text(loadedBy(engine, map).snapshot)).toBe("first");
  compactInto(engine, "fits");
  expect(text(loadedBy(engine, map).snapshot)).toBe(whole("fits"));
  engine.close();
  expect(tracesOf(directory, "too large 0")).toBe(0);
});

test.each(["DELETE FROM main.bundle_1", "DELETE FROM shared_1"])(
  "[STO-41] what lies in damaged pages (%s) keeps nothing else from being wiped",
  (damaged) => {
    let isDamaged = false;
    const { directory, engine } = opened((driver) => ({
      ...driver,
      run: (sql, parameters) => {
        if (isDamaged && sql.startsWith(damaged)) {
          throw Object.assign(new Error("injected"), { code: "SQLITE_CORRUPT" });
        }
        return driver.run(sql, parameters);
      },
    }));
    const row = "typed on the way ".repeat(40_000);
    for (const word of ["first", "second"]) {
      for (let at = 0; at < 3; at++) {
        committed(engine, { workshopId: "w1", append: [change("map", row)] });
      }
      compactInto(engine, word);
    }
    const w2: DocumentKey = { workshopId: "w2", name: "map" };
    laid(engine, w2, piecesOf("deleted"));
    isDamaged = true;
    inOneGo(engine.tidy());
    expect(inOneGo(engine.deleteWorkshop("w2"))).toEqual({ kind: "deleted" });
    expect(inOneGo(engine.purge())).toEqual({ kind: "purged" });
    expect(tracesOf(directory, "deleted 0")).toBe(0);
    isDamaged = false;
    inOneGo(engine.purge());
    engine.close();
    for (const gone of ["first 0", "typed on"]) expect(tracesOf(directory, gone), gone).toBe(0);
  },
);

test("[STO-44] a long tail that was compacted is loaded no more, and wiped step by step, after a kill too", () => {
  const { directory, engine, driver } = opened();
  const row = "typed on the way ".repeat(18_000);
  for (let at = 0; at < 12; at++) {
    committed(engine, { workshopId: "w1", append: [change("map", row)] });
  }
  const rows = (): unknown => driver.get("SELECT count(*) AS rows FROM shared_1")?.rows;
  const before = Number(rows());
  const place = { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq: 13 } as const;
  const replace = [{ ...place, snapshot: bytes("all in one") }];
  committed(engine, { workshopId: "w1", replace });
  const { copy, copies } = copiesOf(directory);
  copy();
  expect(Number(rows())).toBeGreaterThan(before / 2);
  const isAsCompacted = (one: Engine): void => {
    expect(loadedBy(one, map)).toMatchObject({ snapshot: bytes("all in one"), updates: [] });
  };
  isAsCompacted(engine);
  let steps = 0;
  for (const tidying = engine.tidy(); tidying.next().done !== true; ) steps++;
  expect(steps).toBeGreaterThan(3);
  isAsCompacted(engine);
  expect(rows()).toBe(before - 13);
  engine.close();
  const killed = copies[0] ?? "";
  const again = engineIn(killed);
  isAsCompacted(again);
  inOneGo(again.purge());
  committed(again, { workshopId: "w1", append: [change("map", "on")] });
  expect(loadedBy(again, map).updates.map(({ seq }) => seq)).toEqual([14]);
  again.close();
  for (const files of [directory, killed]) expect(tracesOf(files, "typed on the way")).toBe(0);
});

test("[STO-43] a backup holds the pieces of one moment, whatever is compacted, erased and deleted meanwhile", () => {
  const { directory, engine } = opened();
  for (const [workshopId, word] of [
    ["w1", "former"],
    ["w2", "doomed"],
  ] as const) {
    const snapshot = laid(engine, { workshopId, name: "map" }, piecesOf(word, 5));
    const place = { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq: 0 } as const;
    committed(engine, { workshopId, replace: [{ ...place, snapshot }] });
  }
  const draft: DocumentKey = { workshopId: "w1", name: "mine:ada" };
  const keep = laid(engine, draft, piecesOf("draft"));
  committed(engine, {
    workshopId: "w1",
    erase: [{ name: draft.name, epoch: 1, lastSeq: 0, keep }],
  });
  const target = temporaryDirectory();
  const backup = engine.backup(join(target, "waymark.db"));
  let steps = 0;
  for (let step = backup.next(); step.done !== true; step = backup.next()) {
    steps++;
    if (steps === 4) compactInto(engine, "latter", 5);
    if (steps === 5) inOneGo(engine.tidy());
    if (steps === 17) inOneGo(engine.deleteWorkshop("w2"));
  }
  expect(steps).toBeGreaterThan(17);
  engine.close();
  const copy = engineIn(target);
  expect(text(loadedBy(copy, map).snapshot)).toBe(whole("latter", 5));
  expect([copy.workshopIds(), copy.documents("w1")]).toEqual([["w1"], ["map"]]);
  expect(copy.health()).toMatchObject({ sound: true, quarantinedRows: 0 });
  copy.close();
  for (const gone of ["former 0", "doomed 0", "draft 0"]) {
    expect(tracesOf(target, gone), gone).toBe(0);
  }
  expect(tracesOf(directory, "draft 0")).toBe(1);
});
