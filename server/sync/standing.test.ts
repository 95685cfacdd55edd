import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { type Block, readStructure, type Structure } from "../../shared/wire/structure.ts";
import { storedLimits, tablesOf } from "./held.ts";
import { type Knowledge, learn, noKnowledge } from "./knowledge.ts";
import { holds, joined } from "./ranges.ts";
import { standingIn } from "./standing.ts";

type Deed = readonly [who: number, what: "create" | "text" | "remove" | "undo" | "meet"];

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.tuple(fc.nat(2), fc.constantFrom("create", "text", "remove", "undo", "undo", "meet")),
  { maxLength: 40 },
);

function structureOf(update: Uint8Array): Structure {
  const read = readStructure(update, tablesOf("map"), storedLimits);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

function take(known: Knowledge, update: Uint8Array): boolean {
  const structure = structureOf(update);
  const { standing, isNested } = standingIn([known], structure);
  learn(known, structure, standing);
  return isNested;
}

/** Three who edit the same record and meet now and then; all that they sent, in an order that leaves no gap. */
function play(list: readonly Deed[]): { docs: readonly Y.Doc[]; updates: readonly Uint8Array[] } {
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  const updates: Uint8Array[] = [];
  const undos = docs.map((doc) => {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "others") updates.push(update);
    });
    return new Y.UndoManager(doc.getMap("touchpoints"), { captureTimeout: 0 });
  });
  for (const [who, what] of list) {
    const doc = docs[who] as Y.Doc;
    const cards = doc.getMap<Y.Map<unknown>>("touchpoints");
    if (what === "create") cards.set("a", new Y.Map([["text", "é"]]));
    if (what === "text") cards.get("a")?.set("text", "two");
    if (what === "remove") cards.delete("a");
    if (what === "undo") undos[who]?.undo();
    if (what !== "meet") continue;
    for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), "others");
  }
  return { docs, updates };
}

function expectAsYjs({ standing }: Knowledge, doc: Y.Doc): void {
  const table = doc.getMap("touchpoints");
  for (const [client, structs] of doc.store.clients) {
    for (const struct of structs) {
      // What is gone without a trace may be replaced by anything: nothing comes of it.
      if (!(struct instanceof Y.Item)) continue;
      const isStanding = struct.parent === table;
      for (let tick = 0; tick < struct.length; tick++) {
        const clock = struct.id.clock + tick;
        expect([clock, holds(standing.get(client) ?? [], clock)]).toEqual([clock, isStanding]);
      }
    }
  }
}

test("[SYN-114] what stands in a table is known from each update alone, as Yjs has it", () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const { docs, updates } = play(list);
      const all = new Y.Doc();
      const [alone, whole] = [noKnowledge(), noKnowledge()];
      for (const update of updates) {
        expect(take(alone, update)).toBe(false);
        Y.applyUpdate(all, update);
      }
      expect(take(whole, Y.encodeStateAsUpdate(all))).toBe(false);
      for (const known of [alone, whole]) expectAsYjs(known, all);
      for (const doc of docs) doc.destroy();
    }),
    { numRuns: 150 },
  );
});

/** A value or a record, so many ticks long, or what is gone in the place of any tick before it. */
const pieces = fc.array(
  fc.record({
    kind: fc.constantFrom("value", "record", "gone", "gone", "gone"),
    length: fc.integer({ min: 1, max: 9 }),
    of: fc.nat(),
  }),
  { maxLength: 40 },
);

type Piece = typeof pieces extends fc.Arbitrary<(infer One)[]> ? One : never;

interface Tick {
  readonly client: number;
  readonly clock: number;
  readonly stands: boolean;
}

/** The structs of one client, whose ticks go to the end of the list. */
function blockOf(client: number, list: readonly Piece[], ticks: Tick[]): Block {
  let end = 0;
  const standing: number[] = [];
  const replacing: number[] = [];
  for (const { kind, length, of } of [{ kind: "record", length: 1, of: 0 }, ...list]) {
    const clock = end;
    end += length;
    const replaced = ticks[of % Math.max(ticks.length, 1)];
    if (kind === "record") standing.push(clock, end);
    if (kind === "gone" && replaced) {
      replacing.push(clock, end, 0, replaced.client, replaced.clock);
    }
    const stands = kind === "record" || (kind === "gone" && replaced?.stands === true);
    for (let at = clock; at < end; at++) ticks.push({ client, clock: at, stands });
  }
  const runs = [{ clock: 0, end }];
  return { client, runs, needs: [], standing: joined(standing), replacing, endsAt: 0 };
}

test("[SYN-114] what is gone in the place of others stands where that goes back to a record", () => {
  fc.assert(
    fc.property(pieces, pieces, (first, second) => {
      const ticks: Tick[] = [];
      const blocks = [blockOf(7, first, ticks), blockOf(5, second, ticks)];
      const made = { blocks, hasSkips: false, deletes: [], deletesAt: 0 };
      const known = noKnowledge();
      learn(known, made, standingIn([known], made).standing);
      const found = ticks.map(({ client, clock }) =>
        holds(known.standing.get(client) ?? [], clock),
      );
      expect(found).toEqual(ticks.map(({ stands }) => stands));
    }),
    { numRuns: 300 },
  );
});

test("[MAP-22] what an update says of clocks that are held does not make a record of a value", () => {
  const doc = new Y.Doc();
  doc.clientID = 7;
  doc.getMap("touchpoints").set("a", new Y.Map([["text", "one"]]));
  const known = noKnowledge();
  take(known, Y.encodeStateAsUpdate(doc));
  // Clock 1, the text, is said to be a deleted record; a record is to take its place.
  const structure = structureOf(Y.encodeStateAsUpdate(doc));
  const [block] = structure.blocks;
  if (block === undefined) throw new Error("It has no structs");
  const replacing = [2, 3, 1, 7, 1];
  const liar = { ...structure, blocks: [{ ...block, standing: [0, 2], replacing }] };
  expect(standingIn([known], liar).isNested).toBe(true);
  expect(standingIn([noKnowledge()], liar).isNested).toBe(false);
});
