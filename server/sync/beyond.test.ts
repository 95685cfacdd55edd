import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { updateBeyond } from "../../shared/wire/beyond.ts";
import { readClocks } from "../../shared/wire/clocks.ts";
import { defaultStructureLimits } from "../../shared/wire/structure.ts";

const tables = new Set(["touchpoints"]);

type Edit = readonly [who: number, what: "create" | "text" | "remove" | "meet", card: string];

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.tuple(
    fc.nat(2),
    fc.constantFrom("create", "text", "remove", "meet"),
    fc.constantFrom("a", "b", "c"),
  ),
  { maxLength: 40 },
);

function play(docs: readonly Y.Doc[], [who, what, card]: Edit): void {
  const doc = docs[who] as Y.Doc;
  const cards = doc.getMap<Y.Map<unknown>>("touchpoints");
  const deeds = {
    create: () => cards.set(card, new Y.Map([["text", "é"]])),
    text: () => cards.get(card)?.set("text", "longer than before"),
    remove: () => cards.delete(card),
    meet: () => {
      for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    },
  };
  deeds[what]();
}

function contentOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  const state = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  return JSON.stringify([doc.getMap("touchpoints").toJSON(), state]);
}

test("[SYN-81] what lies beyond somebody's clocks, cut from the bytes, is what Yjs would have sent", () => {
  fc.assert(
    fc.property(edits, edits, fc.nat(2), (before, after, who) => {
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
      for (const edit of before) play(docs, edit);
      const seen = Y.encodeStateAsUpdate(docs[who] as Y.Doc);
      const behind = Y.encodeStateVector(docs[who] as Y.Doc);
      for (const edit of after) play(docs, edit);
      const whole = Y.mergeUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc)));
      const clocks = readClocks(behind, 10) ?? new Map();
      const cut = updateBeyond(whole, clocks, tables, defaultStructureLimits);
      if (cut === undefined) throw new Error("It has no holes, and was not cut");
      expect(contentOf([seen, cut])).toBe(contentOf([seen, whole]));
      // A struct that begins before is sent whole; nothing else is sent that is there already.
      const structs = (update: Uint8Array): number => Y.decodeUpdate(update).structs.length;
      expect(structs(cut)).toBe(structs(Y.diffUpdate(whole, behind)));
    }),
    { numRuns: 300 },
  );
});
