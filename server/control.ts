// Owns: how commands on the same machine ask the running server: a door on the loopback address, whose port and key lie
// in the data directory, readable by its owner alone. It must not open what the main door opens. Rule: STO-23.
import { createHash, timingSafeEqual } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isAbsolute, join } from "node:path";
import * as v from "valibot";
import { newSecret } from "../shared/kit/ids.ts";
import type { Chance } from "../shared/kit/outside.ts";
import { never } from "../shared/kit/result.ts";
import { sendAnswer } from "./http/answers.ts";
import { readBody } from "./http/body.ts";
import type { Log } from "./log.ts";
import type { BackupOutcome, Store } from "./store/store.ts";

/** The file in the data directory that says where the door is. */
export const controlFileName = "control.json";

export const controlSchema = v.object({ port: v.number(), key: v.string() });

/** What a command asks: a backup, to be written under an absolute path. */
const backupSchema = v.object({
  path: v.pipe(v.string(), v.maxLength(4_000), v.check(isAbsolute)),
});

export interface ControlOptions {
  readonly dataDir: string;
  readonly store: Pick<Store, "backup">;
  readonly chance: Chance;
  readonly log: Log;
}

export interface Control {
  close(): Promise<void>;
}

/** Opens the door. An older file, left by a crash, is replaced. */
export async function openControl(options: ControlOptions): Promise<Control> {
  const key = newSecret(options.chance);
  const server = createServer((request, response) => {
    answer(options, key, request).then(
      (given) => sendAnswer(response, given),
      (cause: unknown) => {
        options.log.error("control.failed", cause);
        sendAnswer(response, { status: 500, body: "The server could not do that.\n" });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const file = join(options.dataDir, controlFileName);
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ port, key }), { mode: 0o600, flag: "wx" });
  return { close: () => close(server, file) };
}

async function answer(
  { store }: ControlOptions,
  key: string,
  request: IncomingMessage,
): Promise<{ readonly status: number; readonly body: string }> {
  const given = request.headers.authorization ?? "";
  if (!isSame(given, `Bearer ${key}`)) return { status: 401, body: "Not with this key.\n" };
  if (request.method !== "POST" || request.url !== "/backup") {
    return { status: 404, body: "There is no such command.\n" };
  }
  const body = await readBody(request, backupSchema, 8_192);
  if (!body.ok) return { status: 400, body: "Expected an absolute path.\n" };
  // What was acknowledged before is in the store, whose calls take effect in order.
  return outcomeToAnswer(await store.backup(body.value.path), body.value.path);
}

function outcomeToAnswer(outcome: BackupOutcome, path: string) {
  switch (outcome.kind) {
    case "written":
      return { status: 200, body: `${path}: ${outcome.sizeBytes} bytes written.\n` };
    case "exists":
      return { status: 409, body: `${path} is there already, and was left alone.\n` };
    case "full":
      return { status: 507, body: `There is no room for ${path}.\n` };
    default:
      return never(outcome);
  }
}

/** In constant time: both are hashed first, so that their lengths say nothing. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

async function close(server: Server, file: string): Promise<void> {
  rmSync(file, { force: true });
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
