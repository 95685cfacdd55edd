import fc from "fast-check";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openUpdates, type Updates } from "./updates.ts";

const server = { name: "server" };

/** A document with its updates, and somebody elsewhere whose changes are at hand as bytes. */
function openAmongOthers() {
  const doc = new Y.Doc();
  const elsewhere = new Y.Doc();
  const sent: Uint8Array[] = [];
  elsewhere.on("update", (update: Uint8Array) => sent.push(update));
  const change = (key: string): Uint8Array => {
    elsewhere.getMap("cards").set(key, key);
    const update = sent.pop();
    if (!update) throw new Error("Nothing was changed");
    return update;
  };
  return { doc, updates: openUpdates(doc), change };
}

const nobody = { name: "nobody" };

function hearAll({ hear }: Updates, except: unknown = nobody) {
  const heard: { readonly update: Uint8Array; readonly origin: unknown }[] = [];
  const stop = hear((update, transaction) => {
    heard.push({ update, origin: transaction ? transaction.origin : "taken" });
  }, except);
  return { heard, stop };
}

test("[SYN-146] what the server has sent is heard as it came, once, when it is in the document", () => {
  const { doc, updates, change } = openAmongOthers();
  const seen: unknown[] = [];
  updates.hear(() => seen.push(doc.getMap("cards").get("a")), nobody);
  const { heard } = hearAll(updates);
  const update = change("a");
  updates.take(update, server);
  expect(heard.map((one) => one.update === update)).toEqual([true]);
  expect(heard[0]?.origin).toBe("taken");
  expect(seen).toEqual(["a"]);
});

test("nobody hears of what comes from the one whom they leave out, nor after they stopped", () => {
  const { doc, updates, change } = openAmongOthers();
  const { heard, stop } = hearAll(updates, server);
  updates.take(change("a"), server);
  Y.applyUpdate(doc, change("b"), server);
  expect(heard).toEqual([]);
  Y.applyUpdate(doc, change("c"), "the copy");
  doc.transact(() => doc.getMap("cards").set("d", "d"), "me");
  expect(heard.map(({ origin }) => origin)).toEqual(["the copy", "me"]);
  stop();
  doc.getMap("cards").set("e", "e");
  expect(heard).toHaveLength(2);
});

test("a change that is made because another comes is heard by itself", () => {
  const { doc, updates, change } = openAmongOthers();
  const { heard } = hearAll(updates);
  const cards = doc.getMap("cards");
  cards.observe((_event, { origin }) => {
    if (origin === server) doc.transact(() => cards.set("answer", "mine"), "me");
  });
  updates.take(change("a"), server);
  expect(heard.map(({ origin }) => origin).sort()).toEqual(["me", "taken"]);
  expect(restored(heard).toJSON()).toEqual({ a: "a", answer: "mine" });
});

test("[SYN-147] a change is heard also where one that nobody hears of begins among its listeners, or the other way round", () => {
  const { doc, updates, change } = openAmongOthers();
  const { heard } = hearAll(updates, server);
  const cards = doc.getMap("cards");
  const [first, second] = [change("a"), change("b")];
  cards.observe((event) => {
    if (event.keysChanged.has("mine")) Y.applyUpdate(doc, first, server);
    if (event.keysChanged.has("a")) Y.applyUpdate(doc, second, "the copy");
  });
  doc.transact(() => cards.set("mine", "mine"), "me");
  expect(heard.map(({ origin }) => origin)).toEqual(["me", "the copy"]);
});

test("[SYN-147] what comes from elsewhere while the server's change goes in is heard by itself", () => {
  const { doc, updates, change } = openAmongOthers();
  const { heard } = hearAll(updates);
  const [first, second] = [change("a"), change("b")];
  doc.getMap("cards").observe((event) => {
    if (event.keysChanged.has("a")) Y.applyUpdate(doc, second, "the copy");
  });
  updates.take(first, server);
  expect(heard.map(({ origin }) => origin).sort()).toEqual(["taken", "the copy"]);
  expect(restored(heard).toJSON()).toEqual({ a: "a", b: "b" });
});

test("[SYN-147] where one who hears of a change fails, the others hear of it, and all of what comes after", () => {
  const logged = vi.spyOn(console, "error").mockReturnValue();
  const { doc, updates, change } = openAmongOthers();
  const fault = new Error("it cannot be written");
  updates.hear(() => {
    throw fault;
  }, nobody);
  const { heard } = hearAll(updates);
  doc.transact(() => doc.getMap("cards").set("a", "a"), "me");
  updates.take(change("b"), server);
  doc.transact(() => doc.getMap("cards").set("c", "c"), "me");
  expect(heard.map(({ origin }) => origin)).toEqual(["me", "taken", "me"]);
  expect(logged.mock.calls).toEqual([[fault], [fault], [fault]]);
  logged.mockRestore();
});

test("[SYN-146] [SYN-148] where a change does not come in without a fault, the whole document is heard, and what comes after it", () => {
  const logged = vi.spyOn(console, "error").mockReturnValue();
  const { doc, updates, change } = openAmongOthers();
  doc.getMap("cards").set("before", "mine");
  const { heard } = hearAll(updates);
  const fault = new Error("a listener failed");
  const fail = (): void => {
    throw fault;
  };
  doc.getMap("cards").observe(fail);
  expect(updates.take(change("a"), server)).toBe(false);
  expect(logged.mock.lastCall).toEqual([fault]);
  doc.getMap("cards").unobserve(fail);
  expect(restored(heard).toJSON()).toEqual({ before: "mine", a: "a" });
  updates.take(new Uint8Array([9, 9, 9]), server);
  expect(logged).toHaveBeenCalledTimes(2);
  expect(restored(heard.slice(1)).toJSON()).toEqual({ before: "mine", a: "a" });
  expect(updates.take(change("b"), server)).toBe(true);
  expect(restored(heard).toJSON()).toEqual({ before: "mine", a: "a", b: "b" });
  logged.mockRestore();
});

test("[SYN-146] all that is heard, merged, is the document: whatever comes, in whatever order, between one's own changes", () => {
  const step = fc.record({
    kind: fc.constantFrom("mine", "deleted", "theirs", "late", "again"),
    key: fc.constantFrom("a", "b", "c"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { doc, updates, change } = openAmongOthers();
      const { heard } = hearAll(updates);
      const cards = doc.getMap("cards");
      const late: Uint8Array[] = [];
      let latest = change("first");
      const deeds: { readonly [kind: string]: (key: string) => void } = {
        mine: (key) => cards.set(key, "mine"),
        deleted: (key) => cards.delete(key),
        late: (key) => late.unshift(change(key)),
        theirs: (key) => {
          latest = change(key);
          updates.take(latest, server);
        },
        again: () => updates.take(latest, server),
      };
      for (const { kind, key } of steps) deeds[kind]?.(key);
      for (const update of [...late, latest]) updates.take(update, server);
      expect(restored(heard).toJSON()).toEqual(cards.toJSON());
    }),
  );
});

/** What a later visit finds, if all that was heard was kept in one piece. */
function restored(heard: readonly { readonly update: Uint8Array }[]): Y.Map<unknown> {
  const doc = new Y.Doc();
  if (heard.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(heard.map(({ update }) => update)));
  return doc.getMap("cards");
}
