// Owns: what the server does by the clock: it ends rounds that have run out and brings coarse totals up to
// date on a fixed beat, so that neither is ever caused by what one person does. Rules PHA-4, PHA-5, PRV-8, PRV-99, SYN-142,
// SYN-143.

import { revealedRounds } from "../../shared/insight/proof.ts";
import type { Chance, Clock, Timers } from "../../shared/kit/outside.ts";
import { openRoundIn } from "../../shared/model/currentRound.ts";
import type { Minimums } from "../../shared/model/minimums.ts";
import { refuse } from "../../shared/model/refusals.ts";
import { dueAtMs } from "../../shared/model/round.ts";
import type { ActAnswer } from "../../shared/wire/acts.ts";
import type { Log } from "../log.ts";
import type { Decide, Workshops } from "../sync/deeds.ts";
import { decideDue, decideTotals } from "./decisions.ts";

/** Coarse totals change at most this often, at full multiples of it by the server's clock. */
const beatMs = 10_000;
/** How long after a failure (a full disk) the end of a round, or a look at it, is tried again. */
const retryMs = 5_000;

export interface AlarmsOptions {
  readonly workshops: Pick<Workshops, "decide" | "rounds" | "isAnybodyIn">;
  readonly outside: Clock & Chance & Timers;
  readonly minimums: Minimums;
  readonly log: Log;
}

export interface Alarms {
  /** Looks at a workshop's open round, and sees to its end and its totals. */
  watch(workshopId: string): Promise<void>;
  /** Like `watch`, unless the workshop is known already: call it when somebody enters. */
  meet(workshopId: string): Promise<void>;
  /** All that there are. One that cannot be read is logged, and left to whoever enters it. */
  meetAll(workshopIds: readonly string[]): Promise<void>;
  forget(workshopId: string): void;
  /** Cancels all that is to come. */
  stop(): void;
}

export function newAlarms(options: AlarmsOptions): Alarms {
  const { workshops, outside, log } = options;
  /** A workshop's next deed by the clock; `undefined`: known, and nothing to do. */
  const watched = new Map<string, Watch>();
  let isStopped = false;

  const context = () => ({ nowMs: outside.now(), chance: outside, minimums: options.minimums });
  const decide = (workshopId: string, decision: Decide): Promise<ActAnswer> =>
    workshops.decide(workshopId, null, decision).catch((error: unknown): ActAnswer => {
      log.error("alarm failed", error);
      return { ok: false, refusal: refuse("storageFull") };
    });

  const later = (workshopId: string, delayMs: number, run: () => Promise<void>): (() => void) =>
    outside.after(Math.max(0, delayMs), () => {
      if (isStopped || !watched.has(workshopId)) return;
      run().catch((error: unknown) => log.error("alarm failed", error));
    });

  const tryAgain = (workshopId: string, run: (workshopId: string) => Promise<void>): void => {
    const entry = watched.get(workshopId);
    entry?.cancelEnd();
    if (entry) entry.cancelEnd = later(workshopId, retryMs, () => run(workshopId));
  };

  const end = async (workshopId: string): Promise<void> => {
    const answer = await decide(workshopId, decideDue(context()));
    if (answer.ok || answer.refusal.code === "roundNotOpen") return watch(workshopId);
    tryAgain(workshopId, end);
  };
  /** With `untilEmpty`, whoever enters an empty workshop next makes it begin again. */
  const beat = async (workshopId: string, untilEmpty: boolean): Promise<void> => {
    if (untilEmpty && !workshops.isAnybodyIn(workshopId)) watched.delete(workshopId);
    const entry = watched.get(workshopId);
    if (!entry) return;
    entry.cancelBeat = later(workshopId, untilBeatMs(outside.now()), () =>
      beat(workshopId, untilEmpty),
    );
    await decide(workshopId, decideTotals(context()));
  };

  const watch = async (workshopId: string): Promise<void> => {
    if (isStopped) return;
    const known = watched.get(workshopId);
    const entry: Watch = known ?? { cancelEnd: nothing, cancelBeat: nothing };
    watched.set(workshopId, entry);
    const room = await workshops.rounds(workshopId).catch((cause: unknown) => {
      // Where nobody knew it, it is for whoever enters next; else there are people who do not enter again.
      if (known) tryAgain(workshopId, watch);
      else if (watched.get(workshopId) === entry) watched.delete(workshopId);
      throw cause;
    });
    if (isStopped || watched.get(workshopId) !== entry) return;
    cancel(entry);
    const round = openRoundIn(room);
    // After a reveal somebody may come back with cards that it did not see.
    if (!round && revealedRounds(room).length === 0) return;
    const nowMs = outside.now();
    if (round) entry.cancelEnd = later(workshopId, dueAtMs(round) - nowMs, () => end(workshopId));
    entry.cancelBeat = later(workshopId, untilBeatMs(nowMs), () => beat(workshopId, !round));
  };

  const meet = async (workshopId: string): Promise<void> => {
    if (!watched.has(workshopId)) await watch(workshopId);
  };

  return {
    watch,
    meet,
    meetAll: async (workshopIds) => {
      for (const id of workshopIds) {
        await meet(id).catch((cause: unknown) => log.error("alarm not set", cause));
      }
    },
    forget: (workshopId) => {
      cancel(watched.get(workshopId));
      watched.delete(workshopId);
    },
    stop: () => {
      isStopped = true;
      for (const entry of watched.values()) cancel(entry);
      watched.clear();
    },
  };
}

/** From a time by the server's clock to the next beat, in milliseconds. */
export function untilBeatMs(nowMs: number): number {
  return beatMs - (nowMs % beatMs);
}

interface Watch {
  cancelEnd: () => void;
  cancelBeat: () => void;
}

function cancel(entry: Watch | undefined): void {
  entry?.cancelEnd();
  entry?.cancelBeat();
}

function nothing(): void {
  // Nothing was scheduled, so nothing is to be cancelled.
}
