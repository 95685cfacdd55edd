// Owns: what the engine does when the disk or a statement fails, played by a driver that fails on demand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { bytes, change, newWorkshop } from "../sample.ts";
import { defaultAnswerLimits } from "../store.ts";
import { type Driver, openDriver } from "./driver.ts";
import { loadedBy } from "./engine.fixture.ts";
import { type Engine, openEngine, prepareDatabase } from "./engine.ts";

const map = { workshopId: "w1", name: "map" } as const;

describe("the engine on a failing disk", () => {
  test.each([
    ["SQLITE_FULL", "INSERT INTO shared_1"],
    ["SQLITE_IOERR_WRITE", "COMMIT"],
    ["SQLITE_IOERR_FSYNC", "COMMIT"],
    ["SQLITE_FULL", "BEGIN IMMEDIATE"],
    ["ENOSPC", "UPDATE documents"],
  ])("[STO-11] %s at %s is told as full, and writing resumes by itself", (code, statement) => {
    const { engine, faults } = failingEngine();
    faults.set(statement, code);
    const commit = { workshopId: "w1", append: [change("map", "one")] };
    expect(engine.commitGroup([commit, commit])).toEqual([
      { outcome: { kind: "full" } },
      { outcome: { kind: "full" } },
    ]);
    expect(loadedBy(engine, map)).toMatchObject({
      snapshot: bytes("first"),
      updates: [],
      lastSeq: 0,
    });
    faults.delete(statement);
    expect(engine.health().writable).toBe(true);
    expect(engine.commitGroup([commit])).toMatchObject([{ outcome: { kind: "committed" } }]);
  });

  test("[STO-11] health says so while the disk takes nothing", () => {
    const { engine, faults } = failingEngine();
    faults.set("COMMIT", "SQLITE_FULL");
    engine.commitGroup([{ workshopId: "w1", append: [change("map", "one")] }]);
    expect(engine.health().writable).toBe(false);
    expect(engine.createWorkshop(newWorkshop("w2"))).toEqual({ kind: "full" });
    expect(inOneGo(engine.deleteWorkshop("w1"))).toEqual({ kind: "full" });
    expect(engine.workshop("w1").kind).toBe("open");
  });

  test("[STO-11] a group that does not fit is tried one by one", () => {
    const { engine, driver } = failingEngine();
    const free = 20;
    const pages = driver.get("PRAGMA page_count")?.page_count;
    driver.script(`PRAGMA max_page_count = ${Number(pages) + free}`);
    const outcomes = engine.commitGroup([
      { workshopId: "w1", append: [change("map", "small")] },
      { workshopId: "w1", append: [change("map", "x".repeat(4_096 * (free + 1)))] },
      { workshopId: "w1", append: [change("room", "small too")] },
    ]);
    expect(outcomes.map((result) => "outcome" in result && result.outcome.kind)).toEqual([
      "committed",
      "full",
      "committed",
    ]);
  });

  test("[STO-8] a damaged row is kept away even when the disk is full", () => {
    const { engine, driver, faults, reports } = failingEngine();
    engine.commitGroup([{ workshopId: "w1", append: [change("map", "one")] }]);
    driver.run("UPDATE shared_1 SET bytes = ? WHERE bytes = ?", [bytes("two"), bytes("one")]);
    faults.set("COMMIT", "SQLITE_FULL");
    expect(loadedBy(engine, map)).toMatchObject({ updates: [], quarantined: 1 });
    faults.clear();
    expect(loadedBy(engine, map)).toMatchObject({ updates: [], quarantined: 1 });
    expect(loadedBy(engine, map)).toMatchObject({ updates: [], quarantined: 1 });
    expect(reports).toHaveLength(2);
  });

  test("[STO-16] a purge without room changes nothing and is made up for by the next one", () => {
    const { engine, faults } = failingEngine();
    engine.commitGroup([{ workshopId: "w1", erase: [{ name: "mine:ada", epoch: 1, lastSeq: 0 }] }]);
    faults.set("PRAGMA wal_checkpoint(TRUNCATE)", "SQLITE_FULL");
    expect(inOneGo(engine.purge())).toEqual({ kind: "full" });
    faults.clear();
    expect(inOneGo(engine.purge())).toEqual({ kind: "purged" });
  });

  test("[STO-26] a commit that a purge follows is refused where the store could not be written anew", () => {
    const { engine, disk } = failingEngine();
    const erase = [{ name: "mine:ada", epoch: 1, lastSeq: 0 }] as const;
    const commits = [
      { workshopId: "w1", append: [change("map", "before")] },
      { workshopId: "w1", append: [change("map", "with")], erase, purges: true },
      { workshopId: "w1", append: [change("map", "after")] },
    ];
    const kinds = (): unknown[] =>
      engine.commitGroup(commits).map((result) => "outcome" in result && result.outcome.kind);
    disk.freeBytes = engine.health().storedBytes;
    expect(kinds()).toEqual(["committed", "full", "committed"]);
    expect(loadedBy(engine, map).updates.map((row) => row.bytes)).toEqual([
      bytes("before"),
      bytes("after"),
    ]);
    disk.freeBytes = Number.MAX_SAFE_INTEGER;
    expect(kinds()).toEqual(["committed", "committed", "committed"]);
  });

  test("[STO-10] a bug in one commit of a group is told to it alone", () => {
    const { engine, faults } = failingEngine();
    faults.set("INSERT OR REPLACE INTO decisions", "SQLITE_CONSTRAINT");
    const outcomes = engine.commitGroup([
      { workshopId: "w1", append: [change("map", "one")] },
      { workshopId: "w1", append: [change("map", "two")], decide: [{ key: "k", value: "v" }] },
      { workshopId: "w1", append: [change("map", "three")] },
    ]);
    expect(outcomes).toMatchObject([
      { outcome: { kind: "committed", appended: [1] } },
      { error: { code: "SQLITE_CONSTRAINT" } },
      { outcome: { kind: "committed", appended: [2] } },
    ]);
    expect(loadedBy(engine, map).updates).toHaveLength(2);
  });

  test("[STO-10] a group is one transaction", () => {
    const { engine, statements } = failingEngine();
    statements.length = 0;
    const commit = { workshopId: "w1", append: [change("map", "one")] };
    engine.commitGroup(Array.from({ length: 50 }, () => commit));
    expect(statements.filter((sql) => sql === "COMMIT")).toHaveLength(1);
  });
});

