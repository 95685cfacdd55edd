// Owns: whether dist/ was built from the sources as they are now (a digest of their content, kept in dist/).
// Times of files are not asked: a checkout changes them without changing anything.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = [
  "client",
  "server",
  "shared",
  "scripts",
  "vite.config.ts",
  "tsconfig.base.json",
  "package-lock.json",
];
const NO_SOURCE = /(\.test\.tsx?|\.contract\.ts)$/;

/**
 * A digest (SHA-256, hex) of everything the build reads.
 *
 * @param {string} root
 */
export function digestSources(root) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const path of SOURCES.flatMap((source) => filesUnder(root, source))) {
    hash
      .update(`${path}\n`)
      .update(readFileSync(join(root, path)))
      .update("\n");
  }
  return hash.digest("hex");
}

/** @param {string} root */
export function isBuilt(root) {
  const stamp = stampPath(root);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === digestSources(root);
}

/**
 * Remembers that dist/ now holds what `digest` stands for. Take the digest before building: what is edited
 * meanwhile then leads to another build.
 *
 * @param {string} root
 * @param {string} digest
 */
export function rememberBuild(root, digest) {
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stampPath(root), digest);
}

/** @param {string} root */
function stampPath(root) {
  return join(root, "dist", ".sources");
}

/**
 * The files at or under a path, relative to the root with forward slashes, in a stable order.
 *
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesUnder(root, inside);
      return entry.isFile() && !NO_SOURCE.test(entry.name) ? [inside] : [];
    });
}
