// Owns: tests do not sleep. A sleep is too short on a slow machine and too long on every other.
import { findInLines, isCheck, isTest } from "./project.mjs";

const SLEEP =
  /\bwaitForTimeout\s*\(|(?:^|[^.\w]|\b(?:globalThis|window|global)\.)setTimeout\s*\(|\bnode:timers|["']timers\/promises["']|\bAtomics\.wait(?:Async)?\s*\(|(?:^|[^.\w])sleep\s*\(/;

/**
 * @param {readonly import("./project.mjs").SourceFile[]} files
 * @returns {import("./project.mjs").Finding[]}
 */
export function findSleeps(files) {
  return files
    .filter((file) => (isTest(file) || file.path.startsWith("e2e/")) && !isCheck(file))
    .flatMap((file) =>
      findInLines(
        file,
        SLEEP,
        ([found]) =>
          `A test does not sleep (${found.trim()}…). Drive an injected clock by hand, or await the state itself (vi.waitFor, findBy…, expect(locator), expect.poll).`,
      ),
    );
}
