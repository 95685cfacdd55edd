import { expect, test } from "vitest";
import * as Y from "yjs";
import { randomBelow, seededChance } from "../../shared/kit/outside.ts";
import { readStructure, type Structure } from "../../shared/wire/structure.ts";
import { storedLimits, tablesOf } from "./held.ts";
import { Joining } from "./joining.ts";

function structureOf(update: Uint8Array): Structure {
  const read = readStructure(update, tablesOf("map"), storedLimits);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

function contentOf(updates: readonly Uint8Array[]): unknown {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  return { content: doc.getMap("touchpoints").toJSON(), vector: [...Y.encodeStateVector(doc)] };
}

/** What some people write over each other's records, as a server would take it: one update after the other. */
function history(seed: number, people: number, edits: number): Uint8Array[] {
  const chance = seededChance(seed);
  const updates: Uint8Array[] = [];
  const docs = Array.from({ length: people }, () => new Y.Doc());
  for (const doc of docs) doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let edit = 0; edit < edits; edit++) {
    const doc = docs[randomBelow(chance, people)] as Y.Doc;
    const id = `card-${randomBelow(chance, 8)}`;
    const board = doc.getMap<Y.Map<unknown>>("touchpoints");
    const from = updates.length;
    doc.transact(() => {
      const card = board.get(id);
      if (card === undefined) board.set(id, new Y.Map([["text", `made ${edit}`]]));
      else if (randomBelow(chance, 4) === 0) board.delete(id);
      else card.set("text", `changed ${edit}`);
    });
    const made = updates.slice(from);
    for (const other of docs) for (const update of made) Y.applyUpdate(other, update);
    // What the others say when they take it up is an echo.
    updates.length = from;
    updates.push(...made);
  }
  return updates;
}

test("[SYN-73] updates laid end to end are the same document as one by one, and as Yjs merges them", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const updates = history(seed, 1 + (seed % 5), 40);
    const tail = new Joining();
    for (let from = 0; from < updates.length; from += 7) {
      const tick = new Joining();
      for (const update of updates.slice(from, from + 7)) {
        expect(tick.add(update, structureOf(update))).toBe(true);
      }
      expect(contentOf([...updates.slice(0, from), tick.bytes])).toEqual(
        contentOf(updates.slice(0, from + 7)),
      );
      expect(tail.addAll(tick)).toBe(true);
      // Laid out while it grows, as joins make it.
      if (from % 3 === 0) structureOf(tail.bytes);
    }
    const whole = contentOf(updates);
    expect(contentOf([tail.bytes])).toEqual(whole);
    expect(contentOf([Y.mergeUpdates([tail.bytes, ...updates])])).toEqual(whole);
    expect(contentOf([Y.mergeUpdates(updates)])).toEqual(whole);
    expect(structureOf(tail.bytes).hasSkips).toBe(false);
  }
});

test("[SYN-73] what does not follow is not added, and nothing of it stays", () => {
  const updates = history(3, 1, 3);
  const joining = new Joining();
  const [first, , third] = updates as [Uint8Array, Uint8Array, Uint8Array];
  expect(contentOf([joining.bytes])).toEqual(contentOf([]));
  expect(joining.add(first, structureOf(first))).toBe(true);
  const before = joining.bytes;
  expect(joining.add(third, structureOf(third))).toBe(false);
  expect(joining.add(first, structureOf(first))).toBe(false);
  const other = new Joining();
  other.add(third, structureOf(third));
  expect(joining.addAll(other)).toBe(false);
  expect(joining.bytes).toBe(before);
});

test("[SYN-73] a thousand ticks of one client are laid out again and again into few pieces", () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let edit = 0; edit < 1_000; edit++) doc.getMap("touchpoints").set(`e${edit}`, new Y.Map());
  const tail = new Joining();
  for (const update of updates) {
    const tick = new Joining();
    tick.add(update, structureOf(update));
    tail.addAll(tick);
  }
  expect(contentOf([tail.bytes])).toEqual(contentOf(updates));
});
