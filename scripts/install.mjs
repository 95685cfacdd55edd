// Owns: whether Node is new enough and the installed packages are those of the lock file; installs them if not.
// Uses nothing but Node, so that it works before anything is installed.
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runNpm, succeeded } from "./process.mjs";

/**
 * What a lock file says of one package, as far as it matters here.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} LockFile
 */

/**
 * Gives null if this version of Node will do, else a sentence that says what came and what to do.
 *
 * @param {string} version as in process.versions.node, such as "20.19.0"
 */
export function refuseNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const enough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
  if (enough) return null;
  return (
    `Waymark needs Node.js 20.19 or newer (or 22.12 or newer); this is ${version}. ` +
    "Install a current version from https://nodejs.org and run the same command again."
  );
}

/**
 * Gives the packages of the lock file that are not installed in that very version. npm itself writes what it
 * installed to node_modules/.package-lock.json, at the end, so that an interrupted installation counts as none.
 * Optional packages are left out: most are for other platforms.
 *
 * @param {LockFile} wanted
 * @param {LockFile | null} installed
 * @returns {string[]}
 */
export function missingPackages(wanted, installed) {
  const have = installed?.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([path, entry]) => path !== "" && !entry.optional && !entry.link)
    .filter(([path, entry]) => {
      const found = have[path];
      return found?.version !== entry.version || found?.integrity !== entry.integrity;
    })
    .map(([path]) => path);
}

/**
 * Installs what the lock file names, unless it is there already. What the build needs is included even
 * where NODE_ENV says production. Throws an Error whose message can be shown.
 *
 * @param {string} root the folder of package.json
 */
export async function ensureInstalled(root) {
  const wanted = readLock(join(root, "package-lock.json"));
  if (!wanted)
    throw new Error("package-lock.json is missing: this is not a whole copy of Waymark.");
  const installed = readLock(join(root, "node_modules", ".package-lock.json"));
  if (missingPackages(wanted, installed).length === 0) return;
  refuseLink(join(root, "node_modules"));
  console.log(installed ? "Installing what changed…" : "Installing (once; about a minute)…");
  const ending = await runNpm(["ci", "--include=dev", "--loglevel=error"], { cwd: root });
  if (!succeeded(ending)) {
    throw new Error("`npm ci` failed; what it printed above says why. Nothing else was done.");
  }
}

/**
 * Throws if the folder is a link. Installing begins by emptying it, and what a link leads to is another copy's.
 *
 * @param {string} folder
 */
function refuseLink(folder) {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Error(
    `${folder} is a symbolic link, and the packages behind it are not those of package-lock.json. ` +
      "Installing would empty the folder that it leads to. Remove the link and run the same command " +
      "again, or install where it leads to.",
  );
}

/**
 * @param {string} path
 * @returns {LockFile | null}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
