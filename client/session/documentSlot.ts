// Owns: the place of one document in a session, through its changes of epoch: a new one is loaded beside the old,
// what is one's own is carried over, and only then do the two change places. Rules SYN-40, SYN-186, STA-73.

import type { Schema } from "../../shared/model/change.ts";
import { closeCodes, epochPrefix } from "../../shared/wire/protocol.ts";
import { type DocumentPlan, type HeldDocument, holdDocument } from "./heldDocument.ts";
import type { Ending, Progress } from "./saveState.ts";

export interface SlotEvents<S extends Schema> {
  /** The progress may have changed. */
  changed(): void;
  opened(): void;
  /** An ending that is no change of epoch. */
  closed(ending: Ending): void;
  /** Brings into `fresh`, which has the server's state, what is one's own in `old`. */
  carry(old: HeldDocument<S>, fresh: HeldDocument<S>): Promise<void>;
  /** `current` gives another document from now on. */
  replaced(): void;
}

export interface DocumentSlot<S extends Schema> {
  current(): HeldDocument<S>;
  progress(): Progress;
  /** Throws away what is held, copy included, and loads the server's state again. */
  startOver(): Promise<void>;
  /** See `Connection`. */
  retry(isCut: boolean): void;
  disconnect(): void;
  close(): Promise<void>;
  erase(): Promise<void>;
}

export async function openSlot<S extends Schema>(
  planFor: (epoch: number) => DocumentPlan<S>,
  firstEpoch: number,
  on: SlotEvents<S>,
): Promise<DocumentSlot<S>> {
  let fresh: HeldDocument<S> | null = null;
  let moves = 0;
  let over: "close" | "erase" | null = null;
  const hold = (epoch: number): Promise<HeldDocument<S>> =>
    holdDocument(planFor(epoch), {
      changed: on.changed,
      opened: on.opened,
      closed: (ending) => {
        const next = epochOf(ending);
        if (next === null) on.closed(ending);
        else void move(next);
      },
    });
  /** One that was not there yet as this place ended, or as another epoch took its turn. */
  const leave = (late: HeldDocument<S>): Promise<void> => late[over ?? "erase"]();
  const move = async (epoch: number): Promise<void> => {
    const number = ++moves;
    const isOutdated = () => over || number !== moves;
    await fresh?.erase();
    on.changed();
    const next = await hold(epoch);
    if (isOutdated()) return leave(next);
    fresh = next;
    await next.firstSync;
    await current.takeFromCopy();
    if (isOutdated()) return;
    await on.carry(current, next);
    if (isOutdated()) return;
    const old = current;
    current = next;
    fresh = null;
    moves = 0;
    // First of all: whoever hears of the new one, and leaves what is not there, finds the old one over.
    const erased = old.erase();
    on.replaced();
    on.changed();
    await erased;
  };
  let current = await hold(firstEpoch);
  const both = (): HeldDocument<S>[] => (fresh ? [current, fresh] : [current]);
  const end = async (how: "close" | "erase"): Promise<void> => {
    // What is erased stays so, though it is closed afterwards.
    if (over !== "erase") over = how;
    await Promise.all(both().map((held) => held[how]()));
  };
  return {
    current: () => current,
    progress: () => ({ ...current.progress(), isMoving: moves > 0 }),
    startOver: async () => {
      const { epoch } = current;
      await current.erase();
      if (over) return;
      const next = await hold(epoch);
      if (over) return leave(next);
      current = next;
      on.replaced();
      on.changed();
    },
    retry: (isCut) => {
      for (const held of both()) held.retry(isCut);
    },
    disconnect: () => {
      over ??= "close";
      for (const held of both()) held.disconnect();
    },
    close: () => end("close"),
    erase: () => end("erase"),
  };
}

/** The epoch that a document has now, if that is why it was closed. */
function epochOf({ code, reason }: Ending): number | null {
  if (code !== closeCodes.gone || !reason.startsWith(epochPrefix)) return null;
  const epoch = Number(reason.slice(epochPrefix.length));
  return Number.isSafeInteger(epoch) && epoch > 0 ? epoch : null;
}
