import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { closingLine, countPlaywright, countVitest, sumCounts, summaryLines } from "./tally.mjs";

const folder = mkdtempSync(join(tmpdir(), "waymark-tally-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const vitest = report("vitest.json", {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
});
const playwright = report("playwright.json", {
  stats: { expected: 3, unexpected: 2, flaky: 1, skipped: 1 },
});

it("sums both reports into the closing line", () => {
  const sum = sumCounts([countVitest(vitest, true), countPlaywright(playwright, false)]);
  expect(closingLine(sum)).toBe("tests: 9 passed, 2 failed, 3 skipped");
});

it("a failed run never says 0 failed", () => {
  expect(countVitest(vitest, false).failed).toBe(1);
  expect(countVitest(join(folder, "none.json"), false).failed).toBe(1);
  expect(countPlaywright(join(folder, "none.json"), false).failed).toBe(1);
});

it("the summary names each stage with its end and its time", () => {
  const none = { passed: 0, failed: 0, skipped: 0 };
  const lines = summaryLines([
    { name: "types", state: "passed", ms: 1234, counts: none },
    { name: "unit", state: "failed", ms: 2000, counts: { passed: 4, failed: 1, skipped: 0 } },
    { name: "e2e", state: "not run", ms: 0, counts: none },
  ]);
  expect(lines).toEqual([
    "✓ types       1.2 s",
    "✗ unit        2.0 s  4 passed, 1 failed, 0 skipped",
    "· e2e       not run",
  ]);
});
