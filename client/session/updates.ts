// Owns: a document's changes as bytes, for those who pass them on or keep them: what the server sends as it came, all else as
// Yjs lays it out. Must not know who keeps or sends them. Rules SYN-37, SYN-146 to SYN-148.

import * as Y from "yjs";

/** Called with each change once it is in the document; `transaction`: only of what did not come by `take`. */
export type Hear = (update: Uint8Array, transaction: Y.Transaction | null) => void;

export interface Updates {
  readonly doc: Y.Doc;
  /**
   * A change that the server has sent, which the server has checked. Never throws: others may wait behind it. False where it did not
   * come in without a fault: some of it may be missing.
   */
  take(update: Uint8Array, server: object): boolean;
  /** Hears of all changes but those whose origin is `except`; gives what ends it. */
  hear(listener: Hear, except: unknown): () => void;
}

/**
 * Nothing is laid out as bytes that nobody hears of, and nothing a second time that came as bytes: of a colleague's change that is
 * what it costs to put it into the document once more.
 */
export function openUpdates(doc: Y.Doc): Updates {
  const listeners = new Map<Hear, unknown>();
  /** Whose change is going in. */
  let taken: object | undefined;
  const isHeard = ({ origin }: Y.Transaction): boolean =>
    origin !== taken && [...listeners.values()].some((except) => except !== origin);
  const tell = (update: Uint8Array, origin: unknown, transaction: Y.Transaction | null): void => {
    for (const [listener, except] of listeners) {
      if (except === origin) continue;
      try {
        listener(update, transaction);
      } catch (cause) {
        // Yjs would tell nobody of anything any more, and the others not of this.
        logFailure(cause);
      }
    }
  };
  const hearYjs = (
    update: Uint8Array,
    origin: unknown,
    _doc: Y.Doc,
    transaction: Y.Transaction,
  ) => {
    if (isHeard(transaction)) tell(update, origin, transaction);
  };
  doc.on("beforeTransaction", (transaction) => {
    if (isHeard(transaction)) doc.on("update", hearYjs);
  });
  // Not before: others may begin and end while those of one that is heard are told.
  doc.on("afterAllTransactions", () => doc.off("update", hearYjs));
  return {
    doc,
    take: (update, server) => {
      taken = server;
      let come = update;
      let isWhole = true;
      try {
        Y.applyUpdate(doc, update, server);
      } catch (cause) {
        logFailure(cause);
        // Nobody knows how much of it is there.
        come = Y.encodeStateAsUpdate(doc);
        isWhole = false;
      }
      taken = undefined;
      tell(come, server, null);
      return isWhole;
    },
    hear: (listener, except) => {
      listeners.set(listener, except);
      return () => listeners.delete(listener);
    },
  };
}

function logFailure(cause: unknown): void {
  // biome-ignore lint/suspicious/noConsole: this is the way to the console
  console.error(cause);
}
