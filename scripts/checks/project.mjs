// Owns: the texts of the project as the checks see them. A check is a pure function of them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ path: string, text: string }} SourceFile path relative to the root, with forward slashes
 * @typedef {{ path: string, line: number, message: string }} Finding message: what is wrong and what to do
 */

const SKIPPED_FOLDERS = new Set([
  "node_modules",
  "dist",
  "data",
  "fixtures",
  "test-results",
  "playwright-report",
]);
const READ = /\.(ts|tsx|mjs|css|html|json|md)$/;
const CODE = /\.(ts|tsx|mjs)$/;
const TEST = /(\.test\.tsx?|\.contract\.ts|\.spec\.ts)$/;

/**
 * All texts of the project but those made by machines. Hidden folders are left out.
 *
 * @param {string} root
 * @returns {SourceFile[]}
 */
export function readProject(root) {
  return listFiles(root, "").map((path) => ({
    path,
    text: readFileSync(join(root, path), "utf8"),
  }));
}

/** @param {SourceFile} file */
export function isCode({ path }) {
  return CODE.test(path);
}

/** @param {SourceFile} file */
export function isTest({ path }) {
  return TEST.test(path);
}

/** The checks and their tests name what they forbid. @param {SourceFile} file */
export function isCheck({ path }) {
  return path.startsWith("scripts/checks/");
}

/**
 * One finding for each line that matches, comments included; `message` may use the match.
 *
 * @param {SourceFile} file
 * @param {RegExp} pattern without the global flag
 * @param {(match: RegExpExecArray) => string} message
 * @returns {Finding[]}
 */
export function findInLines(file, pattern, message) {
  return file.text.split("\n").flatMap((text, index) => {
    const match = pattern.exec(text);
    return match ? [{ path: file.path, line: index + 1, message: message(match) }] : [];
  });
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && !SKIPPED_FOLDERS.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return listFiles(root, path);
      return READ.test(path) && path !== "package-lock.json" ? [path] : [];
    });
}
