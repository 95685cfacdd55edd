// Owns: what the commands `waymark backup` and `waymark restore` do: ask the running server, check a backup row by row,
// put one in place. It must not open a database that a server has open. Rules: STO-23, STO-24.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as v from "valibot";
import { err, ok, type Result } from "../shared/kit/result.ts";
import { controlFileName, controlSchema } from "./control.ts";
import { databaseFileName, openSqliteStore } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";
import { openHeld } from "./sync/held.ts";

/** What a command says, or why it cannot; both for the person at the keyboard. */
export type Said = Result<string, string>;

/** Asks the server that runs on this data directory; without one, the store is opened alone. */
export async function backUp(dataDir: string, file: string): Promise<Said> {
  const path = resolve(file);
  const asked = await askServer(dataDir, path);
  if (asked !== undefined) return asked;
  if (!existsSync(join(dataDir, databaseFileName))) {
    return err(`There is no store in ${dataDir}. Set DATA_DIR to the server's.`);
  }
  const store = await openSqliteStore({ directory: dataDir });
  if (!store.ok) return store;
  const outcome = await store.value.backup(path);
  await store.value.close();
  if (outcome.kind === "exists") return err(`${path} is there already, and was left alone.`);
  if (outcome.kind === "full") return err(`There is no room for ${path}.`);
  return ok(`${path}: ${outcome.sizeBytes} bytes written.`);
}

async function askServer(dataDir: string, path: string): Promise<Said | undefined> {
  const file = join(dataDir, controlFileName);
  if (!existsSync(file)) return undefined;
  const control = v.safeParse(controlSchema, JSON.parse(readFileSync(file, "utf8")));
  if (!control.success) return err(`${file} is not one that a server of this version writes.`);
  try {
    const response = await fetch(`http://127.0.0.1:${control.output.port}/backup`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${control.output.key}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ path }),
    });
    const text = (await response.text()).trim();
    return response.ok ? ok(text) : err(text);
  } catch {
    // Left by a server that was killed: nobody listens, so the store may be opened (and refuses where that is wrong).
    return undefined;
  }
}

/** Reads a backup as a server would, each row with its checksum and its structure, and changes nothing. */
export async function verify(file: string): Promise<Said> {
  if (!existsSync(file)) return err(`There is no file ${file}.`);
  const directory = mkdtempSync(join(tmpdir(), "waymark-verify-"));
  try {
    // A copy: opening a store changes its file.
    copyFileSync(file, join(directory, databaseFileName));
    const store = await openSqliteStore({ directory });
    if (!store.ok) return store;
    const found = await count(store.value);
    await store.value.close();
    const { workshops, documents, drafts, unfit } = found;
    if (drafts > 0) return err(`${file} holds ${drafts} private documents; it is no backup.`);
    if (unfit > 0) return err(`${file} holds ${unfit} rows that are damaged or do not apply.`);
    return ok(`${file} is sound: ${workshops} workshops, ${documents} documents.`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function count(store: Store) {
  const ids = await store.workshopIds();
  const found = { workshops: ids.length, documents: 0, drafts: 0, unfit: 0 };
  for (const workshopId of ids) {
    for (const name of await store.documents(workshopId)) {
      const stored = await store.load({ workshopId, name });
      found.documents++;
      if (name.startsWith("mine:")) found.drafts++;
      found.unfit += stored.quarantined + openHeld(name, stored).unfit.length;
    }
  }
  return found;
}

/** Puts a sound backup in place as the store of a data directory that has none. */
export async function restore(dataDir: string, file: string): Promise<Said> {
  const target = join(dataDir, databaseFileName);
  if (existsSync(target)) {
    return err(`${target} is there already. Move it away first; nothing is ever overwritten.`);
  }
  const verified = await verify(file);
  if (!verified.ok) return verified;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  copyFileSync(file, target);
  return ok(`${verified.value}\nIt is the store of ${dataDir} now. Start the server.`);
}
