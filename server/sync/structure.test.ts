import * as fc from "fast-check";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { applyChanges } from "../../shared/doc/live.ts";
import { undoHistory } from "../../shared/doc/undo.ts";
import type { MapChange } from "../../shared/model/change.ts";
import { schemas } from "../../shared/model/tables.ts";
import { readStructure, type Structure } from "../../shared/wire/structure.ts";

const tables = new Set(Object.keys(schemas.map));

function read(update: Uint8Array): Structure | string {
  const result = readStructure(update, tables);
  return result.ok ? result.value : result.error;
}

const ids = ["a", "b", "c"] as const;
const changes: fc.Arbitrary<MapChange> = fc.oneof(
  fc.record({
    op: fc.constant("create" as const),
    table: fc.constant("touchpoints" as const),
    id: fc.constantFrom(...ids),
    values: fc.record({
      text: fc.string({ unit: "grapheme", maxLength: 20 }),
      place: fc.tuple(fc.integer(), fc.double({ noNaN: true })),
      hidden: fc.boolean(),
    }),
  }),
  fc.record({
    op: fc.constant("update" as const),
    table: fc.constant("touchpoints" as const),
    id: fc.constantFrom(...ids),
    values: fc.record({ text: fc.constantFrom("one", "two", undefined) }),
  }),
  fc.record({
    op: fc.constant("delete" as const),
    table: fc.constant("touchpoints" as const),
    id: fc.constantFrom(...ids),
  }),
);

