// Owns: the checksum of a stored row. It covers where the row belongs, so that a sound row in the wrong place is noticed.
// Implements STO-8.
import { crc32 } from "node:zlib";
import type { DocumentKey } from "./store.ts";

/** CRC-32 (the polynomial of zlib) over the row's place and its bytes: whole number from 0 to 2^32 - 1. */
export function rowChecksum(
  document: DocumentKey,
  epoch: number,
  seq: number,
  bytes: Uint8Array,
): number {
  return crc32(bytes, crc32(`${document.workshopId}/${document.name}/${epoch}/${seq}`));
}
