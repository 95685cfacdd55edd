// The commands for whoever runs a server, started as `npx waymark` starts them: the built file itself, beside the running
// server.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { startServer } from "./server.ts";

const command = join(import.meta.dirname, "..", "dist", "server", "cli.js");
const run = promisify(execFile);

test("[STA-95] the built command is a program: it says what it takes, backs up and exports beside the running server", async () => {
  const server = await startServer();
  const files = await mkdtemp(join(tmpdir(), "waymark-command-"));
  const { PATH = "" } = process.env;
  const env = { PATH, DATA_DIR: server.dataDir };
  try {
    const made = await fetch(`${server.origin}/api/workshops`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ title: "Railway", template: "onlineShop" }),
    });
    const { id } = (await made.json()) as { readonly id: string };

    const help = await run(command, ["--help"], { env });
    expect(help.stdout).toContain("waymark backup <file>");
    expect(help.stderr).toBe("");

    const backup = join(files, "copy.db");
    await run(command, ["backup", backup], { env });
    const verified = await run(command, ["restore", "--verify", backup], { env });
    expect(verified.stderr).toBe("");

    const exported = join(files, "workshop.json");
    await run(command, ["export", id, "--format", "json", "--out", exported], { env });
    expect(await readFile(exported, "utf8")).toContain('"Railway"');

    // Nothing given is a mistake, and says the same.
    const nothing = run(command, [], { env });
    await expect(nothing).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Use:"),
    });
  } finally {
    await server.stop();
    await rm(files, { recursive: true, force: true });
  }
});
