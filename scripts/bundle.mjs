// Owns: how much JavaScript may stand between a link and the first thing that can be done there. Reads a build's own list
// of its chunks; must not know how they came about. Rule A11-75.
import { gzipSync } from "node:zlib";

/**
 * @typedef {{ file: string, imports?: readonly string[] }} Chunk one entry of Vite's manifest
 * @typedef {{ name: string, entries: readonly string[], page?: string, mostKb: number }} Budget entries: sources, as the manifest
 *   names them; page: one in which scripts stand
 */

/** @type {readonly Budget[]} */
const BUDGETS = [
  {
    name: "a contributor's first screen",
    entries: ["index.html", "screens.tsx", "rooms/brainstorm/BrainstormRoom.tsx"],
    mostKb: 119,
  },
  {
    name: "the first picture of the board",
    entries: ["index.html", "screens.tsx", "rooms/board/BoardRoom.tsx"],
    page: "rooms/board.html",
    mostKb: 149,
  },
];

/**
 * What each budget comes to in KB of gzip, and a finding for each that is exceeded.
 *
 * @param {Readonly<Record<string, Chunk>>} manifest
 * @param {(file: string) => string | Uint8Array} read
 * @param {readonly Budget[]} [budgets]
 */
export function weighEntries(manifest, read, budgets = BUDGETS) {
  return budgets.map(({ name, entries, page, mostKb }) => {
    const files = new Set(entries.flatMap((entry) => [...filesOf(manifest, entry)]));
    const inPage = page === undefined ? [] : scriptsIn(String(read(page)));
    const all = [...[...files].map(read), ...inPage];
    const bytes = all.reduce((sum, script) => sum + gzipSync(script).length, 0);
    const kb = bytes / 1024;
    const isWithin = kb <= mostKb;
    const message = `${name}: ${kb.toFixed(1)} KB of JavaScript (gzip), at most ${mostKb}`;
    return { kb, isWithin, message };
  });
}

/**
 * @param {string} page
 * @returns {string[]}
 */
function scriptsIn(page) {
  return [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = ""]) => script);
}

/**
 * The scripts that an entry brings at once: its own and all that it imports, not what is loaded later.
 *
 * @param {Readonly<Record<string, Chunk>>} manifest
 * @param {string} entry
 * @param {Set<string>} [seen]
 * @returns {Set<string>}
 */
function filesOf(manifest, entry, seen = new Set()) {
  const chunk = manifest[entry];
  if (!chunk) {
    throw new Error(
      `The build has no ${entry}; if it was renamed, rename it in scripts/bundle.mjs.`,
    );
  }
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const next of chunk.imports ?? []) filesOf(manifest, next, seen);
  return seen;
}