test("[MAP-20] every update that real tables make passes, alone, merged and as a whole state", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(2), fc.array(changes, { maxLength: 4 })), { maxLength: 12 }),
      (steps) => {
        const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
        const updates: Uint8Array[] = [];
        for (const [at, doc] of docs.entries()) {
          doc.on("update", (update: Uint8Array, origin: unknown) => {
            if (origin === "remote") return;
            updates.push(update);
            // Two see each other at once; the third stays offline.
            if (at < 2) Y.applyUpdate(docs[1 - at] as Y.Doc, update, "remote");
          });
        }
        for (const [at, batch] of steps) applyChanges(docs[at] as Y.Doc, batch, null);
        const merged = updates.length > 0 ? [Y.mergeUpdates(updates)] : [];
        const states = docs.map((doc) => Y.encodeStateAsUpdate(doc));
        for (const update of [...updates, ...merged, ...states]) {
          expect(read(update)).toBeTypeOf("object");
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("[MAP-20] undoing a deletion passes, and names the record that it takes the place of", () => {
  const doc = new Y.Doc();
  const history = undoHistory(doc, schemas.map, "me");
  const apply = (change: MapChange): void => applyChanges(doc, [change], "me");
  apply({ op: "create", table: "touchpoints", id: "a", values: { text: "one" } });
  history.label("delete");
  apply({ op: "delete", table: "touchpoints", id: "a" });
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  history.undo();
  const structure = read(made[0] ?? new Uint8Array());
  expect(structure).toMatchObject({
    blocks: [{ replacing: Float64Array.of(2, 3, 1, doc.clientID, 0) }],
  });
});

test("[MAP-20] the walk finds the clocks and deletions that Yjs finds", () => {
  const doc = new Y.Doc();
  const map = doc.getMap<Y.Map<unknown>>("touchpoints");
  map.set("a", new Y.Map([["text", "one"]]));
  map.get("a")?.set("text", "two");
  map.delete("a");
  const update = Y.encodeStateAsUpdate(doc);
  const { ds, structs } = Y.decodeUpdate(update);
  const clocks: number[] = [];
  const visited = readStructure(update, tables, undefined, (_client, clock) => clocks.push(clock));
  if (!visited.ok) throw new Error(visited.error);
  const structure = visited.value;
  expect(clocks).toEqual(structs.map(({ id }) => id.clock));
  expect(structure.blocks.map(({ runs }) => runs)).toEqual([
    [{ clock: 0, end: structs.reduce((sum, { length }) => sum + length, 0) }],
  ]);
  const ranges = structure.deletes.map(({ client, ranges }) => [
    client,
    ranges.flatMap((clock, at) =>
      at % 2 === 0 ? [{ clock, len: (ranges[at + 1] ?? 0) - clock }] : [],
    ),
  ]);
  expect(ranges).toEqual(
    [...ds.clients].map(([client, items]) => [
      client,
      items.map(({ clock, len }) => ({ clock, len })),
    ]),
  );
});

test("[MAP-21] a top-level name that is no table is refused", () => {
  expect(read(made((doc) => doc.getMap("secrets").set("a", new Y.Map())))).toMatch(
    /no table is called "secrets"/,
  );
  expect(read(made((doc) => doc.getMap("__proto__").set("a", new Y.Map())))).toMatch(/no table/);
});

test("[MAP-22] only maps of fields stand in a table, and no shared type inside them", () => {
  expect(read(made((doc) => doc.getMap("touchpoints").set("a", 1)))).toMatch(/not a map of fields/);
  expect(read(made((doc) => doc.getMap("touchpoints").set("a", new Y.Array())))).toMatch(/map/);
  expect(read(made((doc) => doc.getMap("touchpoints").set("a", new Y.Text("x"))))).toMatch(/map/);
  const nested = new Y.Map([["text", new Y.Map()]]);
  expect(read(made((doc) => doc.getMap("touchpoints").set("a", nested)))).toMatch(
    /inside a record/,
  );
});

test("[MAP-23] lists, texts, markup, binary and sub-documents are refused", () => {
  const hostile: ((doc: Y.Doc) => unknown)[] = [
    (doc) => doc.getArray("touchpoints").push([1]),
    (doc) => doc.getText("touchpoints").insert(0, "text"),
    (doc) => doc.getXmlFragment("touchpoints").insert(0, [new Y.XmlElement("p")]),
    (doc) => doc.getMap("touchpoints").set("a", new Y.Doc()),
    (doc) => doc.getMap("touchpoints").set("a", Uint8Array.of(1)),
    (doc) => doc.getMap("touchpoints").set("a", new Y.Map([["text", Uint8Array.of(1)]])),
  ];
  for (const hurt of hostile) expect(read(made(hurt))).toBeTypeOf("string");
});

test("[MAP-24] a value is plain, of bounded depth and size", () => {
  const withValue = (value: unknown): Structure | string =>
    read(made((doc) => doc.getMap("touchpoints").set("a", new Y.Map([["place", value]]))));
  expect(withValue({ a: [1, [2, [3]]] })).toBeTypeOf("object");
  expect(withValue([[[[[[1]]]]]])).toMatch(/too deeply/);
  expect(withValue("x".repeat(100_000))).toMatch(/too long/);
  expect(withValue(Array.from({ length: 5_000 }, () => 1))).toMatch(/too many/);
  expect(withValue(10n)).toMatch(/not plain/);
  expect(withValue(JSON.parse('{"__proto__": 1}'))).toMatch(/hazardous/);
});

test("[MAP-25] a key is an id or a field name", () => {
  expect(read(made((doc) => doc.getMap("touchpoints").set("__proto__", new Y.Map())))).toMatch(
    /key/,
  );
  expect(read(made((doc) => doc.getMap("touchpoints").set("a b", new Y.Map())))).toMatch(/key/);
  expect(
    read(made((doc) => doc.getMap("touchpoints").set("a", new Y.Map([["x".repeat(70), 1]])))),
  ).toBeTypeOf("string");
});

test("[MAP-26] counts, lengths, order of clients and references are checked before anything is built", () => {
  const bytes = (...numbers: number[]): Uint8Array => {
    const encoder = encoding.createEncoder();
    for (const number of numbers) encoding.writeVarUint(encoder, number);
    return encoding.toUint8Array(encoder);
  };
  expect(read(bytes(4_000_000_000))).toMatch(/too many/);
  expect(read(bytes(1, 4_000_000_000, 1, 0))).toMatch(/too many/);
  // Two clients, ascending: one garbage-collected struct of one tick each.
  expect(read(bytes(2, 1, 1, 0, 0, 1, 1, 2, 0, 0, 1, 0))).toMatch(/descending/);
  expect(read(bytes(2, 1, 2, 0, 0, 1, 1, 1, 0, 0, 1, 0))).toBeTypeOf("object");
  expect(read(bytes(1, 1, 1, 0, 0, 0, 0))).toMatch(/impossible length/);
  // An item that replaces itself: info 0x81, origin (1, 0), deleted content of one tick.
  expect(
    read(bytes(1, 1, 1, 0).length > 0 ? Uint8Array.of(1, 1, 1, 0, 0x81, 1, 0, 1, 0) : bytes()),
  ).toMatch(/refers ahead/);
  expect(read(bytes(0, 1, 1, 4_000_000_000))).toMatch(/too many/);
  expect(read(bytes(0, 1, 1, 1, 0, 0))).toMatch(/impossible length/);
  expect(read(Uint8Array.of(0, 0, 0))).toMatch(/after the end/);
  expect(read(new Uint8Array())).toMatch(/cut off/);
});

test("[MAP-27] a text that is not UTF-8 is refused", () => {
  const update = made((doc) => doc.getMap("touchpoints").set("a", new Y.Map([["text", "zzzz"]])));
  const broken = update.slice();
  const at = broken.indexOf(122);
  broken[at] = 0xff;
  expect(read(broken)).toBeTypeOf("string");
});

test("[MAP-26] mutated updates are refused or harmless: whatever passes can be applied and merged alike", () => {
  const honest = made((doc) => {
    const map = doc.getMap<Y.Map<unknown>>("touchpoints");
    map.set(
      "a",
      new Y.Map<unknown>([
        ["text", "one"],
        ["place", [1, 2]],
      ]),
    );
    map.get("a")?.set("text", "two");
    map.set("b", new Y.Map([["text", "three"]]));
    map.delete("b");
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      (edits) => {
        const mutated = honest.slice();
        for (const [at, byte] of edits) mutated[at] = byte;
        if (!readStructure(mutated, tables).ok) return;
        const alone = new Y.Doc();
        Y.applyUpdate(alone, mutated);
        const merged = new Y.Doc();
        Y.applyUpdate(
          merged,
          Y.mergeUpdates([mutated, made((doc) => doc.getMap("groups").set("g", new Y.Map()))]),
        );
        expect(merged.getMap("touchpoints").toJSON()).toEqual(alone.getMap("touchpoints").toJSON());
      },
    ),
    { numRuns: 2_000 },
  );
});

function made(change: (doc: Y.Doc) => unknown): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}
