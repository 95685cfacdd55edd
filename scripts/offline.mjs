// Owns: what the build adds so that the application starts without the server: /sw.js, which lists every file of the build,
// and of each file a compressed copy beside it. A plugin of Vite; must not know what the files are.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSED = /\.(js|css|html|svg|json)$/;
/** Below this, in bytes, the answer's head is most of it. */
const WORTH_COMPRESSING = 1024;

/**
 * @typedef {import("vite").Rollup.OutputBundle} Bundle
 * @typedef {{ version: string, entry: string, core: string[], files: string[] }} Edition
 */

/**
 * @param {readonly string[]} [also] paths of files that are served as they are, such as the icon
 * @returns {import("vite").Plugin}
 */
export function startsOffline(also = []) {
  let root = "";
  return {
    name: "waymark:starts-offline",
    apply: "build",
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const source = await bundleWorker(
          join(root, "offline", "worker.ts"),
          editionOf(bundle, also),
        );
        this.emitFile({ type: "asset", fileName: "sw.js", source });
        for (const [fileName, content] of Object.entries(bundle)) {
          const text = content.type === "chunk" ? content.code : content.source;
          for (const [ending, packed] of compress(fileName, text)) {
            this.emitFile({ type: "asset", fileName: fileName + ending, source: packed });
          }
        }
      },
    },
  };
}

/**
 * The files of a build, and which of them every start needs: the entry with all that it imports at once, and what the page names
 * beside it.
 *
 * @param {Bundle} bundle
 * @param {readonly string[]} also
 * @returns {Edition}
 */
export function editionOf(bundle, also) {
  const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
  if (!entry) throw new Error("The build has no entry, so nothing can start offline.");
  const files = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
  const named = [...pageOf(bundle).matchAll(/"\/(assets\/[^"]+)"/g)].map(([, name = ""]) => name);
  const core = new Set([entry.fileName, ...named]);
  for (const name of core) {
    const file = bundle[name];
    if (file?.type !== "chunk") continue;
    for (const next of [...file.imports, ...(file.viteMetadata?.importedCss ?? [])]) core.add(next);
  }
  const names = files.sort().join("\n");
  return {
    version: createHash("sha256")
      .update(`${names}\n${pageOf(bundle)}`)
      .digest("hex")
      .slice(0, 16),
    entry: entry.fileName,
    core: [...core].map((name) => `/${name}`),
    files: [...files.map((name) => `/${name}`), ...also],
  };
}

/** @param {Bundle} bundle */
function pageOf(bundle) {
  const page = bundle["index.html"];
  return page?.type === "asset" ? String(page.source) : "";
}

/**
 * @param {string} path
 * @param {Edition} edition
 */
async function bundleWorker(path, edition) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { edition: JSON.stringify(edition) },
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * @param {string} fileName
 * @param {string | Uint8Array} content
 * @returns {[ending: string, packed: Buffer][]}
 */
function compress(fileName, content) {
  const bytes = Buffer.from(content);
  if (!COMPRESSED.test(fileName) || bytes.length < WORTH_COMPRESSING) return [];
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10 };
  return [
    [".gz", gzipSync(bytes, { level: 9 })],
    [".br", brotliCompressSync(bytes, { params })],
  ];
}
