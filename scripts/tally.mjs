// Owns: what `npm test` says at its end: counts read from the reports of vitest and Playwright, and their sum.
import { existsSync, readFileSync } from "node:fs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, state: "passed" | "failed" | "not run", ms: number, counts: Counts }} StageResult
 */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/** @param {readonly Counts[]} parts @returns {Counts} */
export function sumCounts(parts) {
  return parts.reduce(
    (sum, part) => ({
      passed: sum.passed + part.passed,
      failed: sum.failed + part.failed,
      skipped: sum.skipped + part.skipped,
    }),
    NONE,
  );
}

/** The last line, in a form that other programs read. @param {Counts} counts */
export function closingLine({ passed, failed, skipped }) {
  return `tests: ${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @param {readonly StageResult[]} results */
export function summaryLines(results) {
  return results.map(({ name, state, ms, counts }) => {
    const sign = { passed: "✓", failed: "✗", "not run": "·" }[state];
    const time = state === "not run" ? "not run" : `${(ms / 1000).toFixed(1)} s`;
    const tests = counts.passed + counts.skipped > 0 ? describe(counts) : "";
    return `${sign} ${name.padEnd(8)} ${time.padStart(8)}  ${tests}`.trimEnd();
  });
}

/**
 * Counts of vitest's JSON report. A run that failed without a failed test (a file that does not load) or without
 * a report counts as one failure.
 *
 * @param {string} path
 * @param {boolean} passed
 * @returns {Counts}
 */
export function countVitest(path, passed) {
  const report = readReport(path);
  const counts = report
    ? {
        passed: number(report.numPassedTests),
        failed: number(report.numFailedTests),
        skipped: number(report.numPendingTests) + number(report.numTodoTests),
      }
    : NONE;
  return admitFailure(counts, passed);
}

/**
 * Counts of Playwright's JSON report; a test that needed a second try has passed.
 *
 * @param {string} path
 * @param {boolean} passed
 * @returns {Counts}
 */
export function countPlaywright(path, passed) {
  const stats = readReport(path)?.stats;
  const counts = isRecord(stats)
    ? {
        passed: number(stats.expected) + number(stats.flaky),
        failed: number(stats.unexpected),
        skipped: number(stats.skipped),
      }
    : NONE;
  return admitFailure(counts, passed);
}

/** @param {Counts} counts @param {boolean} passed */
function admitFailure(counts, passed) {
  return passed || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** @param {Counts} counts */
function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @param {string} path */
function readReport(path) {
  if (!existsSync(path)) return null;
  const report = JSON.parse(readFileSync(path, "utf8"));
  return isRecord(report) ? report : null;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === "object" && value !== null;
}

/** @param {unknown} value */
function number(value) {
  return typeof value === "number" ? value : 0;
}
