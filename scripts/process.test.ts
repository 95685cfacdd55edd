// Real processes: a wrapper that runs a program through process.mjs, as `npm start` does with the server.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";

const module = pathToFileURL(join(import.meta.dirname, "process.mjs")).href;

const wrapperOf = (program: string) => `
  import { endLike, run } from ${JSON.stringify(module)};
  endLike(await run(process.execPath, ["-e", ${JSON.stringify(program)}]));`;

/** Starts a wrapper around `program`, and gives its process and what it prints. */
function startWrapped(program: string) {
  // No end of it is a terminal, where a Ctrl-C would reach the program without us.
  const child = spawn(process.execPath, ["--input-type=module", "-e", wrapperOf(program)], {
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

it.skipIf(process.platform === "win32")(
  "stops the program when npm's shell, which hands nothing on, has ended",
  async () => {
    const program = `
      process.on("SIGTERM", () => { console.log("stopped"); process.exit(0); });
      setInterval(() => undefined, 1000);
      console.log("ready");`;
    const wrapper = wrapperOf(program);
    const shell = spawn(
      "sh",
      ["-c", '"$0" --input-type=module -e "$1"; :', process.execPath, wrapper],
      {
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, npm_lifecycle_event: "start" },
      },
    );
    let printed = "";
    for await (const chunk of shell.stdout.setEncoding("utf8")) {
      if (printed === "") shell.kill("SIGTERM");
      printed += chunk;
    }
    expect(printed.split("\n")).toEqual(["ready", "stopped", ""]);
  },
);
