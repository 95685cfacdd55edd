// Damaged pages of the lists that say what is still to be wiped, and of nothing else. Rule STO-50.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { bytes, change, newWorkshop } from "../sample.ts";
import { type Commit, defaultAnswerLimits } from "../store.ts";
import { numberOf, openDriver } from "./driver.ts";
import { laid, temporaryDirectory, tracesOf } from "./engine.fixture.ts";
import { type Engine, openEngine, prepareDatabase } from "./engine.ts";
import type { Snapshot } from "./protocol.ts";

const pageBytes = 4_096;

function open(directory: string, onUnwiped = (): void => undefined) {
  const path = join(directory, "waymark.db");
  const driver = openDriver(path);
  expect(prepareDatabase(driver, path)).toBeUndefined();
  const settings = { path, answerLimits: defaultAnswerLimits, onQuarantine: () => undefined };
  return { driver, engine: openEngine(driver, { ...settings, onUnwiped }) };
}

function commit(engine: Engine, wish: Omit<Commit<Snapshot>, "workshopId">): void {
  expect(engine.commitGroup([{ workshopId: "w1", ...wish }])).toMatchObject([
    { outcome: { kind: "committed" } },
  ]);
}

/** As a server leaves it that is killed before anything is wiped, but with the first page of one table damaged. */
function damagedStore(table: string): string {
  const directory = temporaryDirectory();
  const { driver, engine } = open(directory);
  for (const id of ["w1", "w2"]) engine.createWorkshop(newWorkshop(id));
  commit(engine, { append: [change("mine:ada", `typed ${"x".repeat(500)}`)] });
  const place = { name: "mine:ada", epoch: 1, expectSnapshotSeq: 0, throughSeq: 1 } as const;
  commit(engine, { replace: [{ ...place, snapshot: bytes("draft") }] });
  laid(engine, { workshopId: "w1", name: "map" }, [bytes(`piece ${"x".repeat(5_000)}`)]);
  engine.deleteWorkshop("w2").next();
  const row = driver.get("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]);
  const at = ((row ? numberOf(row, "rootpage") : Number.NaN) - 1) * pageBytes;
  engine.close();
  const damaged = temporaryDirectory();
  const whole = readFileSync(join(directory, "waymark.db"));
  writeFileSync(join(damaged, "waymark.db"), whole.fill(0xff, at, at + 8));
  return damaged;
}

test.each(["leaving", "bundles", "overtaken_documents"])(
  "[STO-50] a damaged list of what is to be wiped (%s) keeps nothing else from being wiped",
  (table) => {
    const directory = damagedStore(table);
    let told = 0;
    const { engine } = open(directory, () => told++);
    for (let time = 0; time < 2; time++) {
      expect(inOneGo(engine.purge())).toEqual({ kind: "purged" });
      expect([engine.health().unwiped, told]).toEqual([1, 1]);
    }
    inOneGo(engine.tidy());
    commit(engine, { append: [change("map", "goes on")] });
    // What was typed on the way goes, and so does what the other lists name.
    expect(tracesOf(directory, "typed xxx")).toBe(0);
    expect(tracesOf(directory, "piece xxx")).toBe(table === "bundles" ? 1 : 0);
    engine.close();
  },
);
