// What the files of one arrival cost the server: `npx tsx bench/sync/arriving.ts [visits] [rounds]` (100, 3), after a build. All that the page of the
// board names is asked for over six connections, as a browser does it: of our screens, and of `sirv` alone over the same folder, in
// turns, each in a process of its own.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import process, { argv } from "node:process";
import sirv from "sirv";
import { newScreens, noScreens } from "../../server/http/screens.ts";

const folder = join(import.meta.dirname, "..", "..", "dist", "client");
const kinds = ["ours", "sirv"] as const;

if (process.send) serve(argv[2] === "ours");
else await compare(Number(argv[2] ?? 100), Number(argv[3] ?? 3));

/** Tells its port, and at each message how much processor time it has used, in milliseconds. */
function serve(isOurs: boolean): void {
  const answer = isOurs
    ? newScreens(folder)
    : sirv(folder, { etag: true, gzip: true, brotli: true });
  const server = createServer((request, response) => {
    answer(request, response, () => noScreens(request, response));
  });
  server.listen(0, () => process.send?.((server.address() as AddressInfo).port));
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1_000);
  });
}

async function compare(visits: number, rounds: number): Promise<void> {
  const page = readFileSync(join(folder, "rooms", "board.html"), "utf8");
  const files = [...page.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, file = ""]) => file);
  for (let round = 1; round <= rounds; round++) {
    for (const kind of kinds) {
      const { first, median, cpu } = await measure(kind, files, visits);
      const figures = `${cpu.toFixed(2)} ms of processor time, here after ${median.toFixed(1)} ms`;
      console.log(`${kind}: ${files.length} files, ${figures}, the first ${first.toFixed(1)}`);
    }
  }
}

async function measure(kind: string, files: readonly string[], visits: number) {
  const child = fork(import.meta.filename, [kind], { execArgv: process.execArgv });
  const port = await told(child);
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const arrive = async (): Promise<number> => {
    const began = performance.now();
    await Promise.all(files.map((path) => fetchFile(port, path, agent)));
    return performance.now() - began;
  };
  const first = await arrive();
  const before = await used(child);
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit++) times.push(await arrive());
  const cpu = ((await used(child)) - before) / visits;
  child.kill();
  agent.destroy();
  const median = times.sort((a, b) => a - b)[visits >> 1] ?? Number.NaN;
  return { first, median, cpu };
}

function used(child: ChildProcess): Promise<number> {
  child.send("used");
  return told(child);
}

async function told(child: ChildProcess): Promise<number> {
  const [number] = (await once(child, "message")) as [number];
  return number;
}

function fetchFile(port: number, path: string, agent: Agent): Promise<void> {
  const headers = { "accept-encoding": "gzip, deflate, br" };
  return new Promise((resolve, reject) => {
    get({ port, path, agent, headers }, (answer) => {
      answer.resume().on("end", () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`${path} is not to be had: ${answer.statusCode}`));
      });
    }).on("error", reject);
  });
}
