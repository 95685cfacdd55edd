// The server as a process: what it says, and how it ends.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { usage } from "./usage.ts";

const started: { readonly process: ChildProcess; readonly directory: string }[] = [];

afterEach(() => {
  for (const { process, directory } of started.splice(0)) {
    process.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  }
});

function start(environment: Readonly<Record<string, string>>, given: readonly string[] = []) {
  const directory = mkdtempSync(join(tmpdir(), "waymark-main-"));
  const { PATH = "" } = globalThis.process.env;
  const process = spawn(
    globalThis.process.execPath,
    ["--import", "tsx", "--disable-proto=delete", "server/main.ts", ...given],
    { env: { PATH, DATA_DIR: directory, HOST: "127.0.0.1", PORT: "0", ...environment } },
  );
  started.push({ process, directory });
  const said = { out: "", err: "" };
  process.stdout.on("data", (chunk) => {
    said.out += String(chunk);
  });
  process.stderr.on("data", (chunk) => {
    said.err += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => process.once("close", resolve));
  const origin = async (): Promise<string> => {
    await vi.waitFor(() => expect(said.out).toContain("Waymark is ready"), { timeout: 20_000 });
    return /http:\/\/localhost:\d+/.exec(said.out)?.[0] ?? "";
  };
  return { process, said, ended, origin };
}

test("[ACC-19] says where to open it, and stops at SIGTERM with code 0", async () => {
  const server = start({});
  const origin = await server.origin();
  const ready = await fetch(`${origin.replace("localhost", "127.0.0.1")}/readyz`);
  expect(ready.status).toBe(200);
  await ready.text();
  server.process.kill("SIGTERM");
  expect(await server.ended).toBe(0);
}, 30_000);

test("[ACC-19] [ACC-14] ends at once, in words, with wrong settings or a port in use", async () => {
  const wrong = start({ PORT: "no", LOG_LEVEL: "loud" });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said.err).toMatch(/PORT is "no".*\n.*LOG_LEVEL is "loud"/);
  const first = start({});
  const port = new URL(await first.origin()).port;
  const second = start({ PORT: port });
  expect(await second.ended).toBe(1);
  expect(second.said.err).toContain(`Port ${port} is in use already`);
}, 60_000);

test("[SYN-119] tells what it is when asked, refuses an argument that it does not know, and starts nothing", async () => {
  const asked = start({}, ["--help"]);
  const mistaken = start({}, ["--port", "80"]);
  expect(await asked.ended).toBe(0);
  expect(asked.said.out).toContain(usage);
  expect(await mistaken.ended).toBe(2);
  expect(mistaken.said.err).toContain('no such argument: "--port", "80"');
  for (const { directory } of started) expect(readdirSync(directory)).toEqual([]);
}, 30_000);
