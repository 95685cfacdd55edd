// Owns: what an id looks like. Ids are fresh and random, so that no two devices ever choose the same
// one and none tells who made it or when.

import type { Chance } from "./outside.ts";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const idPattern = /^[0-9A-Za-z_-]{1,40}$/;

/** A fresh id of 16 characters from an alphabet of 64: 96 random bits. */
export function newId(chance: Chance): string {
  let id = "";
  for (const byte of chance.bytes(16)) id += alphabet[byte & 63];
  return id;
}

/** A secret of 43 characters: 256 random bits and two spare. Safe in a URL fragment and in a sub-protocol name. */
export function newSecret(chance: Chance): string {
  let secret = "";
  for (const byte of chance.bytes(43)) secret += alphabet[byte & 63];
  return secret;
}

/** Whether a text could be an id: 1 to 40 letters, digits, `-` or `_` (imports may bring shorter ones than ours). */
export function isId(text: string): boolean {
  return idPattern.test(text) && text !== "__proto__";
}
