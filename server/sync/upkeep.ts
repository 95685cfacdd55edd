// Owns: which documents of a room are compacted when: shared ones once their tail is long, private ones by the clock, so
// that no history of typing stays. It must not know connections. Rules: SYN-26, SYN-68, SYN-111, SYN-139, PRV-102.
import type { Timers } from "../../shared/kit/outside.ts";
import type { Store } from "../store/store.ts";
import { type CompactionSetting, compact, isDue, isDueAtRest } from "./compaction.ts";
import type { Held } from "./held.ts";
import type { SyncLimits } from "./limits.ts";

/** What it takes of a room's setting. */
export interface UpkeepSetting extends CompactionSetting {
  readonly store: Pick<Store, "commit" | "purge">;
  readonly outside: Timers;
  readonly limits: SyncLimits;
}

/** The room that is kept up. */
export interface Site {
  readonly workshopId: string;
  /** Those that are held. */
  privateDocuments(): Promise<readonly Held[]>;
  hasEnded(): boolean;
}

export class Upkeep {
  readonly #setting: UpkeepSetting;
  readonly #site: Site;
  readonly #compactions = new Map<Held, Promise<void>>();
  #cancelForgetting: (() => void) | undefined;
  #isHurried = false;

  constructor(setting: UpkeepSetting, site: Site) {
    this.#setting = setting;
    this.#site = site;
  }

  /** Edits of a document have become durable. */
  after(held: Held): void {
    if (held.document === "mine") this.#forgetSoon();
    else if (isDue(held, this.#setting.limits)) void this.#compact(held);
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
    const compaction = compact(this.#setting, this.#site.workshopId, held, isDropped)
      .catch((cause: unknown) => this.#setting.log?.error("compaction.failed", cause))
      .finally(() => this.#compactions.delete(held));
    this.#compactions.set(held, compaction);
    return compaction;
  }
}
