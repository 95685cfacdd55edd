import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { isShared, largeBytes, shareable } from "../store/sharing.ts";
import { compactHere, startCompactor } from "./compactor.ts";
import { inPieces } from "./handing.ts";

test("[SYN-120] large documents are copied a piece a turn, shared ones not at all, small ones by whoever sends them", async () => {
  const shared = shareable(new Uint8Array(2 * largeBytes).fill(1));
  expect(inPieces([shared, Uint8Array.of(1, 2)])).toBeUndefined();
  const given = [5, 0.5, 0.5, 2.25].map((size, at) => new Uint8Array(size * largeBytes).fill(at));
  const handing = inPieces([shared, ...given]);
  // What is written over now has been copied, if it was within the first turn.
  given[0]?.fill(9);
  const handed = await handing;
  expect(handed?.updates[0]).toBe(shared);
  const copies = handed?.updates.slice(1) ?? [];
  expect(copies[0]?.indexOf(9)).toBe(largeBytes);
  given[0]?.fill(0, 0, largeBytes);
  expect(copies.every((copy, at) => Buffer.compare(copy, given[at] ?? shared) === 0)).toBe(true);
  expect(handed?.moved).toEqual(copies.map(({ buffer }) => buffer));
  expect(given.every(({ buffer }) => !handed?.moved.includes(buffer))).toBe(true);
});

test("[SYN-120] what the thread makes of a large document is shared, and compacted again as it lies", async () => {
  const compactor = startCompactor();
  onTestFinished(() => compactor.close());
  const doc = new Y.Doc();
  for (let at = 0; at < 40; at++) {
    const record = new Y.Map([["text", `${at} ${"x".repeat(39_000)}`]]);
    doc.getMap("touchpoints").set(`t${at}`, record);
  }
  const given = [Y.encodeStateAsUpdate(doc)];
  const there = await compactor.compact(given, ["touchpoints"]);
  if (there === undefined) throw new Error("It was not compacted");
  expect(isShared(there)).toBe(true);
  const here = await compactHere.compact(given, ["touchpoints"]);
  expect(Buffer.compare(there, here ?? new Uint8Array())).toBe(0);
  const again = await compactor.compact([there], ["touchpoints"]);
  expect(Buffer.compare(again ?? new Uint8Array(), there)).toBe(0);
});
