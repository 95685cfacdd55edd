// Backups made while others write, delete and purge: what is in them, and when those others are answered. Rules STO-33, STO-35.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { expectOk } from "../../../shared/kit/result.ts";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { bytes, change, newWorkshop, text, texts } from "../sample.ts";
import { openSqliteStore } from "../sqlite.ts";
import type { Store } from "../store.ts";
import { copiesOf, engineIn, loadedBy, temporaryDirectory, tracesOf } from "./engine.fixture.ts";
import type { Engine } from "./engine.ts";

const blob = "b".repeat(700_000);
const ids = ["w1", "w2", "w3"];

/** Three workshops of about 3 MB each. */
function filled(directory: string): Engine {
  const engine = engineIn(directory);
  for (const id of ids) {
    engine.createWorkshop({ ...newWorkshop(id), title: `name of ${id}` });
    for (let at = 0; at < 4; at++) {
      engine.commitGroup([{ workshopId: id, append: [change("map", `${id} ${at} ${blob}`)] }]);
    }
    engine.commitGroup([{ workshopId: id, append: [change("mine:ada", `draft in ${id}`)] }]);
  }
  return engine;
}

function restored(path: string): Engine {
  const { copy, copies } = copiesOf(join(path, ".."));
  copy();
  return engineIn(copies[0] ?? "");
}

const load = (engine: Engine, workshopId: string, name: "map" | "room" = "map") =>
  loadedBy(engine, { workshopId, name });

test("[STO-33] what others commit, compact, delete and purge while a backup is made leaves each workshop in it whole", () => {
  const engine = filled(temporaryDirectory());
  const path = join(temporaryDirectory(), "waymark.db");
  const backup = engine.backup(path);
  let steps = 0;
  for (let step = backup.next(); step.done !== true; step = backup.next()) {
    steps++;
    for (const id of ids) {
      // Both or none: a cut in the middle would show one without the other.
      const append = [change("map", `pair ${steps}`), change("room", `pair ${steps}`)];
      engine.commitGroup([{ workshopId: id, append }]);
    }
    if (steps === 2) {
      const place = { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq: 4 } as const;
      const replace = [{ ...place, snapshot: bytes("four in one") }];
      engine.commitGroup([{ workshopId: "w1", replace }]);
    }
    if (steps === 3) inOneGo(engine.purge());
    if (steps === 5) inOneGo(engine.deleteWorkshop("w2"));
    expect(existsSync(path)).toBe(false);
  }
  expect(steps).toBeGreaterThan(8);
  const copy = restored(path);
  expect(copy.workshopIds()).toEqual(["w1", "w3"]);
  expect(copy.workshop("w2")).toEqual({ kind: "deleted" });
  expect(load(copy, "w1").snapshot).toEqual(bytes("four in one"));
  const large = load(copy, "w3")
    .updates.slice(0, 4)
    .map((row) => text(row.bytes));
  expect(large.every((row, at) => row === `w3 ${at} ${blob}`)).toBe(true);
  for (const id of ["w1", "w3"]) {
    const pairs = (name: "map" | "room"): readonly Uint8Array[] =>
      load(copy, id, name)
        .updates.map((row) => row.bytes)
        .filter((row) => row.length < 20);
    expect(pairs("map")).toEqual(pairs("room"));
    expect(pairs("map").length).toBeGreaterThan(0);
    expect(copy.documents(id)).toEqual(["map", "room"]);
  }
  expect(copy.health()).toMatchObject({ sound: true, quarantinedRows: 0 });
  copy.close();
  engine.close();
  for (const gone of ["draft in", "name of w2", "w2 0"]) {
    expect(tracesOf(join(path, ".."), gone), gone).toBe(0);
  }
});

test("[STO-33] two backups at once are two files, and one of the same name is there already", () => {
  const engine = filled(temporaryDirectory());
  const directory = temporaryDirectory();
  const paths = ["one.db", "two.db", "one.db"].map((name) => join(directory, name));
  const backups = paths.map((path) => engine.backup(path));
  const outcomes = backups.map((backup) => backup.next());
  expect(outcomes[2]).toEqual({ done: true, value: { kind: "exists" } });
  expect(backups.slice(0, 2).map(inOneGo)).toMatchObject([
    { kind: "written" },
    { kind: "written" },
  ]);
  expect(inOneGo(engine.backup(paths[0] ?? ""))).toEqual({ kind: "exists" });
  expect(existsSync(`${paths[0]}.partial`)).toBe(false);
  engine.close();
});

test("[STO-33] a backup that finds no place leaves nothing, and the store goes on", () => {
  const engine = filled(temporaryDirectory());
  const path = join(temporaryDirectory(), "none", "copy.db");
  expect(() => inOneGo(engine.backup(path))).toThrow("ENOENT");
  const append = [change("map", "after")];
  expect(engine.commitGroup([{ workshopId: "w1", append }])).toMatchObject([
    { outcome: { kind: "committed" } },
  ]);
  engine.close();
});

test("[STO-35] who commits while a backup or a deletion goes on is answered first, and closing finishes both", async () => {
  const directory = temporaryDirectory();
  filled(directory).close();
  const { copy, copies } = copiesOf(directory);
  copy();
  const store = expectOk(await openSqliteStore({ directory: copies[0] ?? "" }));
  onTestFinished(async () => {
    await Promise.allSettled([store.close()]);
  });
  const answered: string[] = [];
  const asked = (what: string, answer: Promise<unknown>): Promise<void> =>
    answer.then(() => {
      answered.push(what);
    });
  const elsewhere = temporaryDirectory();
  const long = [
    asked("backup", store.backup(join(elsewhere, "one.db"))),
    asked("deletion", store.deleteWorkshop("w1")),
  ];
  await Promise.all([1, 2, 3].map((at) => asked(`commit ${at}`, committed(store, `${at}`))));
  expect(answered).toEqual(["commit 1", "commit 2", "commit 3"]);
  await Promise.all(long);
  const last = store.backup(join(elsewhere, "two.db"));
  await store.close();
  expect(await last).toMatchObject({ kind: "written" });
  const again = expectOk(await openSqliteStore({ directory: copies[0] ?? "" }));
  expect((await texts(again, { workshopId: "w2", name: "map" })).slice(-3)).toEqual([
    "1",
    "2",
    "3",
  ]);
  await again.close();
});

async function committed(store: Store, mark: string): Promise<void> {
  const outcome = await store.commit({ workshopId: "w2", append: [change("map", mark)] });
  expect(outcome.kind).toBe("committed");
}
