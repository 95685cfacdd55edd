// Owns: bringing a document from the store into a room, with the rows that do not apply counted, logged and put away.
// It must not know connections. Rules: SYN-12, SYN-61.
import type { Log } from "../log.ts";
import type { Store, StoredName } from "../store/store.ts";
import type { SyncFigures } from "./figures.ts";
import { type Held, openHeld } from "./held.ts";

/** What it takes of a room's setting. */
export interface LoadingSetting {
  readonly store: Pick<Store, "load" | "commit">;
  readonly log: Log | undefined;
  readonly figures: SyncFigures;
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
  const { held, unfit } = openHeld(name, await store.load({ workshopId, name }));
  if (unfit.length > 0) {
    figures.quarantined(unfit.length);
    log?.warn("document.quarantined", { rows: unfit.length, document: held.document });
    putAway(store, workshopId, name, unfit).catch(onFailure);
  }
  return held;
}

/** Other commits go between: until it is done the rows are left out at each load. */
async function putAway(
  store: Pick<Store, "commit">,
  workshopId: string,
  name: StoredName,
  unfit: readonly number[],
): Promise<void> {
  const rows = unfit.map((seq) => ({ name, seq }));
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await store.commit({ workshopId, quarantine: rows.slice(at, at + rowsAtOnce) });
  }
}
