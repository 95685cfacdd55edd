import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { canKeepCopies } from "./copies.ts";
import { type LocalCopy, openLocalCopy } from "./localCopy.ts";

const never = { after: () => () => undefined };

async function open(name: string): Promise<{ doc: Y.Doc; copy: LocalCopy }> {
  const doc = new Y.Doc();
  const copy = await openLocalCopy(name, doc, never);
  if (!copy) throw new Error("The copy did not open");
  return { doc, copy };
}

const unsaved = (key: string) => ({
  key,
  changes: [{ op: "delete", table: "touchpoints", id: "t" }] as const,
});

test("[SYN-37] a closed tab finds its document and what was not saved", async () => {
  const first = await open("kept");
  first.doc.getMap("workshop").set("title", "Shop");
  first.copy.put(unsaved("1"));
  first.copy.put(unsaved("2"));
  first.copy.drop(["1"]);
  await first.copy.close();
  const second = await open("kept");
  expect(second.doc.getMap("workshop").get("title")).toBe("Shop");
  expect(second.copy.unsaved).toEqual([unsaved("2")]);
  await second.copy.close();
});

test("[ACC-24] an erased copy is gone from the device", async () => {
  const first = await open("erased");
  first.doc.getMap("workshop").set("title", "Shop");
  first.copy.put(unsaved("1"));
  await first.copy.erase();
  const second = await open("erased");
  expect(second.doc.getMap("workshop").size).toBe(0);
  expect(second.copy.unsaved).toEqual([]);
  await second.copy.close();
});

test("a copy erased by another tab keeps no change from the other listeners of the document", async () => {
  const here = await open("shared");
  const there = await open("shared");
  await there.copy.erase();
  await open("shared");
  let heard = 0;
  here.doc.on("update", () => heard++);
  here.doc.getMap("workshop").set("title", "later");
  here.copy.put(unsaved("1"));
  expect(heard).toBe(1);
});

test("a browser that refuses databases is recognised", async () => {
  expect(await canKeepCopies(new IDBFactory())).toBe(true);
  expect(await canKeepCopies(undefined)).toBe(false);
  const refusing = {
    open: () => {
      throw new DOMException("no", "SecurityError");
    },
  };
  expect(await canKeepCopies(refusing as unknown as IDBFactory)).toBe(false);
});
