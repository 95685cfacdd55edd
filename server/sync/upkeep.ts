// Owns: which documents of a room are compacted when: shared ones once their tail is long, private ones by the clock, so
// that no history of typing stays. It must not know connections. Rules: SYN-26, SYN-68, SYN-111, SYN-139, SYN-140,
// PRV-102.
import type { Clock, Timers } from "../../shared/kit/outside.ts";
import type { Store } from "../store/store.ts";
import { type CompactionSetting, compact, isDue, isDueAtRest } from "./compaction.ts";
import type { Held } from "./held.ts";
import type { SyncLimits } from "./limits.ts";

/** What it takes of a room's setting. */
export interface UpkeepSetting extends CompactionSetting {
  readonly store: Pick<Store, "commit" | "purge">;
  readonly outside: Clock & Timers;
  readonly limits: SyncLimits;
}

/** The room that is kept up. */
export interface Site {
  readonly workshopId: string;
  /** Those that are held. */
  privateDocuments(): Promise<readonly Held[]>;
  hasEnded(): boolean;
}

/** A large document takes seconds of a thread, so that one that cannot be compacted is not tried at each edit. */
const failedRestMs = 60_000;

export class Upkeep {
  readonly #setting: UpkeepSetting;
  readonly #site: Site;
  readonly #compactions = new Map<Held, Promise<void>>();
  /** When to try again what could not be done. */
  readonly #againMs = new WeakMap<Held, number>();
  #cancelForgetting: (() => void) | undefined;
  #isHurried = false;

  constructor(setting: UpkeepSetting, site: Site) {
    this.#setting = setting;
    this.#site = site;
  }

  /** Edits of a document have become durable. */
  after(held: Held): void {
    if (held.document === "mine") this.#forgetSoon();
    else if (isDue(held, this.#setting.limits) && !this.#hasJustFailed(held)) {
      void this.#compact(held);
    }
  }

  /** Leaves documents tidy. In a hurry, only what must not wait: what is shared is compacted by whoever opens it next. */
  async finish(documents: readonly Held[], isHurried: boolean): Promise<void> {
    this.#isHurried = isHurried;
    for (const held of documents) {
      if (isHurried && held.document !== "mine") continue;
      await this.#compactions.get(held);
      if (isDueAtRest(held, this.#setting.limits)) await this.#compact(held);
    }
  }

  #hasJustFailed(held: Held): boolean {
    return this.#setting.outside.now() < (this.#againMs.get(held) ?? Number.NEGATIVE_INFINITY);
  }

  stop(): void {
    this.#cancelForgetting?.();
  }

  /** Takes what was typed on the way out of all private documents, on a beat of its own so that it costs little. */
  #forgetSoon(): void {
    if (this.#cancelForgetting !== undefined || this.#site.hasEnded()) return;
    const { outside, limits, log } = this.#setting;
    this.#cancelForgetting = outside.after(limits.mineHistoryMs, () => {
      this.#cancelForgetting = undefined;
      this.#forget().catch((cause: unknown) => log?.error("history.kept", cause));
    });
  }

  async #forget(): Promise<void> {
    for (const held of await this.#site.privateDocuments()) {
      if (held.tail.length > 0) await this.#compact(held);
    }
    // The log of the database holds it too until it is cut. Whoever ends the room settles it.
    if (!this.#site.hasEnded()) await this.#setting.store.purge();
  }

  /** One at a time for each document. What fails leaves all as it was, so nobody is told. */
  #compact(held: Held): Promise<void> {
    const running = this.#compactions.get(held);
    if (running !== undefined) return running;
    const isDropped = (): boolean => this.#isHurried && held.document !== "mine";
    const { log, outside } = this.#setting;
    const compaction = compact(this.#setting, this.#site.workshopId, held, isDropped)
      .catch((cause: unknown) => {
        log?.error("compaction.failed", cause);
        return false;
      })
      .then((isDone) => {
        this.#compactions.delete(held);
        if (!isDone) this.#againMs.set(held, outside.now() + failedRestMs);
      });
    this.#compactions.set(held, compaction);
    return compaction;
  }
}
