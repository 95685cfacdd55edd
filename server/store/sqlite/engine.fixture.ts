// Owns: engines on files for tests: opened with a driver that can be watched, and files copied as a dying process leaves
// them. Tests only.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { type DocumentKey, defaultAnswerLimits, type StoredDocument } from "../store.ts";
import { type Driver, openDriver } from "./driver.ts";
import { type Engine, openEngine, prepareDatabase } from "./engine.ts";
import type { Bundle } from "./protocol.ts";

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "waymark-engine-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** The engine on `waymark.db` in the directory. `freeBytes`: what the disk is said to have. */
export function engineIn(
  directory: string,
  wrap = (driver: Driver): Driver => driver,
  freeBytes?: () => number,
): Engine {
  const path = join(directory, "waymark.db");
  const driver = wrap(openDriver(path));
  expect(prepareDatabase(driver, path)).toBeUndefined();
  const settings = { path, answerLimits: defaultAnswerLimits, onQuarantine: () => undefined };
  return openEngine(driver, { ...settings, ...(freeBytes && { freeBytes }) });
}

export function loadedBy(engine: Engine, document: DocumentKey): StoredDocument {
  return inOneGo(engine.load(document));
}

/** Lays these pieces down as a bundle. */
export function laid(engine: Engine, document: DocumentKey, pieces: readonly Uint8Array[]): Bundle {
  let bundle: Bundle | undefined;
  for (const bytes of pieces) {
    const outcome = engine.layPiece(document, { bundle, bytes });
    if (outcome.kind !== "laid") throw new Error(`A piece was ${outcome.kind}.`);
    bundle = outcome.bundle;
  }
  if (bundle === undefined) throw new Error("No piece, no bundle.");
  return bundle;
}

/** Calls `between` before and after each statement. */
export function watched(inner: Driver, between: () => void): Driver {
  const around =
    <G extends readonly unknown[], T>(call: (...given: G) => T) =>
    (...given: G): T => {
      between();
      const value = call(...given);
      between();
      return value;
    };
  return { ...inner, run: around(inner.run), script: around(inner.script), get: around(inner.get) };
}

/**
 * Gives a function that copies the files of `home` whenever they have changed since the last copy, and the copies: most
 * statements wait in memory for their commit, and dying after them leaves the same files.
 */
export function copiesOf(home: string) {
  const copies: string[] = [];
  const root = temporaryDirectory();
  let last = "";
  const copy = (): void => {
    const files = readdirSync(home).map((name) => [name, readFileSync(join(home, name))] as const);
    const now = files.map(([name, bytes]) => `${name} ${bytes.toString("base64")}`).join();
    if (now === last) return;
    last = now;
    const target = join(root, String(copies.length));
    mkdirSync(target);
    for (const [name] of files) copyFileSync(join(home, name), join(target, name));
    copies.push(target);
  };
  return { copy, copies };
}

/** How many files of the directory hold this text. */
export function tracesOf(directory: string, text: string): number {
  return readdirSync(directory).filter((name) => readFileSync(join(directory, name)).includes(text))
    .length;
}
