// Owns: the store in processes of its own: killed in the middle of commits, and built as the server is.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { expectOk } from "../../../shared/kit/result.ts";
import { texts } from "../sample.ts";
import { openSqliteStore } from "../sqlite.ts";

const fixture = fileURLToPath(new URL("./killed.fixture.ts", import.meta.url));
const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));

test("[STO-14] [STO-41] every acknowledged commit is there after kill -9, once and in both documents, and a large snapshot is whole", async () => {
  const directory = temporaryDirectory(tmpdir());
  const acknowledged: string[] = [];
  for (const [run, killAfter] of [150, 1, 400].entries()) {
    const child = ["--import", "tsx", fixture, directory, `run${run}`];
    acknowledged.push(...(await marksOf(child, killAfter)));
  }
  const store = expectOk(await openSqliteStore({ directory }));
  const stored = await texts(store, { workshopId: "w1", name: "map" });
  expect(await texts(store, { workshopId: "w1", name: "room" })).toEqual(stored);
  expect(await store.purge()).toEqual({ kind: "purged" });
  const large = await store.load({ workshopId: "large", name: "map" });
  expect(large.quarantined).toBe(0);
  expect(large.snapshotSeq).toBeGreaterThan(0);
  const whole = new Uint8Array(2_500_000).fill(large.snapshotSeq % 256);
  expect(Buffer.compare(large.snapshot ?? new Uint8Array(), whole)).toBe(0);
  await store.close();
  expect(new Set(stored).size).toBe(stored.length);
  const storedMarks = new Set(stored);
  expect(acknowledged.filter((mark) => !storedMarks.has(mark))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(551);
}, 60_000);

test("[STO-20] the built store finds its thread, with and without the prototype key of objects", async () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  // Inside the project, so that what is not bundled (libsql) is found.
  const outdir = temporaryDirectory(join(root, "node_modules"));
  await build({
    entryPoints: { main: fixture, "sqlite-worker": worker },
    outdir,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
  const directory = temporaryDirectory(tmpdir());
  const main = join(outdir, "main.js");
  expect(await marksOf([main, directory, "plain", "20"])).toHaveLength(20);
  expect(await marksOf(["--disable-proto=delete", main, directory, "guarded", "20"])).toHaveLength(
    20,
  );
}, 60_000);

/** Runs node with these arguments, kills it after so many marks where told so, and gives all marks it printed. */
async function marksOf(
  childArguments: readonly string[],
  killAfter = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, childArguments, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const marks: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    marks.push(line);
    if (marks.length === killAfter) child.kill("SIGKILL");
  }
  const [code, signal] = await exited;
  expect(signal ?? code).toBe(killAfter === Number.POSITIVE_INFINITY ? 0 : "SIGKILL");
  return marks;
}

function temporaryDirectory(parent: string): string {
  const directory = mkdtempSync(join(parent, ".waymark-store-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}
