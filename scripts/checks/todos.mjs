// Owns: nothing is promised in a comment that no issue keeps.
import { findInLines, isCheck, isCode } from "./project.mjs";

const PROMISE = /\b(TODO|FIXME|HACK)\b(?!\s*\(?#\d+)/;

/**
 * @param {readonly import("./project.mjs").SourceFile[]} files
 * @returns {import("./project.mjs").Finding[]}
 */
export function findOpenPromises(files) {
  return files
    .filter((file) => (isCode(file) || file.path.endsWith(".css")) && !isCheck(file))
    .flatMap((file) =>
      findInLines(
        file,
        PROMISE,
        ([, word]) =>
          `${word} without an issue. Do it now, or open an issue and write ${word}(#12).`,
      ),
    );
}
