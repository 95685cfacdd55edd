import { beforeEach, expect, test } from "vitest";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { LinkRecord, Store } from "../store/store.ts";
import { remembering } from "./remembering.ts";

let asked: number;
let store: Store;

beforeEach(async () => {
  asked = 0;
  const inner = openMemoryStore(createMemoryDisk());
  const counted = <A extends unknown[], T>(read: (...given: A) => T) => {
    return (...given: A): T => {
      asked++;
      return read(...given);
    };
  };
  store = remembering({
    ...inner,
    workshop: counted(inner.workshop),
    links: counted(inner.links),
  });
});

function link(id: string): LinkRecord {
  return { id, role: "viewer", tokenHash: new Uint8Array(32), revoked: false };
}

async function make(id: string): Promise<void> {
  const rest = { title: "", secret: new Uint8Array(32), createdAtMs: 0, documents: [] };
  await store.createWorkshop({ id, links: [link("a")], ...rest });
}

async function stateOf(id: string): Promise<unknown> {
  const [state, links] = await Promise.all([store.workshop(id), store.links(id)]);
  return [state.kind, ...links.map((one) => `${one.id}${one.revoked ? " revoked" : ""}`)];
}

test("[SYN-113] a crowd asks the store once, and so does whoever comes later", async () => {
  await make("w1");
  await Promise.all(Array.from({ length: 300 }, () => stateOf("w1")));
  expect(await stateOf("w1")).toEqual(["open", "a"]);
  expect(asked).toBe(2);
});

test("[SYN-113] who asks after a link was revoked, made, or a workshop deleted, is never told what was before", async () => {
  await make("w1");
  await stateOf("w1");
  // Not awaited: the answer is what the store will say after it, not what it said before.
  void store.commit({ workshopId: "w1", revokeLinks: ["a"], addLinks: [link("b")] });
  expect(await stateOf("w1")).toEqual(["open", "a revoked", "b"]);
  void store.deleteWorkshop("w1");
  expect(await stateOf("w1")).toEqual(["deleted"]);
});

test("[SYN-113] an answer that was on its way while a link was revoked is not kept", async () => {
  await make("w1");
  const before = store.links("w1");
  const revoking = store.commit({ workshopId: "w1", revokeLinks: ["a"] });
  await Promise.all([before, revoking]);
  expect(await stateOf("w1")).toEqual(["open", "a revoked"]);
});

test("[SYN-113] what is not there is asked for again, and only so many workshops are kept", async () => {
  expect(await stateOf("w1")).toEqual(["unknown"]);
  await make("w1");
  expect(await stateOf("w1")).toEqual(["open", "a"]);
  for (let at = 2; at < 150; at++) {
    await make(`w${at}`);
    await stateOf(`w${at}`);
  }
  asked = 0;
  await stateOf("w149");
  expect(asked).toBe(0);
  await stateOf("w1");
  expect(asked).toBe(2);
});

test("[SYN-113] a store that fails is asked again", async () => {
  const inner = openMemoryStore(createMemoryDisk());
  let fails = true;
  const weak = remembering({
    ...inner,
    links: async (id) => {
      if (fails) throw new Error("not now");
      return inner.links(id);
    },
  });
  await expect(weak.links("w1")).rejects.toThrow("not now");
  fails = false;
  expect(await weak.links("w1")).toEqual([]);
});
