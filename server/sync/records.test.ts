import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import * as records from "../../shared/wire/records.ts";
import { readStructure } from "../../shared/wire/structure.ts";
import { storedLimits, tablesOf } from "./held.ts";
import { fits, noKnowledge } from "./knowledge.ts";
import { standingIn } from "./standing.ts";

const latin = new TextDecoder("latin1");

function readRecords(updates: readonly Uint8Array[], wanted: readonly string[]) {
  return records.readRecords(updates, wanted, (bytes) => latin.decode(bytes));
}

const tables = new Set(["touchpoints", "groups"]);
const names = ["text", "place"];

/** What Yjs gives, in the same shape. */
function recordsOfYjs(updates: readonly Uint8Array[]) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  return new Map(
    [...tables].map((table) => [
      table,
      new Map(
        [...doc.getMap<Y.Map<unknown>>(table)]
          .filter(isRecord)
          .map(([id, record]) => [
            id,
            new Map(names.map((name) => [name, record.get(name)] as const).filter(isSaid)),
          ]),
      ),
    ]),
  );
}

/** Values may take the place of a record. Nobody is shown those. */
function isRecord([, record]: readonly [id: string, record: unknown]): boolean {
  return record instanceof Y.Map;
}

function isSaid([, stored]: readonly [name: string, stored: unknown]): boolean {
  return stored !== undefined;
}

function recordsIn(updates: readonly Uint8Array[]) {
  const records = readRecords(updates, [...tables]);
  return new Map(
    [...tables].map((table) => {
      const read = new Map<string, Map<string, unknown>>();
      const isClear = records?.each(table, names, (id, value) => {
        const fields = names.map((name, at) => [name, value(at)] as const);
        read.set(id, new Map(fields.filter(isSaid)));
      });
      return [table, isClear ? read : null];
    }),
  );
}

interface Step {
  readonly by: number;
  readonly does: "put" | "set" | "drop" | "unset" | "undo" | "meet" | "meetAll";
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
}

const steps: fc.Arbitrary<Step> = fc.record({
  by: fc.nat(2),
  does: fc.constantFrom("put", "set", "set", "set", "drop", "unset", "undo", "meet", "meetAll"),
  id: fc.constantFrom("a", "b", "c", "other"),
  field: fc.constantFrom("text", "place"),
  value: fc.oneof(
    fc.string(),
    fc.string({ unit: "grapheme", size: "large" }),
    fc.constant(null),
    fc.tuple(fc.integer(), fc.double({ noNaN: true })),
    fc.tuple(fc.jsonValue({ stringUnit: "grapheme" }), fc.boolean(), fc.bigInt()),
  ),
});

/** Several people's documents after some work, as the bytes that a server would hold: a compacted part and a tail. */
function worked(all: readonly Step[], clients: readonly number[], settledAt: number) {
  const docs = clients.map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  const server = new Y.Doc();
  const tail: Uint8Array[] = [];
  let settled: Uint8Array | null = null;
  const undo = docs.map(
    (doc) => new Y.UndoManager(doc.getMap("touchpoints"), { captureTimeout: 0 }),
  );
  const send = (doc: Y.Doc): void => {
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
    Y.applyUpdate(server, update);
    if (settled) tail.push(update);
  };
  const meet = (doc: Y.Doc): void => {
    send(doc);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
  };
  for (const [at, step] of all.entries()) {
    const doc = docs[step.by] as Y.Doc;
    if (step.does === "undo") undo[step.by]?.undo();
    else if (step.does === "meet") meet(doc);
    else if (step.does === "meetAll") for (const one of docs) meet(one);
    else write(doc, step);
    if (at === settledAt) settled = Y.encodeStateAsUpdate(server);
  }
  for (const doc of docs) send(doc);
  return { updates: settled ? [settled, ...tail] : [Y.encodeStateAsUpdate(server)], server };
}

function write(doc: Y.Doc, { does, id, field, value }: Step): void {
  // Of another table nothing is told, and what is told must not depend on it.
  const table = doc.getMap<Y.Map<unknown>>(id === "other" ? "personas" : "touchpoints");
  const record = table.get(id);
  if (does === "put") table.set(id, new Y.Map([[field, value]]));
  if (does === "set") record?.set(field, value);
  if (does === "drop") table.delete(id);
  if (does === "unset") record?.delete(field);
}

const work = fc.tuple(
  fc.array(steps, { maxLength: 60 }),
  fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { minLength: 3, maxLength: 3 }),
  fc.nat(80),
);

