// Owns: docs/rules.md and the tests say the same: every rule is quoted by a test, every quoted rule exists, once.
// A rule is a line `**MAP-3** One sentence.`; a test quotes it in its title: `[MAP-3] a step's place is one field`.
import { isCheck, isCode, isTest } from "./project.mjs";

/** @typedef {{ rule: string, path: string, line: number }} Mention */

const RULES = "docs/rules.md";
const FAMILIES = "ACC|PHA|PRV|VOT|MAP|SYN|STO|CLU|IMP|EXP|STA|A11";
const DEFINED = /^\s*(?:[-*]\s+)?\*\*([A-Z][A-Z0-9]{2}-\d+)\*\*/gm;
const QUOTED = /\[([A-Z][A-Z0-9]{2}-\d+)\]/g;
const COMMENT_LINE = /^\s*(?:\/\/|\/?\*).*$/gm;
const MENTIONED = new RegExp(`\\b((?:${FAMILIES})-\\d+)\\b`, "g");

/**
 * @param {readonly import("./project.mjs").SourceFile[]} files
 * @returns {import("./project.mjs").Finding[]}
 */
export function findRuleGaps(files) {
  const rules = files.find(({ path }) => path === RULES);
  if (!rules) {
    return [
      { path: RULES, line: 1, message: "It is missing; it holds the rules that tests quote." },
    ];
  }
  const defined = mentionsIn([rules], DEFINED);
  const tests = files.filter((file) => isTest(file) && !isCheck(file));
  const titles = tests.map(({ path, text }) => ({ path, text: text.replace(COMMENT_LINE, "") }));
  const quoted = new Set(mentionsIn(titles, QUOTED).map(({ rule }) => rule));
  const sources = files.filter((file) => isCode(file) && !isCheck(file));
  const known = new Set(defined.map(({ rule }) => rule));
  return [
    ...repeated(defined).map(({ rule, ...place }) => ({
      ...place,
      message: `${rule} is defined twice. Give the later one the next free number.`,
    })),
    ...defined
      .filter(({ rule }) => !quoted.has(rule))
      .map(({ rule, ...place }) => ({
        ...place,
        message: `No test quotes ${rule}. Write one whose title begins with [${rule}], or remove the rule.`,
      })),
    ...mentionsIn(sources, MENTIONED)
      .filter(({ rule }) => !known.has(rule))
      .map(({ rule, ...place }) => ({
        ...place,
        message: `${rule} is not in ${RULES}. Write it there as "**${rule}** One sentence.", or correct the number.`,
      })),
  ];
}

/**
 * @param {readonly import("./project.mjs").SourceFile[]} files
 * @param {RegExp} pattern whose first group is the rule
 * @returns {Mention[]}
 */
function mentionsIn(files, pattern) {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map((match) => ({
      rule: match[1] ?? "",
      path,
      line: text.slice(0, match.index + match[0].length).split("\n").length,
    })),
  );
}

/** @param {readonly Mention[]} mentions */
function repeated(mentions) {
  return mentions.filter(
    ({ rule }, index) => mentions.findIndex((other) => other.rule === rule) < index,
  );
}