interface FailingEngine {
  readonly engine: Engine;
  readonly driver: Driver;
  /** Start of a statement → the code that it fails with. */
  readonly faults: Map<string, string>;
  readonly statements: string[];
  readonly reports: unknown[];
  readonly disk: { freeBytes: number };
}

function failingEngine(): FailingEngine {
  const directory = mkdtempSync(join(tmpdir(), "waymark-engine-"));
  const path = join(directory, "waymark.db");
  const sound = openDriver(path);
  const faults = new Map<string, string>();
  const statements: string[] = [];
  const reports: unknown[] = [];
  const disk = { freeBytes: Number.MAX_SAFE_INTEGER };
  const failing = <T>(sql: string, run: () => T): T => {
    statements.push(sql);
    for (const [start, code] of faults) {
      if (sql.startsWith(start)) throw Object.assign(new Error("injected"), { code });
    }
    return run();
  };
  const driver: Driver = {
    ...sound,
    run: (sql, parameters) => failing(sql, () => sound.run(sql, parameters)),
    get: (sql, parameters) => failing(sql, () => sound.get(sql, parameters)),
  };
  expect(prepareDatabase(driver, path)).toBeUndefined();
  const engine = openEngine(driver, {
    path,
    answerLimits: defaultAnswerLimits,
    onQuarantine: (report) => reports.push(report),
    freeBytes: () => disk.freeBytes,
  });
  engine.createWorkshop(newWorkshop("w1"));
  onTestFinished(() => {
    sound.close();
    rmSync(directory, { recursive: true });
  });
  return { engine, driver, faults, statements, reports, disk };
}