test("[MAP-280] what is read from the bytes is what Yjs gives, or nothing is read", () => {
  fc.assert(
    fc.property(work, ([all, clients, settledAt]) => {
      const { updates, server } = worked(all, clients, settledAt);
      for (const bytes of [updates, [Y.mergeUpdates(updates)], [Y.encodeStateAsUpdate(server)]]) {
        const read = recordsIn(bytes);
        expect(read).toEqual(recordsOfYjs(bytes));
      }
    }),
    { numRuns: 150 },
  );
});

test("[MAP-280] of bytes that somebody has changed, what the server lets in is read as Yjs gives it, or not at all", () => {
  let readAnyway = 0;
  const change = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(1, 0x20, 0x80, 255), fc.nat(255)));
  fc.assert(
    fc.property(
      work,
      fc.array(change, { minLength: 40, maxLength: 40 }),
      ([all, clients], changes) => {
        const { server } = worked(all, clients, all.length);
        const whole = Y.encodeStateAsUpdate(server);
        for (const [place, by] of changes) {
          const bytes = Uint8Array.from(whole);
          const at = place % bytes.length;
          bytes[at] = (bytes[at] as number) + by;
          if (!isLetIn(bytes)) continue;
          const ofYjs = recordsOfYjs([bytes]);
          for (const [table, read] of recordsIn([bytes])) {
            if (read === null) continue;
            readAnyway++;
            expect(read).toEqual(ofYjs.get(table));
          }
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(readAnyway).toBeGreaterThan(20);
});

function isLetIn(bytes: Uint8Array): boolean {
  const structure = readStructure(bytes, tablesOf("map"), storedLimits);
  if (!structure.ok || !fits([noKnowledge()], structure.value)) return false;
  return !standingIn([noKnowledge()], structure.value).isNested;
}

test("[MAP-280] where a part is missing, comes twice or is of another kind, nothing is read", () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  write(doc, { by: 0, does: "put", id: "a", field: "text", value: "one" });
  write(doc, { by: 0, does: "set", id: "a", field: "text", value: "two" });
  const [first, second] = updates as [Uint8Array, Uint8Array];
  expect(readRecords([first, second], ["touchpoints"])).not.toBeNull();
  expect(readRecords([second], ["touchpoints"])).toBeNull();
  expect(readRecords([first, first], ["touchpoints"])).toBeNull();
  doc.getMap("touchpoints").set("b", new Y.Text("words"));
  expect(readRecords(updates, ["touchpoints"])).toBeNull();
});

test("[MAP-280] what builds on another's work that is missing is not read", () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  write(one, { by: 0, does: "put", id: "a", field: "text", value: "one" });
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  const before = Y.encodeStateVector(other);
  write(other, { by: 1, does: "set", id: "a", field: "text", value: "two" });
  const built = Y.encodeStateAsUpdate(other, before);
  expect(readRecords([built], ["touchpoints"])).toBeNull();
  expect(recordsIn([Y.encodeStateAsUpdate(one), built])).toEqual(
    recordsOfYjs([Y.encodeStateAsUpdate(other)]),
  );
});

test("[MAP-280] of more names of fields than any map has nothing is read, wherever they are written", () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  // The greater client comes first: its fields stand in a record that has not been met.
  [one.clientID, other.clientID] = [1, 2];
  write(one, { by: 0, does: "put", id: "a", field: "text", value: "one" });
  const first = Y.encodeStateAsUpdate(one);
  for (const writer of [one, other]) {
    if (writer === other) Y.applyUpdate(other, first);
    for (let at = 0; at < 1_000; at++) {
      write(writer, { by: 0, does: "set", id: "a", field: `field ${at}`, value: at });
    }
    expect(readRecords([Y.encodeStateAsUpdate(writer)], ["touchpoints"])).toBeNull();
  }
  expect(readRecords([first], ["touchpoints"])).not.toBeNull();
});

test("[MAP-280] of bytes that end too early nothing is read, wherever that is", () => {
  const doc = new Y.Doc();
  const place = [1, -70, 2 ** 40, 0.1, true, { on: "the board", since: null }];
  write(doc, { by: 0, does: "put", id: "a", field: "text", value: "Über den Weg" });
  write(doc, { by: 0, does: "set", id: "a", field: "text", value: "two" });
  write(doc, { by: 0, does: "set", id: "a", field: "place", value: place });
  const whole = Y.encodeStateAsUpdate(doc);
  expect(recordsIn([whole])).toEqual(recordsOfYjs([whole]));
  for (let end = 0; end < whole.length; end++) {
    expect(readRecords([whole.subarray(0, end)], ["touchpoints"])).toBeNull();
  }
});
