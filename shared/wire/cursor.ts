// Owns: reading what lib0 has written where it lies, for whoever reads once and at once: numbers, texts and values, passed over or
// given. Code that has hardly run is slow, and slower where it allocates: so there is no object for each part, and texts are
// cut out of a larger one. Beyond the end there are zeros, of which `isBeyond` tells. Rule MAP-280.

import * as decoding from "lib0/decoding";

/** Gives a letter for each byte, and for one of ASCII the right one: what browsers and Node call `latin1`. */
export type ToLetters = (bytes: Uint8Array) => string;

export interface Cursor {
  readonly bytes: Uint8Array;
  /** How many these are: asking a list of bytes for its length takes several times as long. */
  readonly length: number;
  /** Of the next byte. */
  at: number;
  /** All of `bytes`, a letter for each, as soon as one of the texts is asked for. */
  letters: string | null;
  readonly toLetters: ToLetters;
}

export function cursorIn(bytes: Uint8Array, toLetters: ToLetters): Cursor {
  return { bytes, length: bytes.length, at: 0, letters: null, toLetters };
}

/** Whether more was asked for than there is, or what cannot be told. */
export function isBeyond({ length, at }: Cursor): boolean {
  return at > length;
}

export function takeUint(cursor: Cursor): number {
  const { bytes } = cursor;
  let byte = bytes[cursor.at++] as number;
  if (byte < more) return byte;
  let value = 0;
  let factor = 1;
  while (byte >= more) {
    value += (byte - more) * factor;
    factor *= more;
    byte = bytes[cursor.at++] as number;
  }
  value += byte * factor;
  if (value <= Number.MAX_SAFE_INTEGER) return value;
  cursor.at = Number.POSITIVE_INFINITY;
  return 0;
}

/** Of a number's byte: another one follows. */
const more = 0x80;

export function passUint(cursor: Cursor): void {
  while ((cursor.bytes[cursor.at++] as number) >= more);
}

export function passText(cursor: Cursor): void {
  const length = takeUint(cursor);
  cursor.at += length;
}

export function takeText(cursor: Cursor): string {
  const { bytes, at: before } = cursor;
  const size = takeUint(cursor);
  const from = cursor.at;
  const end = from + size;
  cursor.at = end;
  if (isBeyond(cursor)) return "";
  let at = from;
  while (at < end && (bytes[at] as number) < more) at++;
  if (at < end || cursor.length > mostLetters) {
    return decoding.readVarString(decoderAt(bytes, before));
  }
  const letters = cursor.letters ?? cursor.toLetters(bytes);
  cursor.letters = letters;
  return letters.slice(from, end);
}

/** Of more bytes it costs too much to make a text of all. */
const mostLetters = 8 * 2 ** 20;

export function passValue(cursor: Cursor): void {
  const kind = cursor.bytes[cursor.at++] as number;
  if (kind === kindText || kind === kindBytes) passText(cursor);
  else if (kind === kindInteger) passUint(cursor);
  else if (kind === kindList || kind === kindObject) {
    for (let left = takeUint(cursor); left > 0 && !isBeyond(cursor); left--) {
      if (kind === kindObject) passText(cursor);
      passValue(cursor);
    }
  } else cursor.at += sizes[kind] ?? Number.POSITIVE_INFINITY;
}

export function takeValue(cursor: Cursor): unknown {
  const { bytes, at } = cursor;
  if (bytes[at] === kindText) {
    cursor.at++;
    return takeText(cursor);
  }
  const decoder = decoderAt(bytes, at);
  const value: unknown = decoding.readAny(decoder);
  cursor.at = decoder.pos;
  return value;
}

function decoderAt(bytes: Uint8Array, at: number): decoding.Decoder {
  const decoder = decoding.createDecoder(bytes);
  decoder.pos = at;
  return decoder;
}

// The kinds of a value, as lib0 numbers them, and how many bytes follow where that is always the same.
const kindInteger = 125;
const kindText = 119;
const kindObject = 118;
const kindList = 117;
const kindBytes = 116;
const sizes: Readonly<Record<number, number>> = {
  127: 0,
  126: 0,
  124: 4,
  123: 8,
  122: 8,
  121: 0,
  120: 0,
};
