// Stores and backups of earlier schemas, as the Waymark of their time wrote them: opened with all they held, killed or out
// of room in the middle. Rule STO-34.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { expectOk } from "../../../shared/kit/result.ts";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { restore } from "../../backup.ts";
import { rowChecksum } from "../checksum.ts";
import { bytes, text } from "../sample.ts";
import { openSqliteStore } from "../sqlite.ts";
import type { DocumentKey, StoredName } from "../store.ts";
import { type Driver, openDriver } from "./driver.ts";
import {
  copiesOf,
  engineIn,
  loadedBy,
  temporaryDirectory,
  tracesOf,
  watched,
} from "./engine.fixture.ts";
import { type Engine, prepareDatabase } from "./engine.ts";

interface Fixture {
  readonly schema: number;
  /** A store, a backup of it, and a backup of a workshop as a server made it; files, packed, in base64. */
  readonly store: string;
  readonly backup: string;
  readonly workshop: { readonly id: string; readonly marks: number; readonly backup: string };
}

/** Each schema keeps one. */
const fixtures = [1, 2].map((schema): Fixture => {
  const file = new URL(`../fixtures/schema-${schema}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Fixture;
});

function directoryWith(packed: string): string {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "waymark.db"), gunzipSync(Buffer.from(packed, "base64")));
  return directory;
}

function copyOf(files: string): string {
  const { copy, copies } = copiesOf(files);
  copy();
  return copies[0] ?? "";
}

function documentOf(engine: Engine, workshopId: string, name: StoredName) {
  const { snapshot, updates, ...numbers } = loadedBy(engine, { workshopId, name });
  const texts = updates.map((row) => text(row.bytes));
  return { ...numbers, snapshot: snapshot && text(snapshot), texts };
}

/** What was written to it; `withDrafts`: what a backup leaves out besides. */
function expectAll(engine: Engine, withDrafts: boolean): void {
  expect(engine.workshopIds()).toEqual(["w1", "w2"]);
  expect(engine.workshop("w0")).toEqual({ kind: "deleted" });
  expect(engine.workshop("w1")).toMatchObject({
    workshop: { title: "Bakery", createdAtMs: 1_000 },
  });
  expect(engine.workshop("w2")).toMatchObject({ workshop: { title: "Mill" } });
  const secret = engine.workshop("w2");
  expect(secret.kind === "open" && text(secret.workshop.secret)).toBe("secret of w2");
  expect(engine.links("w1").map(({ id, role, revoked }) => [id, role, revoked])).toEqual([
    ["l1", "facilitator", false],
    ["l2", "viewer", true],
  ]);
  expect(engine.takenIds("w1")).toEqual(["a", "z"]);
  expect(engine.decision("w1", "round:1")).toBe("open");
  expect(engine.answer("w1", "l1", "r1")).toBe(withDrafts ? '{"ok":true}' : undefined);
  const map = documentOf(engine, "w1", "map");
  expect(map).toMatchObject({ epoch: 1, snapshotSeq: 0, lastSeq: 40, quarantined: 1 });
  expect(map.snapshot).toBe(`first map of w1 ${"m".repeat(9_000)}`);
  const rows = Array.from({ length: 40 }, (_, at) => `map row ${at} ${"x".repeat(at * 13)}`);
  expect(map.texts).toEqual(rows.filter((_, at) => at !== 6));
  expect(documentOf(engine, "w2", "map")).toMatchObject({
    snapshot: "forty of the mill",
    snapshotSeq: 40,
  });
  expect(documentOf(engine, "w2", "room")).toMatchObject({ snapshot: undefined, quarantined: 1 });
  expect(documentOf(engine, "w2", "room").texts).toHaveLength(40);
  expect(engine.health()).toMatchObject({ quarantinedRows: 2, sound: true });
  const drafts = withDrafts ? ["mine:p0", "mine:p1", "mine:p2"] : [];
  expect(engine.documents("w1")).toEqual(["map", ...drafts, "room"]);
  if (!withDrafts) return;
  expect(documentOf(engine, "w1", "mine:p0")).toMatchObject({
    epoch: 2,
    snapshot: "department of p0",
  });
  const some = documentOf(engine, "w1", "mine:p1");
  expect(some).toMatchObject({ snapshot: "ten drafts of p1", snapshotSeq: 10, lastSeq: 13 });
  expect(some.texts).toHaveLength(3);
  expect(documentOf(engine, "w1", "mine:p2").texts).toHaveLength(13);
}

test("[STO-34] a snapshot of schema 2 that is one long row is divided by whoever loads it first, and there whenever it is killed", () => {
  const packed = fixtures.find(({ schema }) => schema === 2)?.store ?? "";
  const written = directoryWith(packed);
  const document: DocumentKey = { workshopId: "w2", name: "map" };
  const long = bytes("long row of the mill ".repeat(60_000));
  const before = openDriver(join(written, "waymark.db"));
  const place = "SELECT number << 34 | 40 FROM documents WHERE workshop = 3 AND name = 'map'";
  const set = `UPDATE shared_3 SET bytes = ?, checksum = ? WHERE place = (${place})`;
  expect(before.run(set, [long, rowChecksum(document, 1, 40, long)])).toBe(1);
  before.close();
  // A copy: libsql lets go of a file only when its statements have been collected.
  const directory = copyOf(written);
  const { copy, copies } = copiesOf(directory);
  let driver: Driver | undefined;
  const engine = engineIn(directory, (inner) => {
    driver = inner;
    return inner;
  });
  const pieces = () => driver?.get("SELECT number FROM bundles WHERE document IS NOT NULL");
  expect(pieces()).toBeUndefined();
  copy();
  for (const loading = engine.load(document); loading.next().done !== true; ) copy();
  expect(pieces()).toMatchObject({ number: 1 });
  copy();
  engine.close();
  expect(copies.length).toBeGreaterThan(3);
  for (const files of copies) {
    const again = engineIn(files);
    inOneGo(again.purge());
    const { snapshot, quarantined } = loadedBy(again, document);
    expect([text(snapshot) === text(long), quarantined]).toEqual([true, 0]);
    again.close();
  }
});

for (const fixture of fixtures) {
  test(`[STO-34] a store and a backup of schema ${fixture.schema} open with all they held`, () => {
    for (const [packed, withDrafts] of [
      [fixture.store, true],
      [fixture.backup, false],
    ] as const) {
      const directory = directoryWith(packed);
      const first = engineIn(directory);
      expectAll(first, withDrafts);
      first.close();
      // A copy: libsql lets go of a file only when its statements have been collected.
      const { copy, copies } = copiesOf(directory);
      copy();
      const second = engineIn(copies[0] ?? "");
      expectAll(second, withDrafts);
      second.close();
    }
  });

  test(`[STO-34] what is erased and deleted in a store of schema ${fixture.schema} is in no file`, () => {
    const directory = directoryWith(fixture.store);
    const engine = engineIn(directory);
    const erase = (["mine:p1", "mine:p2"] as const).map((name) => {
      const { epoch, lastSeq } = loadedBy(engine, { workshopId: "w1", name });
      return { name, epoch, lastSeq };
    });
    expect(tracesOf(directory, "draft 1")).toBeGreaterThan(0);
    engine.commitGroup([{ workshopId: "w1", erase }]);
    inOneGo(engine.purge());
    inOneGo(engine.deleteWorkshop("w2"));
    engine.close();
    for (const gone of ["draft 1", "drafts of p1", "mill row", "Mill"]) {
      expect(tracesOf(directory, gone), gone).toBe(0);
    }
    expect(tracesOf(directory, "Bakery")).toBe(1);
  });

  test(`[STO-34] killed at any moment of leaving schema ${fixture.schema}, a store opens with all it held`, () => {
    const directory = directoryWith(fixture.store);
    const { copy, copies } = copiesOf(directory);
    engineIn(directory, (driver) => watched(driver, copy)).close();
    copy();
    expect(copies.length).toBeGreaterThan(1);
    for (const files of copies) {
      const again = engineIn(files);
      expectAll(again, true);
      again.close();
    }
  });

  test(`[STO-34] without room to leave schema ${fixture.schema} the store is refused in words and stays as it was`, () => {
    const directory = directoryWith(fixture.store);
    const path = join(directory, "waymark.db");
    const last = { 1: "DROP TABLE workshops", 2: "CREATE TABLE bundles" }[fixture.schema] ?? "";
    const full = (sql: string): boolean => sql.includes(last);
    const inner = openDriver(path);
    const driver: Driver = {
      ...inner,
      script: (sql) => {
        if (full(sql)) throw Object.assign(new Error("injected"), { code: "SQLITE_FULL" });
        inner.script(sql);
      },
    };
    expect(prepareDatabase(driver, path)).toMatch(/^There is no room/);
    const { copy, copies } = copiesOf(directory);
    copy();
    inner.close();
    const again = engineIn(copies[0] ?? "");
    expectAll(again, true);
    again.close();
  });

  test(`[STO-24] [STO-34] a backup that a server of schema ${fixture.schema} made is verified and restored`, async () => {
    const { id, marks, backup } = fixture.workshop;
    const from = directoryWith(backup);
    const to = temporaryDirectory();
    expect(expectOk(await restore(to, join(from, "waymark.db")))).toContain(
      "is sound: 1 workshops",
    );
    const store = expectOk(await openSqliteStore({ directory: to }));
    const { snapshot, updates } = await store.load({ workshopId: id, name: "map" });
    await store.close();
    const held = [snapshot, ...updates.map((row) => row.bytes)].map((row) => text(row)).join();
    for (let mark = 0; mark < marks; mark++) expect(held).toContain(`mark-${mark}`);
  });
}
