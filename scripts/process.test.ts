// Real processes: a wrapper that runs a program through process.mjs, as `npm start` does with the server.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";

const module = pathToFileURL(join(import.meta.dirname, "process.mjs")).href;

/** Starts a wrapper around `program`, and gives its process and what it prints. */
function startWrapped(program: string) {
  const wrapper = `
    import { endLike, run } from ${JSON.stringify(module)};
    endLike(await run(process.execPath, ["-e", ${JSON.stringify(program)}]));`;
  // No end of it is a terminal, where a Ctrl-C would reach the program without us.
  const child = spawn(process.execPath, ["--input-type=module", "-e", wrapper], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = new Promise<string>((resolve) => {
    child.stdout.setEncoding("utf8").once("data", resolve);
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  return { child, printed, ended };
}

it("keeps the exit code", async () => {
  expect(await startWrapped("process.exit(7)").ended).toEqual({ code: 7, signal: null });
});

it.each(["SIGTERM", "SIGINT"] as const)(
  "hands %s on and lets the program leave in peace",
  async (signal) => {
    const program = `
    process.on("${signal}", () => process.exit(3));
    setInterval(() => undefined, 1000);
    console.log("ready");`;
    const { child, printed, ended } = startWrapped(program);
    expect(await printed).toContain("ready");
    child.kill(signal);
    expect(await ended).toEqual({ code: 3, signal: null });
  },
);

it("ends by the signal that ended the program", async () => {
  const { ended } = startWrapped('process.kill(process.pid, "SIGKILL")');
  expect(await ended).toEqual({ code: null, signal: "SIGKILL" });
});
