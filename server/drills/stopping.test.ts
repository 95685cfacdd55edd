// A real server under load: told to stop, backed up, restored, and made to forget.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { newSecret } from "../../shared/kit/ids.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import { Device } from "./device.fixture.ts";
import { act, createWorkshop, type NewWorkshop } from "./http.fixture.ts";
import { type Drill, prepareDrill } from "./process.fixture.ts";

const chance = seededChance(8);
let drill: Drill;

beforeEach(async () => {
  drill = await prepareDrill();
});
afterEach(() => drill.remove());

function deviceOf({ id, tokens }: NewWorkshop, document: "map" | "mine" = "map"): Device {
  const participant = newSecret(chance);
  return new Device({ workshopId: id, document, token: tokens.facilitator, participant });
}

function put(device: Device, mark: string): void {
  const table = device.doc.getMap(device.plan.document === "map" ? "touchpoints" : "drafts");
  device.write(() => table.set(mark, new Y.Map([["text", mark]])), mark);
}

async function marksAt(origin: string, workshop: NewWorkshop): Promise<string[]> {
  const reader = deviceOf(workshop);
  await reader.join(origin);
  const marks = [...reader.doc.getMap("touchpoints").keys()];
  reader.cut();
  return marks;
}

test("[SYN-67] SIGTERM under load: everything accepted is kept, everybody hears 4503, exit 0", async () => {
  const server = await drill.start();
  const workshop = await createWorkshop(server.origin);
  const devices = Array.from({ length: 5 }, () => deviceOf(workshop));
  await Promise.all(devices.map((device) => device.join(server.origin)));
  let isOver = false;
  const load = devices.map(async (device, at) => {
    for (let mark = 0; !isOver; mark++) {
      put(device, `d${at}-${mark}`);
      // So many are always on their way.
      const isPaced = (): boolean => isOver || device.saved.size > mark - 50;
      await vi.waitFor(() => expect(isPaced()).toBe(true), { interval: 2, timeout: 20_000 });
    }
  });
  await vi.waitFor(() => expect(devices.every(({ saved }) => saved.size > 10)).toBe(true), 20_000);
  expect(await server.stop()).toBe(0);
  isOver = true;
  await Promise.all(load);
  await vi.waitFor(() =>
    expect(devices.map(({ closes }) => closes)).toEqual(Array(5).fill([4503])),
  );
  const again = await drill.start();
  const marks = new Set(await marksAt(again.origin, workshop));
  const lost = devices.flatMap(({ saved }) => [...saved].filter((mark) => !marks.has(mark)));
  expect(lost).toEqual([]);
}, 60_000);

test("[STO-23] [STO-24] a backup of the running server holds all that was acknowledged before, no drafts, and is restored", async () => {
  const server = await drill.start();
  const workshop = await createWorkshop(server.origin, { title: "Kept" });
  const [writer, participant] = [deviceOf(workshop), deviceOf(workshop, "mine")];
  await Promise.all([writer.join(server.origin), participant.join(server.origin)]);
  for (let mark = 0; mark < 50; mark++) put(writer, `mark-${mark}`);
  put(participant, "a-draft-that-nobody-may-read");
  await vi.waitFor(() => expect([writer.saved.size, participant.saved.size]).toEqual([50, 1]));
  const file = join(drill.dataDir, "copy.db");
  expect(await drill.command("backup", file)).toMatchObject({ code: 0 });
  put(writer, "after");
  expect(await drill.command("backup", file)).toMatchObject({
    code: 1,
    err: expect.stringContaining("left alone"),
  });
  expect(statSync(join(drill.dataDir, "control.json")).mode & 0o077).toBe(0);
  expect(readFileSync(file).includes("a-draft-that-nobody-may-read")).toBe(false);
  expect(await drill.command("restore", "--verify", file)).toMatchObject({
    code: 0,
    out: expect.stringContaining("is sound: 1 workshops, 2 documents"),
  });
  expect(await drill.command("restore", file)).toMatchObject({ code: 1 });
  const { key } = JSON.parse(readFileSync(join(drill.dataDir, "control.json"), "utf8"));
  const wrong = await fetch(`${server.origin}/backup`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}` },
  });
  expect(wrong.status).toBe(404);
  await server.stop();
  expect(existsSync(join(drill.dataDir, "control.json"))).toBe(false);

  const restored = await prepareDrill(join(drill.dataDir, "elsewhere"));
  try {
    expect(await restored.command("restore", file)).toMatchObject({ code: 0 });
    const copy = await restored.start();
    const marks = await marksAt(copy.origin, workshop);
    expect(marks.sort()).toEqual([...writer.saved].filter((mark) => mark !== "after").sort());
    expect(await copy.stop()).toBe(0);
  } finally {
    await restored.remove();
  }
}, 60_000);

test("[STO-24] a file that is no backup, or a damaged one, is refused in words", async () => {
  const server = await drill.start();
  const workshop = await createWorkshop(server.origin);
  const writer = deviceOf(workshop);
  await writer.join(server.origin);
  put(writer, "a-mark-that-will-be-damaged");
  await vi.waitFor(() => expect(writer.saved.size).toBe(1));
  const file = join(drill.dataDir, "copy.db");
  await drill.command("backup", file);
  const bytes = readFileSync(file);
  const at = bytes.indexOf("a-mark-that-will-be-damaged");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await drill.command("restore", "--verify", file)).toMatchObject({
    code: 1,
    err: expect.stringContaining("1 rows that are damaged"),
  });
  expect(await drill.command("restore", "--verify", `${file}.none`)).toMatchObject({ code: 1 });
  expect(await drill.command("tidy")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Use:/),
  });
}, 60_000);

test("[STO-25] a deleted workshop leaves none of its text in any file of the data directory", async () => {
  const server = await drill.start();
  const [gone, stays] = [await createWorkshop(server.origin), await createWorkshop(server.origin)];
  const writers = [deviceOf(gone), deviceOf(gone, "mine"), deviceOf(stays)];
  await Promise.all(writers.map((device) => device.join(server.origin)));
  for (let mark = 0; mark < 300; mark++) {
    put(writers[0] as Device, `erased-${mark}-${"e".repeat(200)}`.slice(0, 40));
    put(writers[1] as Device, `erased-draft-${mark}`);
    put(writers[2] as Device, `stays-${mark}`);
  }
  await vi.waitFor(
    () => expect(writers.every(({ saved }) => saved.size === 300)).toBe(true),
    20_000,
  );
  const wish = { type: "deleteWorkshop" } as const;
  expect(await act(server.origin, gone, wish, "delete-it")).toEqual({ ok: true });
  const found = (word: string): number =>
    readdirSync(drill.dataDir).filter((name) =>
      readFileSync(join(drill.dataDir, name)).includes(word),
    ).length;
  expect(found("erased-")).toBe(0);
  expect(found("stays-")).toBeGreaterThan(0);
  await vi.waitFor(() => expect(writers.map(({ closes }) => closes)).toEqual([[4410], [4410], []]));
}, 60_000);
