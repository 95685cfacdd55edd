// Owns: whose a client id of Yjs is within one document: of the session that first used it live. Somebody else who went
// on in its name would make the server take the owner's next edits for known ones. Rule: SYN-63.
import type { Structure } from "../../shared/wire/structure.ts";
import { clockIn, endOf, type Layers } from "./knowledge.ts";

/** By client id: the session that it belongs to. */
export type Owners = Map<number, string>;

/**
 * The session of a connection: what its browser says it is, or the link where it says nothing (a stock client), so that
 * all who hold one link and say nothing are one.
 */
export function ownerOf(linkId: string, session: string | undefined): string {
  return session === undefined ? linkOwner(linkId) : `session ${session}`;
}

/** Whether an update goes on in the name of somebody else. Deletions belong to nobody. */
export function isForeign(
  owners: Owners,
  owner: string,
  { blocks }: Structure,
  layers: Layers,
): boolean {
  return blocks.some((block) => {
    const other = owners.get(block.client);
    if (other === undefined || other === owner) return false;
    return endOf(block) > clockIn(layers, block.client);
  });
}

/**
 * Notes what a live update says: a client writes live under its own id alone. What comes in a step 2, or for several
 * ids at once, may be brought on behalf of others (a restored server, two tabs of one browser) and says nothing.
 */
export function learnOwner(owners: Owners, owner: string, { blocks }: Structure): void {
  const [block] = blocks;
  if (blocks.length === 1 && block && !owners.has(block.client)) owners.set(block.client, owner);
}

/** Whoever held a revoked link without saying more comes back under another one. */
export function forgetLink(owners: Owners, linkId: string): void {
  const gone = linkOwner(linkId);
  for (const [client, owner] of owners) if (owner === gone) owners.delete(client);
}

function linkOwner(linkId: string): string {
  return `link ${linkId}`;
}
