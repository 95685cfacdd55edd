// Owns: `npm start`: from a fresh clone to a running server. Installs and builds only what is not up to date.
// Uses nothing but Node until everything is installed.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isBuilt } from "./freshness.mjs";
import { ensureInstalled, refuseNode } from "./install.mjs";
import { endLike, run, succeeded } from "./process.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start() {
  const refusal = refuseNode(process.versions.node);
  if (refusal) throw new Error(refusal);
  await ensureInstalled(ROOT);
  if (!isBuilt(ROOT)) {
    console.log("Building…");
    const built = await run(process.execPath, [join("scripts", "build.mjs")], { cwd: ROOT });
    if (!succeeded(built)) throw new Error("The build failed; what it printed above says why.");
  }
  // A document from a stranger may carry a key `__proto__`: without the accessor it is a key like any other.
  const server = ["--disable-proto=delete", join("dist", "server", "main.js")];
  endLike(await run(process.execPath, [...server, ...process.argv.slice(2)], { cwd: ROOT }));
}
