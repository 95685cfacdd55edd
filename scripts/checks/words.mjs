// Owns: that a part of the client brings the words it uses: they are loaded with it, so a part that relies on another one's
// would throw as soon as that one is not there.
import { isCode, isTest } from "./project.mjs";

/** Brought for every screen by client/i18n/everywhere.ts. */
const EVERYWHERE = new Set(["session", "shell", "ui", "words"]);
const USED = /\bt\(\s*["'`]([a-zA-Z]+)\./g;
const BROUGHT = /\baddWords\(\{([^}]*)\}\)/g;

/**
 * @param {readonly import("./project.mjs").SourceFile[]} files
 * @returns {import("./project.mjs").Finding[]}
 */
export function findForeignWords(files) {
  const sources = files.filter(
    (file) => isCode(file) && !isTest(file) && partOf(file.path) !== null,
  );
  /** @type {Map<string, Set<string>>} */
  const brought = new Map();
  for (const { path, text } of sources) {
    const part = partOf(path) ?? "";
    const areas = brought.get(part) ?? new Set(EVERYWHERE);
    for (const [, names = ""] of text.matchAll(BROUGHT)) {
      for (const name of names.split(",")) areas.add(name.trim());
    }
    brought.set(part, areas);
  }
  return sources.flatMap(({ path, text }) => {
    const areas = brought.get(partOf(path) ?? "") ?? EVERYWHERE;
    return [...text.matchAll(USED)].flatMap(({ 1: area = "", index }) => {
      if (areas.has(area)) return [];
      const line = text.slice(0, index).split("\n").length;
      const message = `The words of "${area}" do not come with ${partOf(path)}: bring them by addWords in the file that is loaded first, or use words of its own.`;
      return [{ path, line, message }];
    });
  });
}

/**
 * What is loaded together: a room, or another folder of the client; `null` for what shows everything.
 *
 * @param {string} path
 */
function partOf(path) {
  const [, part = null] = /^(client\/rooms\/[^/]+|client\/[^/]+)\//.exec(path) ?? [];
  return part === null || /^client\/(i18n|gallery|testing)$/.test(part) ? null : part;
}
