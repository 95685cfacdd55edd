// Owns: names that say nothing of what is inside. A function lives with its noun.
import { isCode } from "./project.mjs";

const EMPTY_WORDS = new Set([
  "util",
  "utils",
  "utility",
  "utilities",
  "helper",
  "helpers",
  "common",
  "misc",
  "types",
]);

/**
 * @param {readonly import("./project.mjs").SourceFile[]} files
 * @returns {import("./project.mjs").Finding[]}
 */
export function findForbiddenNames(files) {
  return files
    .filter((file) => isCode(file) || file.path.endsWith(".css"))
    .flatMap(({ path }) => {
      const word = path
        .split("/")
        .flatMap(wordsOf)
        .find((part) => EMPTY_WORDS.has(part));
      if (word) {
        const message = `"${word}" says nothing of what is inside. Put each thing beside its noun (a touchpoint's into touchpoint.ts).`;
        return [{ path, line: 1, message }];
      }
      if (/(^|\/)index\.tsx?$/.test(path)) {
        const message = "No barrels: name the file after its one idea and import it directly.";
        return [{ path, line: 1, message }];
      }
      return [];
    });
}

/**
 * The words of one part of a path: `boardHelpers.test.ts` has board, helpers, test, ts.
 *
 * @param {string} part
 */
function wordsOf(part) {
  return part
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
