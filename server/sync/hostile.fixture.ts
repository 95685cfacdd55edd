// Owns: frames that somebody hostile might send: random bytes, real frames with changed bytes, and frames made by a
// grammar of structs, delete sets, awareness and types that no document here has. Tests and bench only.
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { type Chance, randomBelow } from "../../shared/kit/outside.ts";
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from "../../shared/wire/frames.ts";

export type Recipe = "random" | "mutated" | "grammar";

export interface HostileFrame {
  readonly recipe: Recipe;
  readonly bytes: Uint8Array;
}

/** One hostile frame. `real`: frames that somebody honest sends, to be changed. */
export function hostileFrame(chance: Chance, real: readonly Uint8Array[]): HostileFrame {
  const dice = randomBelow(chance, 10);
  if (dice === 0) return { recipe: "random", bytes: randomFrame(chance) };
  const original = real[randomBelow(chance, real.length || 1)];
  if (dice < 5 && original !== undefined) {
    return { recipe: "mutated", bytes: mutated(chance, original, real) };
  }
  return { recipe: "grammar", bytes: made(chance) };
}

/** What honest people send on a map: states, edits, deletions, undone deletions, presence, questions. */
export function honestFrames(clientId: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const frames: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => frames.push(updateFrame(update)));
  const touchpoints = doc.getMap<Y.Map<unknown>>("touchpoints");
  const history = new Y.UndoManager(touchpoints);
  for (const id of ["h1", "h2", "h3"]) touchpoints.set(id, new Y.Map([["text", `text of ${id}`]]));
  touchpoints.get("h1")?.set("place", [10, -20.5]);
  touchpoints.get("h2")?.set("hidden", true);
  history.stopCapturing();
  touchpoints.delete("h2");
  history.undo();
  frames.push(step2Frame(Y.encodeStateAsUpdate(doc)), step1Frame(Y.encodeStateVector(doc)));
  frames.push(updateFrame(Y.encodeStateAsUpdateV2(doc)));
  frames.push(awarenessFrame([{ client: clientId, clock: 1, state: '{"name":"Eve"}' }]));
  return frames;
}

function randomFrame(chance: Chance): Uint8Array {
  const bytes = chance.bytes(randomBelow(chance, 300));
  // Half of them get beyond the first byte of the protocol.
  return randomBelow(chance, 2) === 0 ? bytes : updateFrame(bytes);
}

function mutated(chance: Chance, original: Uint8Array, real: readonly Uint8Array[]): Uint8Array {
  const other = real[randomBelow(chance, real.length)] ?? original;
  const at = randomBelow(chance, original.length);
  switch (randomBelow(chance, 5)) {
    case 0:
      return original.slice(0, at);
    case 1:
      return Uint8Array.from([...original.slice(0, at), ...other.slice(at)]);
    case 2:
      // A number that is far too large, where some number or length stood.
      return Uint8Array.from([...original.slice(0, at), ...hugeNumber, ...original.slice(at + 1)]);
    case 3:
      return Uint8Array.from([...original.slice(0, at), ...chance.bytes(3), ...original.slice(at)]);
    default: {
      const bytes = original.slice();
      for (let left = 1 + randomBelow(chance, 4); left > 0; left--) {
        bytes[randomBelow(chance, bytes.length)] = randomBelow(chance, 256);
      }
      return bytes;
    }
  }
}

const hugeNumber = [255, 255, 255, 255, 255, 255, 255, 15];

function made(chance: Chance): Uint8Array {
  const dice = randomBelow(chance, 12);
  if (dice === 0) return awarenessFrame(madeStates(chance));
  if (dice === 1) return step1Frame(madeVector(chance));
  if (dice === 2) return Uint8Array.from([randomBelow(chance, 130), ...chance.bytes(5)]);
  const update = madeUpdate(chance);
  return dice < 8 ? updateFrame(update) : step2Frame(update);
}

function madeStates(chance: Chance) {
  return Array.from({ length: randomBelow(chance, 4) }, () => ({
    client: randomBelow(chance, 50),
    clock: randomBelow(chance, 2 ** 31),
    state: pick(chance, [
      "null",
      "{}",
      "[",
      '{"__proto__":1}',
      `{"x":"${"y".repeat(9_000)}"}`,
      `${"[".repeat(20_000)}`,
    ]),
  }));
}

function madeVector(chance: Chance): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, size(chance));
  for (let left = randomBelow(chance, 20); left > 0; left--) {
    encoding.writeVarUint(encoder, size(chance));
  }
  return encoding.toUint8Array(encoder);
}

