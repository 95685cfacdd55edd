// Owns: the checksums of stored rows and pieces. They cover where something belongs, so that what is sound and in the
// wrong place is noticed. Implements STO-8, STO-39.
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

/** The same for a row that says of which pieces a snapshot is made, so that it is never taken for the snapshot. */
export function bundleRowChecksum(
  document: DocumentKey,
  epoch: number,
  seq: number,
  bytes: Uint8Array,
): number {
  return crc32(bytes, crc32(`${document.workshopId}/${document.name}/${epoch}/${seq}/pieces`));
}

/** Over the place of a piece in its bundle, and its bytes. */
export function pieceChecksum(bundle: number, piece: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${bundle}/${piece}`));
}

/** The checksum of all bytes so far, from the one of those before. */
export function continuedChecksum(before: number, bytes: Uint8Array): number {
  return crc32(bytes, before);
}
