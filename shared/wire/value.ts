// Owns: the bounded reading of one plain value (lib0's "any" encoding) from bytes that nobody has vouched for.
// It must not build the value: it only says whether it may be built. Rules: MAP-24, MAP-25.
import * as decoding from "lib0/decoding";
import { isText, passText, Refused } from "./text.ts";

export interface ValueLimits {
  /** Longest text inside a value, in bytes of UTF-8. */
  readonly textBytes: number;
  /** How deep lists and objects may nest. */
  readonly depth: number;
  /** How many entries a value may have altogether. */
  readonly items: number;
}

/** Reads over one value and gives how many entries it has. Throws `Refused`, or an error of lib0. */
export function readPlainValue(decoder: decoding.Decoder, limits: ValueLimits): number {
  const counted = { items: 0 };
  readValue(decoder, limits, 0, counted);
  return counted.items;
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
    if (kind === kindObject) passName(decoder);
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
      passText(decoder, limits.textBytes);
      return;
    default:
      throw new Refused(`a value of kind ${kind}, which is not plain`);
  }
}

function passName(decoder: decoding.Decoder): void {
  const { start, length } = passText(decoder, 64);
  for (const name of hazards) {
    if (name.length === length && isText(decoder.arr, start, name)) {
      throw new Refused("a hazardous name");
    }
  }
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

const hazards = ["__proto__", "constructor", "prototype"] as const;
