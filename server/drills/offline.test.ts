// A day offline, over real sockets: what was written meanwhile, here and there, becomes one.
import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { sampleWorkshopId } from "../sync/sample.ts";
import { openStage, type Stage } from "../sync/stage.ts";
import { Device } from "./device.fixture.ts";
import { readUpdates } from "./stored.fixture.ts";

let stage: Stage | undefined;

afterEach(() => stage?.stop());

function deviceFor(role: string): Device {
  return new Device({ workshopId: sampleWorkshopId, document: "map", token: `token-${role}` });
}

type Records = Y.Map<Y.Map<unknown>>;

function recordsOf({ doc }: Device): Records {
  return doc.getMap("touchpoints");
}

/** Five hundred edits without a line: a fifth deletes, a fifth creates, the rest changes. */
function writeAway(away: Device): void {
  const records = recordsOf(away);
  const edits = [
    (at: number) => records.delete(`c${at / 5}`),
    (at: number) => records.set(`away${at}`, new Y.Map()),
    (at: number) => records.get(`c${100 + (at % 100)}`)?.set("away", at),
  ];
  for (let at = 0; at < 500; at++) away.write(() => edits[Math.min(at % 5, 2)]?.(at), `away-${at}`);
}

/** Five thousand meanwhile, deletions among them. */
function writeHere(busy: Device): void {
  const records = recordsOf(busy);
  for (let at = 0; at < 5_000; at++) {
    if (at % 125 === 0) records.delete(`c${150 + at / 125}`);
    else if (at % 7 === 0) records.set(`busy${at}`, new Y.Map([["n", at]]));
    else records.get(`c${at % 200}`)?.set("busy", at);
  }
}

test("[SYN-69] a day offline: edits there and here merge, nothing is doubled and nothing deleted returns", async () => {
  // Five thousand edits by one hand, faster than any person writes.
  const pace = { framesPerSecond: 100_000, framesBurst: 100_000 };
  stage = await openStage({ limits: { tailBytes: 20_000, ...pace } });
  const [away, busy] = [deviceFor("facilitator"), deviceFor("curator")];
  await Promise.all([away, busy].map((device) => device.join(stage?.origin ?? "")));
  away.write(() => {
    for (let card = 0; card < 200; card++) recordsOf(away).set(`c${card}`, new Y.Map([["n", 0]]));
  }, "first");
  await vi.waitFor(() => expect(recordsOf(busy).size).toBe(203));
  away.cut();

  writeAway(away);
  writeHere(busy);
  const watcher = deviceFor("viewer");
  await watcher.join(stage.origin);
  await vi.waitFor(() => expect(watcher.content() === busy.content()).toBe(true), {
    timeout: 30_000,
  });
  expect(readUpdates(stage.disk, sampleWorkshopId, "map").snapshotSeq).toBeGreaterThan(0);
  watcher.cut();
  busy.cut();
  const { disk } = stage;
  await stage.stop();

  stage = await openStage({ disk });
  const fresh = deviceFor("viewer");
  for (const device of [away, busy, fresh]) await device.join(stage.origin);
  await vi.waitFor(() => expect(away.saved.size).toBe(501), { timeout: 10_000 });
  await vi.waitFor(() => expect(fresh.content() === away.content()).toBe(true), {
    timeout: 10_000,
  });
  await vi.waitFor(() => expect(busy.content() === away.content()).toBe(true), { timeout: 10_000 });
  const records = recordsOf(fresh);
  for (let card = 0; card < 100; card++) expect(records.has(`c${card}`)).toBe(false);
  for (let card = 150; card < 190; card++) expect(records.has(`c${card}`)).toBe(false);
  expect(records.get("c149")?.get("away")).toBe(449);
  expect([...records.keys()].filter((id) => id.startsWith("away"))).toHaveLength(100);
  for (const device of [away, busy, fresh]) device.cut();
}, 120_000);
