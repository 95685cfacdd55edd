// Owns: when the next tick runs: the first at once, then not sooner than so long after the last one began. It must not
// know what a tick does. Rules: SYN-10, SYN-72.
import type { Clock, Timers } from "../../shared/kit/outside.ts";

export class Pace {
  readonly #outside: Clock & Timers;
  readonly #run: () => void;
  #isDue = false;
  #begunMs = Number.NEGATIVE_INFINITY;

  constructor(outside: Clock & Timers, run: () => void) {
    this.#outside = outside;
    this.#run = run;
  }

  /** Runs once, `betweenMs` after the last one began at the earliest, however often it is asked until then. */
  soon(betweenMs: number): void {
    if (this.#isDue) return;
    this.#isDue = true;
    const waitMs = this.#begunMs + betweenMs - this.#outside.now();
    if (waitMs <= 0) this.#run();
    else this.#outside.after(waitMs, this.#run);
  }

  /** One begins now; what is asked from now on is for the next. */
  begun(): void {
    this.#isDue = false;
    this.#begunMs = this.#outside.now();
  }
}
