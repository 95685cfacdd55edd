// Owns: the bounded reading of one plain value (lib0's "any" encoding) from bytes that nobody has vouched for.
// It must not build the value: it only says whether it may be built. Rules: MAP-24, MAP-25.
import * as decoding from "lib0/decoding";

/** Why bytes from outside are refused; caught where the walk began and turned into data. */
export class Refused extends Error {}

export interface ValueLimits {
  /** Longest text inside a value, in bytes of UTF-8. */
  readonly textBytes: number;
  /** How deep lists and objects may nest. */
  readonly depth: number;
  /** How many entries a value may have altogether. */
  readonly items: number;
}

/** Reads over one value. Throws `Refused`, or an error of lib0 where the bytes are malformed. */
export function readPlainValue(decoder: decoding.Decoder, limits: ValueLimits): void {
  readValue(decoder, limits, 0, { items: 0 });
}

function readValue(
  decoder: decoding.Decoder,
  limits: ValueLimits,
  depth: number,
  counted: { items: number },
): void {
  counted.items++;
  if (counted.items > limits.items) throw new Refused("a value with too many entries");
  if (depth > limits.depth) throw new Refused("a value that nests too deeply");
  const kind = decoding.readUint8(decoder);
  if (kind !== kindList && kind !== kindObject) {
    readSingle(decoder, limits, kind);
    return;
  }
  const count = decoding.readVarUint(decoder);
  if (count > limits.items) throw new Refused("a value with too many entries");
  for (let at = 0; at < count; at++) {
    if (kind === kindObject && hazards.has(readPlainText(decoder, 64))) {
      throw new Refused("a hazardous name");
    }
    readValue(decoder, limits, depth + 1, counted);
  }
}

function readSingle(decoder: decoding.Decoder, limits: ValueLimits, kind: number): void {
  switch (kind) {
    case kindUndefined:
    case kindNull:
    case kindTrue:
    case kindFalse:
      return;
    case kindInteger:
      decoding.readVarInt(decoder);
      return;
    case kindFloat32:
      decoding.readFloat32(decoder);
      return;
    case kindFloat64:
      decoding.readFloat64(decoder);
      return;
    case kindText:
      readPlainText(decoder, limits.textBytes);
      return;
    default:
      throw new Refused(`a value of kind ${kind}, which is not plain`);
  }
}

/** A text of at most `maxBytes`. Bytes that are not UTF-8 throw. */
export function readPlainText(decoder: decoding.Decoder, maxBytes: number): string {
  const start = decoder.pos;
  const length = decoding.readVarUint(decoder);
  if (length > maxBytes) throw new Refused(`a text of ${length} bytes, too long`);
  decoder.pos = start;
  return decoding.readVarString(decoder);
}

const kindUndefined = 127;
const kindNull = 126;
const kindInteger = 125;
const kindFloat32 = 124;
const kindFloat64 = 123;
const kindFalse = 121;
const kindTrue = 120;
const kindText = 119;
const kindObject = 118;
const kindList = 117;

const hazards = new Set(["__proto__", "constructor", "prototype"]);
