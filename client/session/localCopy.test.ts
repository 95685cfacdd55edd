import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { canKeepCopies } from "./copies.ts";
import { type LocalCopy, type Moments, openLocalCopy } from "./localCopy.ts";
import { fillDevice } from "./remote.fixture.ts";
import { openUpdates, type Updates } from "./updates.ts";

const never: Moments = { after: () => () => undefined, schedule: () => undefined };
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

interface Opened {
  readonly doc: Y.Doc;
  readonly updates: Updates;
  readonly copy: LocalCopy;
}

async function open(name: string, moments = never): Promise<Opened> {
  const doc = new Y.Doc();
  const updates = openUpdates(doc);
  const copy = await openLocalCopy(name, updates, moments);
  if (!copy) throw new Error("The copy did not open");
  return { doc, updates, copy };
}

/** Somebody elsewhere, whose changes come in as bytes; a time that passes when asked; and what has been kept so far. */
async function openAmongOthers(name: string) {
  const due = new Set<() => void>();
  const frames = new Set<() => void>();
  const after = (_delayMs: number, run: () => void): (() => void) => {
    due.add(run);
    return () => due.delete(run);
  };
  const page = new EventTarget();
  vi.stubGlobal("window", page);
  const here = await open(name, { after, schedule: (run) => frames.add(run) });
  due.clear();
  const elsewhere = new Y.Doc();
  elsewhere.on("update", (update) => here.updates.take(update, elsewhere));
  const cards = elsewhere.getArray("cards");
  const writes = vi.spyOn(IDBObjectStore.prototype, "add");
  return {
    ...here,
    page,
    change: (card: string) => cards.push([card]),
    frame: () => {
      for (const run of [...frames]) run();
      frames.clear();
    },
    pass: () => {
      for (const run of [...due]) run();
      due.clear();
    },
    writes: () => writes.mock.calls.length,
    /** As after a crash: nothing is closed. */
    kept: async () => {
      const later = await open(name);
      const found = later.doc.getArray("cards").toJSON();
      await later.copy.close();
      return found;
    },
  };
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

test("what others change is kept together, all that came in a while by one transaction", async () => {
  const { change, writes, pass, kept, copy } = await openAmongOthers("together");
  for (const card of ["a", "b", "c"]) change(card);
  expect(writes()).toBe(0);
  pass();
  expect(writes()).toBe(1);
  expect(await kept()).toEqual(["a", "b", "c"]);
  await copy.close();
});

test("[SYN-146] of what has come only the change is kept, and not the message that it is a part of", async () => {
  const { doc, updates, pass, copy } = await openAmongOthers("part");
  const elsewhere = new Y.Doc();
  elsewhere.getMap("cards").set("a", "a");
  const change = Y.encodeStateAsUpdate(elsewhere);
  const message = new Uint8Array(10_000);
  message.set(change, 100);
  const writes = vi.spyOn(IDBObjectStore.prototype, "add");
  updates.take(message.subarray(100, 100 + change.length), elsewhere);
  expect(doc.getMap("cards").get("a")).toBe("a");
  pass();
  const kept = writes.mock.calls.map(([update]) => update.buffer.byteLength);
  expect(kept).toEqual([change.length]);
  await copy.close();
});

test("[MAP-287] one's own change is kept right after its picture, with what it builds on", async () => {
  const { change, doc, writes, frame, pass, kept, copy } = await openAmongOthers("own");
  change("theirs");
  doc.getArray("cards").push(["mine"]);
  copy.put(unsaved("1"));
  expect(writes()).toBe(0);
  frame();
  expect(writes()).toBe(0);
  pass();
  expect(writes()).toBe(1);
  expect(await kept()).toEqual(["theirs", "mine"]);
  const before = writes();
  pass();
  expect(writes()).toBe(before);
  doc.getArray("cards").push(["next"]);
  frame();
  pass();
  expect(await kept()).toEqual(["theirs", "mine", "next"]);
  await copy.close();
  const later = await open("own");
  expect(later.copy.unsaved).toEqual([unsaved("1")]);
  await later.copy.close();
});

test.each(["pagehide", "visibilitychange", "freeze"])(
  "[MAP-287] one's own change is kept at once when the page is hidden or left: %s",
  async (leaving) => {
    const { doc, page, kept, copy } = await openAmongOthers(leaving);
    const commits = vi.spyOn(IDBTransaction.prototype, "commit");
    doc.getArray("cards").push(["mine"]);
    copy.put(unsaved("1"));
    page.dispatchEvent(new Event(leaving));
    // Both by one transaction, which a page that is gone could not commit any more.
    expect(commits).toHaveBeenCalledOnce();
    expect(await kept()).toEqual(["mine"]);
    await copy.close();
    const later = await open(leaving);
    expect(later.copy.unsaved).toEqual([unsaved("1")]);
    await later.copy.close();
  },
);

test("[MAP-287] on a page that is being left, or hidden, nothing waits for a picture", async () => {
  const { doc, page, writes, copy } = await openAmongOthers("leaving");
  const write = (card: string) => doc.getArray("cards").push([card]);
  page.dispatchEvent(new Event("pagehide"));
  write("a");
  expect(writes()).toBe(1);
  page.dispatchEvent(new Event("pageshow"));
  write("b");
  expect(writes()).toBe(1);
  Object.assign(page, { document: { visibilityState: "hidden" } });
  write("c");
  expect(writes()).toBe(2);
  await copy.close();
});

test("[MAP-287] what was acknowledged before it was written down is not noted as unsaved", async () => {
  const { copy, frame, pass } = await openAmongOthers("acknowledged");
  const puts = vi.spyOn(IDBObjectStore.prototype, "put");
  copy.put(unsaved("1"));
  copy.put(unsaved("2"));
  copy.drop(["1"]);
  frame();
  pass();
  expect(puts.mock.calls.map(([, key]) => key)).toEqual(["unsaved.2"]);
  await copy.close();
});

test("a fault of ours while something is kept is not taken for a device that keeps nothing", async () => {
  const { change, pass, copy } = await openAmongOthers("fault");
  change("a");
  vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(() => {
    throw new TypeError("ours");
  });
  expect(pass).toThrow("ours");
  await copy.close();
});

test("what has been gathered is kept when the page goes, and when the copy is closed", async () => {
  const hidden = await openAmongOthers("hidden");
  hidden.change("a");
  hidden.page.dispatchEvent(new Event("pagehide"));
  expect(await hidden.kept()).toEqual(["a"]);
  hidden.change("b");
  await hidden.copy.close();
  expect(await hidden.kept()).toEqual(["a", "b"]);
});

test("[SYN-37] a copy knows whether the server's state has ever arrived in it", async () => {
  const first = await open("arrived");
  expect(first.copy.wasSynced).toBe(false);
  first.doc.getMap("workshop").set("title", "Shop");
  await first.copy.close();
  const second = await open("arrived");
  expect(second.copy.wasSynced).toBe(false);
  second.copy.noteSynced();
  await second.copy.close();
  const third = await open("arrived");
  expect(third.copy.wasSynced).toBe(true);
  await third.copy.close();
});

test("what others change is kept a while after the first of it, however much follows, and nothing is written for nothing", async () => {
  const due: (() => void)[] = [];
  const cancelled = vi.fn();
  const after = (_delayMs: number, run: () => void) => {
    due.push(run);
    return cancelled;
  };
  const { doc, updates, copy } = await open("waiting", { after, schedule: (run) => run() });
  due.length = 0;
  cancelled.mockClear();
  const elsewhere = new Y.Doc();
  elsewhere.on("update", (update) => updates.take(update, elsewhere));
  for (const card of ["a", "b", "c"]) elsewhere.getArray("cards").push([card]);
  expect(due).toHaveLength(1);
  doc.getArray("cards").push(["mine"]);
  due.at(-1)?.();
  // The beat of the others is over with it.
  expect(cancelled).toHaveBeenCalledOnce();
  const begun = vi.spyOn(IDBDatabase.prototype, "transaction");
  copy.drop([]);
  expect(begun).not.toHaveBeenCalled();
  await copy.close();
});

test("[MAP-287] a page that was only out of sight waits for its pictures again", async () => {
  const { doc, page, writes, copy } = await openAmongOthers("sight");
  page.dispatchEvent(new Event("visibilitychange"));
  doc.getArray("cards").push(["a"]);
  expect(writes()).toBe(0);
  await copy.close();
});

test("the word that the server's state has arrived comes with that state", async () => {
  const { change, copy, kept } = await openAmongOthers("synced");
  change("a");
  copy.noteSynced();
  expect(await kept()).toEqual(["a"]);
  await copy.close();
});

test("[ACC-24] nothing that has been gathered is written after a copy is erased", async () => {
  const { change, copy, pass, page, writes, kept } = await openAmongOthers("gathered");
  change("a");
  const erased = copy.erase();
  change("b");
  pass();
  page.dispatchEvent(new Event("pagehide"));
  expect(writes()).toBe(0);
  await erased;
  expect(await kept()).toEqual([]);
});

test("what two tabs gather of the same changes is one copy", async () => {
  const here = await openAmongOthers("tabs");
  const there = await open("tabs");
  here.doc.on("update", (update) => Y.applyUpdate(there.doc, update, here));
  here.change("a");
  there.doc.getArray("cards").push(["b"]);
  here.pass();
  await there.copy.close();
  await here.copy.close();
  expect(await here.kept()).toEqual(["a", "b"]);
});

test("[STA-82] it is told where something cannot be written, and else not", async () => {
  const notKept = vi.fn();
  const copy = await openLocalCopy("full", openUpdates(new Y.Doc()), never, notKept);
  const written = vi.spyOn(IDBTransaction.prototype, "dispatchEvent");
  copy?.noteSynced();
  await vi.waitFor(() => expect(written).toHaveBeenCalled());
  expect(notKept).not.toHaveBeenCalled();
  fillDevice();
  copy?.noteSynced();
  await vi.waitFor(() => expect(notKept).toHaveBeenCalledOnce());
  await copy?.close();
});

test("[STA-82] it is told where the browser closes what is kept", async () => {
  const listens = vi.spyOn(IDBDatabase.prototype, "addEventListener");
  const notKept = vi.fn();
  const copy = await openLocalCopy("closed", openUpdates(new Y.Doc()), never, notKept);
  expect(notKept).not.toHaveBeenCalled();
  for (const [type, listen] of listens.mock.calls) {
    if (type === "close") (listen as () => void)();
  }
  expect(notKept).toHaveBeenCalledOnce();
  await copy?.close();
});

test("[STA-82] [SYN-147] it is told where a database takes no more, and whoever makes a change is not disturbed", async () => {
  const page = Object.assign(new EventTarget(), { document: { visibilityState: "hidden" } });
  vi.stubGlobal("window", page);
  const notKept = vi.fn();
  const copy = await openLocalCopy("closing", openUpdates(new Y.Doc()), never, notKept);
  copy?.put(unsaved("1"));
  expect(notKept).not.toHaveBeenCalled();
  const begun = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("The database connection is closing.", "InvalidStateError");
  });
  copy?.put(unsaved("2"));
  copy?.noteSynced();
  copy?.drop(["1"]);
  expect(notKept).toHaveBeenCalledTimes(3);
  begun.mockRestore();
  await copy?.close();
});

test("[STA-82] it is told where no copy opens in time", async () => {
  const notKept = vi.fn();
  const impatient: Moments = {
    ...never,
    after: (_delayMs, run) => {
      run();
      return () => undefined;
    },
  };
  expect(await openLocalCopy("late", openUpdates(new Y.Doc()), impatient, notKept)).toBeNull();
  expect(notKept).toHaveBeenCalledOnce();
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
