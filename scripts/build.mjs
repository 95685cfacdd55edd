// Owns: from sources to dist/: the client by Vite, each entry of the server by esbuild into one file.
// Packages stay outside the server's files, for native ones cannot be bundled; node_modules is there anyway.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { digestSources, rememberBuild } from "./freshness.mjs";
import { ensureInstalled } from "./install.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What is written to dist/server, and from which source. */
const SERVER_ENTRIES = {
  main: "./server/main.ts",
  cli: "./server/cli.ts",
  "compactor-thread": "./server/sync/compactor/thread.ts",
  "sqlite-worker": "./server/store/sqlite/worker.ts",
};

try {
  await ensureInstalled(ROOT);
  await buildAll(ROOT);
} catch (error) {
  // Vite and esbuild have told the details by now; a stack of theirs would bury them.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @param {string} root */
async function buildAll(root) {
  const digest = digestSources(root);
  await Promise.all([buildClient(root), buildServer(root)]);
  rememberBuild(root, digest);
}

/** @param {string} root */
async function buildClient(root) {
  const { build } = await import("vite");
  await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn" });
}

/** @param {string} root */
async function buildServer(root) {
  const { build } = await import("esbuild");
  rmSync(join(root, "dist", "server"), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: SERVER_ENTRIES,
    outdir: "dist/server",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    logLevel: "warning",
  });
}
