// Owns: another edition of the built application, as a release brings it: all that the page begins with has another name.
// It knows no page and no person.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface OtherEdition {
  /** What takes the place of dist/. Beside it in one folder, since the server finds its packages from there. */
  readonly directory: string;
  remove(): void;
}

/** Lays a copy of dist/ beside it, in which the script that the page begins with has another name. */
export function layOtherEdition(root: string): OtherEdition {
  const directory = mkdtempSync(join(root, "dist", "edition-"));
  for (const part of ["server", "client"]) {
    cpSync(join(root, "dist", part), join(directory, part), { recursive: true });
  }
  const client = join(directory, "client");
  const worker = join(client, "sw.js");
  const [, entry = "", name = ""] =
    /entry:"(assets\/index-([^"]+)\.js)"/.exec(readFileSync(worker, "utf8")) ?? [];
  const newName = [...name].reverse().join("");
  const files = readdirSync(client, { recursive: true, encoding: "utf8" });
  for (const file of files) {
    const path = join(client, file);
    if (/\.(js|css|html)\.(gz|br)$/.test(file)) rmSync(path);
    if (!/\.(js|css|html)$/.test(file)) continue;
    const text = readFileSync(path, "utf8");
    if (!text.includes(name) && file !== entry) continue;
    const next = join(client, file.replace(name, newName));
    rmSync(path);
    writeFileSync(next, text.replaceAll(name, newName).replace(/version:"\w+"/, 'version:"other"'));
  }
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** The script that a page begins with, by which one knows its edition. */
export const entryOf = (): string =>
  document.querySelector<HTMLScriptElement>("head script[src]")?.src ?? "";
