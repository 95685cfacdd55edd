// Owns: how long files may be, each one and all together. A long file has more than one idea, or says why not.
import { isCode } from "./project.mjs";

const LONGEST = 400;
const HEADER_LINES = 5;
const REASON = /long because\b/i;
const MEDIAN = 120;
const NINE_OF_TEN = 250;

/**
 * @param {readonly import("./project.mjs").SourceFile[]} files
 * @returns {import("./project.mjs").Finding[]}
 */
export function findLongFiles(files) {
  const sources = files.filter((file) => isCode(file) || file.path.endsWith(".css"));
  const long = sources
    .filter(({ text }) => countLines(text) > LONGEST && !REASON.test(header(text)))
    .map(({ path, text }) => ({
      path,
      line: LONGEST + 1,
      message: `${countLines(text)} lines; at most ${LONGEST}. Split it by its ideas, or say in its first ${HEADER_LINES} lines "Long because …".`,
    }));
  return [...long, ...findLongHabit(sources.filter(isCode))];
}

/**
 * @param {readonly import("./project.mjs").SourceFile[]} sources
 * @returns {import("./project.mjs").Finding[]}
 */
function findLongHabit(sources) {
  const byLength = sources
    .map(({ path, text }) => ({ path, length: countLines(text) }))
    .sort((a, b) => a.length - b.length);
  return [
    { share: 0.5, limit: MEDIAN, words: "Half of all files are" },
    { share: 0.9, limit: NINE_OF_TEN, words: "Nine of ten files are" },
  ].flatMap(({ share, limit, words }) => {
    const at = byLength[Math.ceil(byLength.length * share) - 1];
    if (!at || at.length <= limit) return [];
    const longest = byLength.slice(-3).map(({ path }) => path);
    return [
      {
        path: at.path,
        line: limit,
        message: `${words} at most ${limit} lines by the rules of the house; here it is ${at.length}. Split some of the longest, such as ${longest.join(", ")}.`,
      },
    ];
  });
}

/** @param {string} text */
function countLines(text) {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** @param {string} text */
function header(text) {
  return text.split("\n", HEADER_LINES).join("\n");
}
