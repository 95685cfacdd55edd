import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { digestSources, isBuilt, rememberBuild } from "./freshness.mjs";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "waymark-fresh-"));
  mkdirSync(join(root, "server"));
  writeFileSync(join(root, "server", "main.ts"), "1");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it("nothing is built at first", () => {
  expect(isBuilt(root)).toBe(false);
});

it("a build lasts until a source changes", () => {
  rememberBuild(root, digestSources(root));
  expect(isBuilt(root)).toBe(true);
  writeFileSync(join(root, "server", "main.ts"), "2");
  expect(isBuilt(root)).toBe(false);
});

it("a new file is a change, a test or another time is none", () => {
  rememberBuild(root, digestSources(root));
  writeFileSync(join(root, "server", "main.test.ts"), "1");
  utimesSync(join(root, "server", "main.ts"), 1, 1);
  expect(isBuilt(root)).toBe(true);
  writeFileSync(join(root, "server", "http.ts"), "1");
  expect(isBuilt(root)).toBe(false);
});

it("what the build is done by counts as much as what is built", () => {
  rememberBuild(root, digestSources(root));
  mkdirSync(join(root, "scripts"));
  writeFileSync(join(root, "scripts", "leaner.mjs"), "1");
  expect(isBuilt(root)).toBe(false);
});

it("the same text moved from one file to another is a change", () => {
  const before = digestSources(root);
  rmSync(join(root, "server", "main.ts"));
  writeFileSync(join(root, "server", "http.ts"), "1");
  expect(digestSources(root)).not.toBe(before);
});
