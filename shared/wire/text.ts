// Owns: texts inside updates, looked at as bytes where they lie: whether they are ids, and whether they are sound UTF-8.
// Most are short and never become strings: decoding each would cost more than all the rest of the walk. Rule: MAP-24.
import * as decoding from "lib0/decoding";

/** Why bytes from outside are refused; caught where the walk began and turned into data. */
export class Refused extends Error {}

/** Where a text lies, without its length before it. */
export interface TextPlace {
  readonly start: number;
  readonly length: number;
}

/** Passes over a text of at most `maxBytes`, and says where it lies. Refuses bytes that are not UTF-8. */
export function passText(decoder: decoding.Decoder, maxBytes: number): TextPlace {
  const length = decoding.readVarUint(decoder);
  if (length > maxBytes) throw new Refused(`a text of ${length} bytes, too long`);
  const start = decoder.pos;
  const end = start + length;
  if (end > decoder.arr.length) throw new Refused("a text that is cut off");
  if (!isUtf8(decoder.arr, start, end)) throw new Refused("a text that is not UTF-8");
  decoder.pos = end;
  return { start, length };
}

/** Passes over a text that has to be an id or the name of a field (`isId` in shared/kit says what that is). */
export function passId(decoder: decoding.Decoder): void {
  const { arr } = decoder;
  const length = decoding.readVarUint(decoder);
  const { pos: start } = decoder;
  const end = start + length;
  if (length === 0 || length > 40 || end > arr.length) throw new Refused(noId);
  for (let at = start; at < end; at++)
    if (idBytes[arr[at] as number] === 0) throw new Refused(noId);
  if (length === 9 && isText(arr, start, "__proto__")) throw new Refused(noId);
  decoder.pos = end;
}

/** Whether the bytes from `start` on are this text of ASCII letters. */
export function isText(bytes: Uint8Array, start: number, text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (bytes[start + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}

/** Whether two places hold the same bytes. */
export function areSame(bytes: Uint8Array, a: TextPlace, b: TextPlace): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    if (bytes[a.start + at] !== bytes[b.start + at]) return false;
  }
  return true;
}

const noId = "a key that is neither an id nor a field name";
const idLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const idBytes = new Uint8Array(256);
for (let at = 0; at < idLetters.length; at++) idBytes[idLetters.charCodeAt(at)] = 1;

/**
 * Well-formed UTF-8 (The Unicode Standard, table 3-7: no overlong forms, no surrogates, nothing beyond U+10FFFF). `end`
 * lies within `bytes`.
 */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const more = followersOf(lead);
    if (more === 0 || at + more >= end) return false;
    const second = bytes[at + 1] as number;
    if (second < leastSecond(lead) || second > greatestSecond(lead)) return false;
    for (let next = 2; next <= more; next++) {
      if (((bytes[at + next] as number) & 0xc0) !== 0x80) return false;
    }
    at += more + 1;
  }
  return true;
}

/** How many bytes follow a first byte from 0x80 on; 0 where it can begin nothing. */
function followersOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
}

function leastSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

function greatestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}
