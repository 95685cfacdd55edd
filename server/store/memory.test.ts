// Owns: the contract of storage for the store in memory, and its full disk.
import { expect, test } from "vitest";
import { createMemoryDisk, damageMemoryRow, type MemoryDisk, openMemoryStore } from "./memory.ts";
import { change, newWorkshop, texts } from "./sample.ts";
import { describeStore } from "./store.contract.ts";

describeStore("memory", () => {
  const disk = createMemoryDisk();
  return {
    open: (opening) => Promise.resolve(openMemoryStore(disk, opening)),
    damage: (document, seq) => Promise.resolve(damageMemoryRow(disk, document, seq)),
    backupPath: () => "backup",
    openBackup: (path) => Promise.resolve(openMemoryStore(backupAt(disk, path))),
    remove: () => Promise.resolve(),
  };
});

test("[STO-11] a full disk in memory refuses writes and goes on reading", async () => {
  const disk = createMemoryDisk();
  const store = openMemoryStore(disk);
  await store.createWorkshop(newWorkshop("w1"));
  const commit = { workshopId: "w1", append: [change("map", "one")] };
  disk.full = true;
  expect(await store.commit(commit)).toEqual({ kind: "full" });
  expect(await store.createWorkshop(newWorkshop("w2"))).toEqual({ kind: "full" });
  expect(await store.deleteWorkshop("w1")).toEqual({ kind: "full" });
  expect((await store.health()).writable).toBe(false);
  expect(await texts(store, { workshopId: "w1", name: "map" })).toEqual([]);
  disk.full = false;
  expect((await store.commit(commit)).kind).toBe("committed");
});

function backupAt(disk: MemoryDisk, path: string): MemoryDisk {
  const copy = disk.backups.get(path);
  if (copy === undefined) throw new Error(`There is no backup at ${path}.`);
  return copy;
}
