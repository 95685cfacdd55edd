// Owns: `npm run dev`: the server, started again at each change, and Vite, which hands on to it.
// If one of the two ends, so does the other.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, refuseNode } from "./install.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
/** Where vite.config.ts expects the server. */
const SERVER_PORT = "4321";

const refusal = refuseNode(process.versions.node);
if (refusal) throw new Error(refusal);
await ensureInstalled(ROOT);

const require = createRequire(import.meta.url);
const tsx = join(dirname(require.resolve("tsx/package.json")), "dist", "cli.mjs");
const vite = join(dirname(require.resolve("vite/package.json")), "bin", "vite.js");
const children = [
  startNode([tsx, "watch", "--clear-screen=false", "--disable-proto=delete", "server/main.ts"], {
    PORT: SERVER_PORT,
  }),
  startNode([vite, "--config", "vite.config.ts"], {}),
];

for (const child of children) {
  child.once("exit", (code) => {
    for (const other of children) other.kill("SIGTERM");
    process.exitCode ||= code ?? 0;
  });
}
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    for (const child of children) child.kill("SIGTERM");
  });
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function startNode(args, env) {
  return spawn(process.execPath, [...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
}
