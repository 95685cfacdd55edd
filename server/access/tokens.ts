// Owns: the link between a token and what is stored of it: a hash. A token is 256 random bits, so a plain
// SHA-256 cannot be searched, and needs no salt. Rule ACC-2.

import { createHash, timingSafeEqual } from "node:crypto";
import type { LinkRecord } from "../store/store.ts";

const tokenPattern = /^[0-9A-Za-z_-]{20,86}$/;

/** Whether a text could be a token: anything else is not even looked up. */
export function isToken(text: string): boolean {
  return tokenPattern.test(text);
}

/** The 32 bytes that are stored instead of a token. */
export function hashToken(token: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(token, "utf8").digest());
}

/** The link that a token opens, revoked ones left out. Compares in constant time. */
export function linkOfToken(links: readonly LinkRecord[], token: string): LinkRecord | undefined {
  const hash = hashToken(token);
  let found: LinkRecord | undefined;
  for (const link of links) {
    const isSame = link.tokenHash.length === hash.length && timingSafeEqual(link.tokenHash, hash);
    if (isSame && !link.revoked) found = link;
  }
  return found;
}
