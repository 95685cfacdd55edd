// Promise 7 on a real small disk: `sudo npx tsx bench/sync/full.ts` (mounts a tmpfs of 24 MB, so it needs root). Fills it
// under load; no false acknowledgement, reading goes on, readiness says so, and writing resumes without a restart.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exit } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { Device } from "../../server/drills/device.fixture.ts";
import { createWorkshop } from "../../server/drills/http.fixture.ts";
import { prepareDrill } from "../../server/drills/process.fixture.ts";

const directory = mkdtempSync(join(tmpdir(), "waymark-full-"));
execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", directory]);
const drill = await prepareDrill(directory);
const found: Record<string, unknown> = {};
try {
  let server = await drill.start();
  const { id, tokens } = await createWorkshop(server.origin);
  const ready = async (): Promise<number> => (await fetch(`${server.origin}/readyz`)).status;
  const deviceFor = (token: string): Device =>
    new Device({ workshopId: id, document: "map", token });
  const writers = Array.from({ length: 4 }, () => deviceFor(tokens.facilitator));
  await Promise.all(writers.map((writer) => writer.join(server.origin)));
  found.readyBefore = await ready();
  const ballast = join(directory, "ballast");
  const { bavail, bsize } = statfsSync(directory);
  writeFileSync(ballast, new Uint8Array(bavail * bsize - 2_000_000));
  let marks = 0;
  const put = (writer: Device): void => {
    const mark = `mark-${marks++}`;
    const notes = `${mark} `.repeat(400);
    const record = (): Y.Map<string> =>
      new Y.Map([
        ["text", mark],
        ["notes", notes],
      ]);
    writer.write(() => writer.doc.getMap("touchpoints").set(mark, record()), mark);
  };
  const open = (): readonly Device[] => writers.filter(({ isOpen }) => isOpen);
  for (let round = 0; round < 3_000 && open().length > 0; round++) {
    for (const writer of open()) put(writer);
    await pause(5);
  }
  found.closes = writers.map(({ closes }) => closes);
  found.readyWhileFull = await ready();
  const reader = deviceFor(tokens.viewer);
  await reader.join(server.origin);
  const has = (mark: string): boolean => reader.doc.getMap("touchpoints").has(mark);
  const lostIn = (): number =>
    writers.flatMap(({ saved }) => [...saved]).filter((m) => !has(m)).length;
  found.readWhileFull = reader.doc.getMap("touchpoints").size;
  found.acknowledgedWhileFullAndNotShown = lostIn();
  rmSync(ballast);
  for (let tries = 0; tries < 100 && (await ready()) !== 200; tries++) await pause(100);
  found.readyAfter = await ready();
  await Promise.all(writers.map((writer) => writer.join(server.origin)));
  for (const writer of writers) put(writer);
  for (let tries = 0; tries < 100 && !has(`mark-${marks - 1}`); tries++) await pause(100);
  await pause(500);
  found.acknowledged = writers.reduce((sum, { saved }) => sum + saved.size, 0);
  found.made = marks;
  reader.cut();
  await server.kill();
  server = await drill.start();
  const fresh = deviceFor(tokens.viewer);
  await fresh.join(server.origin);
  const kept = fresh.doc.getMap("touchpoints");
  found.lost = writers.flatMap(({ saved }) => [...saved]).filter((mark) => !kept.has(mark)).length;
  console.log(JSON.stringify(found, undefined, 1));
} finally {
  await drill.remove();
  execFileSync("umount", [directory]);
  rmSync(directory, { recursive: true });
}
exit(found.lost === 0 && found.readyAfter === 200 && found.readyWhileFull === 503 ? 0 : 1);
