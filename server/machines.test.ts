// What whoever sends people here, and whoever watches, is told: health, readiness and figures, to the last moment.
import { expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { Device } from "./drills/device.fixture.ts";
import { createWorkshop, openTrial } from "./serve.fixture.ts";
import { createMemoryDisk, openMemoryStore } from "./store/memory.ts";
import type { Store } from "./store/store.ts";

test("[SYN-125] machines that ask by HEAD are answered as by GET, without the body, and by other methods not", async () => {
  const trial = await openTrial(openMemoryStore(createMemoryDisk()));
  onTestFinished(() => trial.stop());
  const { id, tokens } = await createWorkshop(trial);
  const paths = ["/healthz", "/readyz", "/metrics", `/api/workshops/${id}`];
  for (const path of paths) {
    const [get, head] = [
      await trial.ask("GET", path, { token: tokens.viewer }),
      await trial.ask("HEAD", path, { token: tokens.viewer }),
    ];
    expect([path, head.status, head.text]).toEqual([path, get.status, ""]);
    expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
    const other = await trial.ask("DELETE", path, { token: tokens.facilitator });
    expect([path, other.status]).toEqual([path, 404]);
  }
  expect((await trial.ask("HEAD", `/api/workshops/${id}`)).status).toBe(401);
});

/** Commits wait while it is held. */
function heldStore(disk: ReturnType<typeof createMemoryDisk>) {
  const inner = openMemoryStore(disk);
  const state = { asked: 0, release: (): void => undefined };
  let held: Promise<void> | undefined;
  const store: Store = {
    ...inner,
    commit: async (commit) => {
      state.asked++;
      await held;
      return inner.commit(commit);
    },
  };
  const hold = (): void => {
    state.asked = 0;
    held = new Promise((resolve) => {
      state.release = resolve;
    });
  };
  return { store, state, hold };
}

test("[STO-36] readiness says so while the disk takes no writes, and while all is made durable before a stop", async () => {
  const disk = createMemoryDisk();
  const { store, state, hold } = heldStore(disk);
  const trial = await openTrial(store);
  const { id, tokens } = await createWorkshop(trial);
  const path = `/api/workshops/${id}`;
  const ready = async (): Promise<number> => (await trial.ask("GET", "/readyz")).status;
  disk.full = true;
  expect(await ready()).toBe(503);
  expect((await trial.ask("GET", path, { token: tokens.viewer })).status).toBe(200);
  expect((await trial.ask("GET", "/metrics")).text).toContain("waymark_storage_writable 0");
  disk.full = false;
  expect(await ready()).toBe(200);

  const device = new Device({ workshopId: id, document: "map", token: tokens.curator });
  await device.join(trial.origin);
  hold();
  device.write(() => device.doc.getMap("touchpoints").set("late", new Y.Map()), "late");
  await vi.waitFor(() => expect(state.asked).toBeGreaterThan(0));
  const stopped = trial.stop();
  expect(await ready()).toBe(503);
  expect((await trial.ask("GET", "/healthz")).status).toBe(200);
  expect((await trial.ask("GET", "/metrics")).text).toContain("waymark_ready 0");
  // As if nobody listened: it is asked again.
  await expect(trial.ask("GET", path, { token: tokens.viewer })).rejects.toThrow();
  state.release();
  await stopped;
  await vi.waitFor(() => expect(device.closes).toEqual([4503]));
  expect([...device.saved]).toEqual(["late"]);
  await expect(ready()).rejects.toThrow();
});