function madeUpdate(chance: Chance): Uint8Array {
  const encoder = encoding.createEncoder();
  const clients = Array.from({ length: randomBelow(chance, 4) }, () => randomBelow(chance, 40));
  // Mostly in the order that Yjs writes them in.
  if (randomBelow(chance, 4) > 0) clients.sort((a, b) => b - a);
  encoding.writeVarUint(encoder, lie(chance, clients.length));
  for (const client of clients) {
    const structs = randomBelow(chance, 6);
    encoding.writeVarUint(encoder, lie(chance, structs));
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, randomBelow(chance, 3) === 0 ? size(chance) : 0);
    for (let left = structs; left > 0; left--) writeStruct(encoder, chance);
  }
  writeDeletes(encoder, chance);
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, chance: Chance): void {
  const kind = randomBelow(chance, 13);
  if (kind === 0 || kind === 10) {
    encoding.writeUint8(encoder, kind);
    encoding.writeVarUint(encoder, size(chance));
    return;
  }
  const bits = pick(chance, [0x20, 0x20, 0x20, 0x80, 0x40, 0xc0, 0x00]);
  encoding.writeUint8(encoder, bits | kind);
  for (const bit of [0x80, 0x40]) {
    if ((bits & bit) !== 0) writeId(encoder, chance);
  }
  if ((bits & 0xc0) === 0) {
    const isRoot = randomBelow(chance, 2);
    encoding.writeVarUint(encoder, isRoot);
    if (isRoot === 1) encoding.writeVarString(encoder, pick(chance, names));
    else writeId(encoder, chance);
    if ((bits & 0x20) !== 0) encoding.writeVarString(encoder, pick(chance, keys));
  }
  writeContent(encoder, chance, kind);
}

const names = [
  "touchpoints",
  "steps",
  "drafts",
  "__proto__",
  "constructor",
  "body",
  "",
  "toString",
];
const keys = ["a", "b", "text", "__proto__", "constructor", "", "k".repeat(300), "\u{1f600}"];

function writeId(encoder: encoding.Encoder, chance: Chance): void {
  encoding.writeVarUint(encoder, randomBelow(chance, 40));
  encoding.writeVarUint(encoder, randomBelow(chance, 6));
}

/** Content by the kinds of Yjs: deleted, JSON, binary, text, embed, format, type, any, sub-document, and beyond. */
function writeContent(encoder: encoding.Encoder, chance: Chance, kind: number): void {
  switch (kind) {
    case 1:
      encoding.writeVarUint(encoder, size(chance));
      return;
    case 3:
      encoding.writeVarUint8Array(encoder, chance.bytes(randomBelow(chance, 40)));
      return;
    case 7:
      encoding.writeVarUint(encoder, randomBelow(chance, 9));
      return;
    case 8: {
      const count = 1 + randomBelow(chance, 3);
      encoding.writeVarUint(encoder, lie(chance, count));
      for (let left = count; left > 0; left--) encoding.writeAny(encoder, madeValue(chance));
      return;
    }
    case 9:
      encoding.writeVarString(encoder, "guid");
      encoding.writeAny(encoder, { autoLoad: true });
      return;
    default:
      encoding.writeVarString(encoder, pick(chance, keys));
  }
}

function madeValue(chance: Chance): encoding.AnyEncodable {
  const deep = (levels: number): encoding.AnyEncodable => (levels === 0 ? 1 : [deep(levels - 1)]);
  return pick<encoding.AnyEncodable>(chance, [
    "text",
    "x".repeat(50_000),
    1e308,
    null,
    deep(3),
    deep(300),
    { constructor: 2 },
    Uint8Array.of(1, 2, 3),
    BigInt(7),
    Array.from({ length: 3_000 }, () => 1),
  ]);
}

function writeDeletes(encoder: encoding.Encoder, chance: Chance): void {
  const clients = randomBelow(chance, 3);
  encoding.writeVarUint(encoder, lie(chance, clients));
  for (let at = 0; at < clients; at++) {
    encoding.writeVarUint(encoder, randomBelow(chance, 40));
    const ranges = randomBelow(chance, 4);
    encoding.writeVarUint(encoder, lie(chance, ranges));
    for (let left = ranges; left > 0; left--) {
      encoding.writeVarUint(encoder, randomBelow(chance, 3) === 0 ? size(chance) : 0);
      encoding.writeVarUint(encoder, randomBelow(chance, 3) === 0 ? size(chance) : 1);
    }
  }
}

/** A count as it is, and now and then another one. */
function lie(chance: Chance, count: number): number {
  return randomBelow(chance, 12) === 0 ? size(chance) : count;
}

function size(chance: Chance): number {
  return pick(chance, [0, 1, 2, 3, 127, 128, 65_536, 2 ** 31, 2 ** 32 + 1, 2 ** 45, 2 ** 53 - 1]);
}

function pick<T>(chance: Chance, from: readonly T[]): T {
  return from[randomBelow(chance, from.length)] as T;
}
