// Owns: the small workshop and texts that the tests of storage write. For tests only.
import type { CommitOutcome, DocumentKey, Store, StoredName } from "./store.ts";

export function newWorkshop(id: string) {
  return {
    id,
    title: "Bakery",
    secret: bytes("secret"),
    createdAtMs: 1_000,
    links: [
      { id: "l1", role: "facilitator", tokenHash: bytes("h1"), revoked: false },
      { id: "l2", role: "viewer", tokenHash: bytes("h2"), revoked: false },
    ],
    documents: [{ name: "map", snapshot: bytes("first") }],
  } as const;
}

export function bytes(value: string): Uint8Array {
  return new Uint8Array(new TextEncoder().encode(value));
}

export function text(value: Uint8Array | undefined): string {
  return new TextDecoder().decode(value);
}

export function change(name: StoredName, value: string) {
  return { name, epoch: 1, bytes: bytes(value) } as const;
}

/** The tail of a document as texts. */
export async function texts(store: Store, document: DocumentKey): Promise<string[]> {
  return (await store.load(document)).updates.map((update) => text(update.bytes));
}

/** Appends to a document of `w1`, one commit for each text, all at once. */
export function appendAll(
  store: Store,
  name: StoredName,
  values: readonly string[],
): Promise<readonly CommitOutcome[]> {
  return Promise.all(
    values.map((value) => store.commit({ workshopId: "w1", append: [change(name, value)] })),
  );
}
