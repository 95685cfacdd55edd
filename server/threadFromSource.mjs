// Owns: running a thread from its TypeScript source, in development and tests: laid out as one file by esbuild, which is
// kept until a source changes. To register a loader in each new thread takes half a second of processor time.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { pid } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { threadId } from "node:worker_threads";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Inside the project, so that packages are found. */
const kept = join(root, "node_modules", ".cache", "waymark-threads");

/**
 * Runs what a TypeScript file does when it is loaded.
 *
 * @param {URL} source
 */
export async function runFromSource(source) {
  const entry = fileURLToPath(source);
  const name = relative(root, entry).replaceAll(/[^a-z]+/gi, "-");
  const [script, list] = [join(kept, `${name}.mjs`), join(kept, `${name}.json`)];
  if (!isFresh(list)) await layOut(entry, script, list);
  await import(pathToFileURL(script).href);
}

/**
 * Whether no source has changed since.
 *
 * @param {string} list
 */
function isFresh(list) {
  try {
    const sources = /** @type {[path: string, stamp: string][]} */ (
      JSON.parse(readFileSync(list, "utf8"))
    );
    return sources.every(([path, stamp]) => stampOf(path) === stamp);
  } catch {
    // Nothing is kept, it was kept half, or a source is gone: it is laid out anew.
    return false;
  }
}

/** @param {string} path */
function stampOf(path) {
  const { mtimeMs, size } = statSync(join(root, path));
  return `${mtimeMs} ${size}`;
}

/**
 * Several threads may do this at once: each file comes to its place whole, the list last.
 *
 * @param {string} entry
 * @param {string} script
 * @param {string} list
 */
async function layOut(entry, script, list) {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "error",
  });
  const stamps = Object.keys(metafile.inputs).map((path) => [path, stampOf(path)]);
  mkdirSync(kept, { recursive: true });
  putWhole(script, outputFiles[0]?.contents ?? "");
  putWhole(list, JSON.stringify(stamps));
}

/**
 * @param {string} file
 * @param {string | Uint8Array} contents
 */
function putWhole(file, contents) {
  const part = join(kept, `${basename(file)}.${pid}.${threadId}`);
  writeFileSync(part, contents);
  renameSync(part, file);
}
