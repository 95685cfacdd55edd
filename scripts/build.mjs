// Owns: from sources to dist/: the client by Vite, each entry of the server by esbuild into one file.
// Packages stay outside the server's files, for native ones cannot be bundled; node_modules is there anyway.
import { chmodSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { digestSources, rememberBuild } from "./freshness.mjs";
import { ensureInstalled } from "./install.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What is written to dist/server, and from which source. */
const SERVER_ENTRIES = {
  main: "./server/main.ts",
  "compactor-thread": "./server/sync/compactor/thread.ts",
  "sqlite-worker": "./server/store/sqlite/worker.ts",
};

/** The command writes files with packages that the server has no need of, so these are built into it. */
const COMMAND_ENTRIES = { cli: "./server/cli.ts" };

/** What a package written for CommonJS asks of its surroundings. */
const inlined = {
  banner: {
    js: 'import { createRequire as newRequire } from "node:module"; const require = newRequire(import.meta.url);',
  },
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
  /** @type {import("esbuild").BuildOptions} */
  const options = {
    absWorkingDir: root,
    outdir: "dist/server",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "linked",
    logLevel: "warning",
  };
  await Promise.all([
    build({ ...options, entryPoints: SERVER_ENTRIES, packages: "external" }),
    build({
      ...options,
      entryPoints: COMMAND_ENTRIES,
      external: runtimePackages(root),
      ...inlined,
    }),
  ]);
  // `npx waymark` starts the file itself.
  chmodSync(join(root, "dist", "server", "cli.js"), 0o755);
}

/** @param {string} root */
function runtimePackages(root) {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return Object.keys(dependencies);
}
