// Many at once, and some who do not read, over real sockets.
import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { sampleWorkshopId } from "../sync/sample.ts";
import { openStage, type Stage } from "../sync/stage.ts";
import { Device } from "./device.fixture.ts";

let stage: Stage | undefined;

afterEach(() => stage?.stop());

function deviceFor(role: string): Device {
  return new Device({ workshopId: sampleWorkshopId, document: "map", token: `token-${role}` });
}

function put({ doc }: Device, id: string, notes = ""): void {
  const record = new Y.Map([
    ["text", id],
    ["notes", notes],
  ]);
  doc.getMap("touchpoints").set(id, record);
}

function sizes(devices: readonly Device[]): number[] {
  return devices.map(({ doc }) => doc.getMap("touchpoints").size);
}

test("[SYN-65] readers who stop reading are cut, the others go on, and all are in step when they come back", async () => {
  const reached: string[] = [];
  const closed: number[] = [];
  const figures = {
    limit: (name: string) => reached.push(name),
    closed: (code: number) => closed.push(code),
  };
  stage = await openStage({ limits: { readerQueueBytes: 65_536 }, figures });
  const { origin } = stage;
  const readers = Array.from({ length: 6 }, () => deviceFor("viewer"));
  const writers = [deviceFor("facilitator"), deviceFor("curator")];
  const watcher = deviceFor("viewer");
  for (const device of [...readers, ...writers, watcher]) await device.join(origin);
  for (const reader of readers) reader.stall();
  const notes = "n".repeat(30_000);
  let written = 3;
  // The buffers of the two kernels take several megabytes before anything waits in the server.
  while (closed.length < readers.length && written < 1_500) {
    for (const writer of writers) put(writer, `card-${written++}`, notes);
    await vi.waitFor(() => expect(sizes([watcher])).toEqual([written]), {
      timeout: 20_000,
      interval: 2,
    });
  }
  expect(closed).toEqual(readers.map(() => 4508));
  expect(reached).toEqual(readers.map(() => "readerQueueBytes"));
  for (const reader of readers) reader.cut();
  await Promise.all(readers.map((reader) => reader.join(origin)));
  expect(sizes(readers)).toEqual(readers.map(() => written));
  for (const device of [...readers, ...writers, watcher]) device.cut();
}, 120_000);

test("[SYN-66] a crowd that comes at once is in step, also when the server has just started", async () => {
  stage = await openStage();
  const writer = deviceFor("facilitator");
  await writer.join(stage.origin);
  for (let card = 0; card < 400; card++) put(writer, `card-${card}`);
  const crowd = Array.from({ length: 60 }, () => deviceFor("contributor"));
  const { origin } = stage;
  await Promise.all(crowd.map((device) => device.join(origin)));
  await vi.waitFor(() => expect(new Set(sizes(crowd))).toEqual(new Set([403])), {
    timeout: 20_000,
  });
  const { disk } = stage;
  for (const device of [...crowd, writer]) device.cut();
  await stage.stop();
  stage = await openStage({ disk });
  const again = Array.from({ length: 60 }, () => deviceFor("contributor"));
  const { origin: next } = stage;
  await Promise.all(again.map((device) => device.join(next)));
  expect(new Set(sizes(again))).toEqual(new Set([403]));
  for (const device of again) device.cut();
}, 60_000);
