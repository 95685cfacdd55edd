import { IDBFactory } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { seededChance } from "../../shared/kit/outside.ts";
import { memoryDrawer } from "./drawer.ts";
import { forgetWorkshop } from "./forgetting.ts";
import { workshopMemory } from "./memory.ts";

const outside = { ...seededChance(1), now: () => 1_000 };

/** A browser in which somebody wrote as contributor and came back, after the reveal, as facilitator. */
async function browserOf(names: readonly string[]) {
  const memory = workshopMemory(memoryDrawer(), memoryDrawer(), outside);
  for (const role of ["contributor", "facilitator"] as const)
    memory.rememberOpened("w1", { title: "Shop", role, token: role[0]?.repeat(43) ?? "" });
  memory.rememberEpoch("w1", "mine", 2);
  const databases = new IDBFactory();
  for (const name of names) {
    await new Promise<void>((resolve) => {
      const request = databases.open(name);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
  }
  const left = async () => (await databases.databases()).map(({ name }) => name);
  return { memory, databases, left };
}

const copies = [
  "waymark.w1.map.1.contributor",
  "waymark.w1.mine.1.contributor",
  "waymark.w1.map.1.facilitator",
  "waymark.w1.mine.2.facilitator",
];
const others = ["other", "waymark.w12.map.1.contributor"];

test("[ACC-33] of a forgotten workshop no copy stays, of whatever epoch and role", async () => {
  const ahead = "waymark.w1.mine.7.curator";
  const { memory, databases, left } = await browserOf([...copies, ahead, ...others]);
  await forgetWorkshop({ memory, databases, canKeepCopies: async () => true }, "w1");
  expect(memory.all()).toEqual([]);
  await vi.waitFor(async () => expect(await left()).toEqual(others));
});

test("[ACC-33] a browser that does not list its copies is asked for those of every epoch it knows of", async () => {
  const { memory, databases, left } = await browserOf([...copies, ...others]);
  const deleteDatabase = (name: string) => databases.deleteDatabase(name);
  const silent = { deleteDatabase } as unknown as IDBFactory;
  const ways = { memory, databases: silent, canKeepCopies: async () => true };
  await forgetWorkshop(ways, "w1");
  await vi.waitFor(async () => expect(await left()).toEqual(others));
});

test("[ACC-33] where no copies can be kept the way in is forgotten all the same", async () => {
  const { memory } = await browserOf([]);
  await forgetWorkshop({ memory, databases: undefined, canKeepCopies: async () => false }, "w1");
  expect(memory.all()).toEqual([]);
});
