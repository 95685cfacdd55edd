// Owns: laying large snapshots down in the store's thread, piece by piece, before the call that makes them snapshots:
// neither thread is held for longer than a piece takes. It must not know SQL. Implements STO-39, STO-42, STO-47.
import type { Commit, DocumentKey, NewWorkshop, StoredName } from "../store.ts";
import {
  type Bundle,
  type Given,
  type Gives,
  type Operation,
  pieceBytes,
  type Snapshot,
  withOwnBytes,
} from "./protocol.ts";

/** Carries one call to the store's thread. */
export type Carry = <O extends Operation>(operation: O, given: Given<O>) => Promise<Gives<O>>;

type Written = Pick<Commit, "replace" | "erase"> & Partial<Pick<NewWorkshop, "documents">>;

/** Whether a call brings a snapshot that must be laid down first. */
export function isLarge({ replace = [], erase = [], documents = [] }: Written): boolean {
  return (
    replace.some(({ snapshot }) => isLong(snapshot)) ||
    documents.some(({ snapshot }) => isLong(snapshot)) ||
    erase.some(({ keep }) => keep !== undefined && isLong(keep))
  );
}

function isLong(snapshot: Uint8Array): boolean {
  return snapshot.length > pieceBytes;
}

/** A commit whose large snapshots are laid down first. */
export async function commitLarge(carry: Carry, commit: Commit): Promise<Gives<"commit">> {
  const { replace, erase, ...rest } = commit;
  // What is small may be used again by the caller meanwhile.
  const small = withOwnBytes(rest);
  return onPile(carry, commit.workshopId, async (pile) => {
    const laid: Commit<Snapshot> = {
      ...small,
      ...(replace && {
        replace: await inTurn(replace, async (wish) => ({
          ...wish,
          snapshot: await pile.lay(wish.name, wish.snapshot, wish.epoch),
        })),
      }),
      ...(erase && {
        erase: await inTurn(erase, async ({ keep, ...wish }) =>
          keep === undefined
            ? wish
            : { ...wish, keep: await pile.lay(wish.name, keep, wish.epoch) },
        ),
      }),
    };
    return () => carry("commit", [laid]);
  });
}

/** A new workshop whose large documents are laid down first. */
export async function createLarge(
  carry: Carry,
  workshop: NewWorkshop,
): Promise<Gives<"createWorkshop">> {
  return onPile(carry, workshop.id, async (pile) => {
    const documents = await inTurn(workshop.documents, async ({ name, snapshot }) => ({
      name,
      snapshot: await pile.lay(name, snapshot),
    }));
    return () => carry("createWorkshop", [{ ...workshop, documents }]);
  });
}

/** Makes the call that `lay` gives, unless there was no room; then, and where anything fails, what was laid down is given up. */
async function onPile<T>(
  carry: Carry,
  workshopId: string,
  lay: (pile: Pile) => Promise<() => Promise<T>>,
): Promise<T | { readonly kind: "full" }> {
  const pile = new Pile(carry, workshopId);
  try {
    const call = await lay(pile);
    if (!pile.isFull) return await call();
  } catch (cause) {
    // A thread that has ended takes this neither, and its next start wipes them; what it failed of is to be told.
    await pile.abandon().catch(() => undefined);
    throw cause;
  }
  await pile.abandon();
  return { kind: "full" };
}

/** What is laid down for one call. */
class Pile {
  readonly #carry: Carry;
  readonly #workshopId: string;
  /** What there is of each, by its number. */
  readonly #bundles = new Map<number, Bundle>();
  isFull = false;

  constructor(carry: Carry, workshopId: string) {
    this.#carry = carry;
    this.#workshopId = workshopId;
  }

  /** The snapshot as it is committed. */
  async lay(name: StoredName, snapshot: Uint8Array, epoch?: number): Promise<Snapshot> {
    if (!isLong(snapshot) || this.isFull) return snapshot;
    const document: DocumentKey = { workshopId: this.#workshopId, name };
    let bundle: Bundle | undefined;
    for (let at = 0; at < snapshot.length; at += pieceBytes) {
      const bytes = snapshot.subarray(at, at + pieceBytes);
      const outcome = await this.#carry("layPiece", [document, { bundle, bytes, epoch }]);
      if (outcome.kind === "full") this.isFull = true;
      // Where the document is gone the call will be told so by what it expects.
      if (outcome.kind !== "laid") break;
      bundle = outcome.bundle;
      this.#bundles.set(bundle.number, bundle);
    }
    return bundle ?? snapshot;
  }

  async abandon(): Promise<void> {
    await this.#carry("letGo", [[...this.#bundles.values()]]);
  }
}

async function inTurn<T, U>(list: readonly T[], map: (one: T) => Promise<U>): Promise<U[]> {
  const mapped: U[] = [];
  for (const one of list) mapped.push(await map(one));
  return mapped;
}
