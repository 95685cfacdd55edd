// The write-ahead log is lengthened ahead of the commits, and nothing of that is ever taken for one. Rule STO-45.
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { bytes, change, newWorkshop } from "../sample.ts";
import { openDriver } from "./driver.ts";
import { engineIn, loadedBy, temporaryDirectory } from "./engine.fixture.ts";
import type { Engine } from "./engine.ts";
import { openLogFile } from "./logFile.ts";

const map = { workshopId: "w1", name: "map" } as const;

function write(engine: Engine, from: number, count: number): void {
  for (let at = from; at < from + count; at++) {
    const outcomes = engine.commitGroup([
      { workshopId: "w1", append: [change("map", `edit ${at}`)] },
    ]);
    expect(outcomes).toMatchObject([{ outcome: { kind: "committed" } }]);
  }
}

function started(): { engine: Engine; directory: string; logBytes: () => number } {
  const directory = temporaryDirectory();
  const engine = engineIn(directory);
  engine.createWorkshop(newWorkshop("w1"));
  return { engine, directory, logBytes: () => statSync(join(directory, "waymark.db-wal")).size };
}

test("[STO-45] commits write over a log that is long enough already, and after a cut over a shorter one", () => {
  const { engine, logBytes } = started();
  write(engine, 0, 1);
  const whole = logBytes();
  write(engine, 1, 200);
  expect(logBytes()).toBe(whole);
  expect(inOneGo(engine.purge())).toEqual({ kind: "purged" });
  expect(logBytes()).toBe(0);
  write(engine, 201, 1);
  const afterCut = logBytes();
  expect(afterCut).toBeLessThan(whole);
  write(engine, 202, 30);
  expect(logBytes()).toBe(afterCut);
  engine.close();
});

test("[STO-45] after a kill a lengthened log holds what was committed, and goes on from there", () => {
  const { engine, directory } = started();
  write(engine, 0, 5);
  inOneGo(engine.purge());
  write(engine, 5, 5);
  const home = temporaryDirectory();
  for (const name of ["waymark.db", "waymark.db-wal"]) {
    copyFileSync(join(directory, name), join(home, name));
  }
  engine.close();
  expect(readFileSync(join(home, "waymark.db-wal")).at(-1)).toBe(0);
  const again = engineIn(home);
  write(again, 10, 5);
  const wanted = Array.from({ length: 15 }, (_, at) => bytes(`edit ${at}`));
  expect(loadedBy(again, map).updates.map((row) => row.bytes)).toEqual(wanted);
  again.close();
});

test("[STO-45] nothing is taken in advance from a disk with little room, or beyond its room", () => {
  const driver = openDriver(":memory:");
  const log = join(temporaryDirectory(), "log");
  writeFileSync(log, "");
  openLogFile(driver, log, () => 1024 * 1024).lengthen();
  expect(statSync(log).size).toBe(0);
  if (existsSync("/dev/full")) openLogFile(driver, "/dev/full", plenty).lengthen();
  openLogFile(driver, log, plenty).lengthen();
  expect(statSync(log).size).toBeGreaterThan(0);
  driver.close();
});

test("[STO-45] where the log cannot be lengthened, commits go on without", () => {
  const driver = openDriver(":memory:");
  // As where the disk may only be read since, or no more files may be open.
  openLogFile(driver, join(temporaryDirectory(), "missing"), plenty).lengthen();
  openLogFile(driver, temporaryDirectory(), plenty).lengthen();
  driver.close();
});

function plenty(): number {
  return Number.MAX_SAFE_INTEGER;
}
