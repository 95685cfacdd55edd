// Owns: bringing a document from the store into a room, with the rows that do not apply counted, logged and put away.
// It must not know connections. Rules: SYN-12, SYN-61, SYN-128, SYN-133, SYN-141.
import { setImmediate as nextTurn } from "node:timers/promises";
import { longestNumberBytes } from "../../shared/wire/clocks.ts";
import type { Log } from "../log.ts";
import type { Store, StoredDocument, StoredName } from "../store/store.ts";
import { type Compactor, largeBytes } from "./compactor.ts";
import type { SyncFigures } from "./figures.ts";
import { documentOf, type Held, type Opened, openingHeld, type Surveyed } from "./held.ts";

/** What it takes of a room's setting. */
export interface LoadingSetting {
  readonly store: Pick<Store, "load" | "commit">;
  readonly log: Log | undefined;
  readonly figures: SyncFigures;
  readonly compactor: Pick<Compactor, "survey">;
}

/** So many rows are put away by one commit. */
const rowsAtOnce = 50;

/** `onFailure`: told when rows could not be put away, which nobody waits for. */
export async function loadHeld(
  setting: LoadingSetting,
  workshopId: string,
  name: StoredName,
  onFailure: (cause: unknown) => void,
): Promise<Held> {
  const { store, log, figures } = setting;
  const { held, unfit } = await opened(setting, name, await store.load({ workshopId, name }));
  if (unfit.length > 0) {
    figures.quarantined(unfit.length);
    log?.warn("document.quarantined", { rows: unfit.length, document: held.document });
    putAway(store, workshopId, name, unfit).catch(onFailure);
  }
  return held;
}

/** A large document is read elsewhere, or a little at a time: others are served meanwhile. */
async function opened(
  setting: LoadingSetting,
  name: StoredName,
  stored: StoredDocument,
): Promise<Opened> {
  const opening = openingHeld(name, stored, await surveyed(setting, name, stored));
  for (;;) {
    const step = opening.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

/** Undefined where it is small, or for whoever asks to find out. */
async function surveyed(
  { compactor, log }: LoadingSetting,
  name: StoredName,
  { snapshot }: StoredDocument,
): Promise<Surveyed | undefined> {
  if (snapshot === undefined) return undefined;
  if (snapshot.length <= largeBytes && clientsIn(snapshot) <= mostClients) return undefined;
  try {
    return { known: await compactor.survey(snapshot, documentOf(name)) };
  } catch (cause) {
    log?.error("survey.failed", cause);
    return undefined;
  }
}

/** Of more of them the mere list takes many milliseconds to read. */
const mostClients = 3_000;

/** How many clients an update says that it has, in the number that it begins with; 0 where that does not end. */
function clientsIn(update: Uint8Array): number {
  let count = 0;
  for (const [at, byte] of update.subarray(0, longestNumberBytes).entries()) {
    count += (byte & 0x7f) * 128 ** at;
    if (byte < 0x80) return count;
  }
  return 0;
}

/**
 * Other commits go between: until it is done the rows are left out at each load. The last row comes first: a snapshot that is
 * laid down meanwhile reaches at least as far, and the store would take a row of the same number for it.
 */
async function putAway(
  store: Pick<Store, "commit">,
  workshopId: string,
  name: StoredName,
  unfit: readonly number[],
): Promise<void> {
  const rows = [...unfit.slice(-1), ...unfit.slice(0, -1)].map((seq) => ({ name, seq }));
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await store.commit({ workshopId, quarantine: rows.slice(at, at + rowsAtOnce) });
  }
}
