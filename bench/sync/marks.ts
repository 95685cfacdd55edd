// Owns: which marks were written when, and how long each took to be seen elsewhere.
import { marksIn } from "./talker.ts";

export class Marks {
  readonly #sentMs: number[] = [];
  #waits: number[] = [];

  /** A mark that is written now. */
  next(): number {
    this.#sentMs.push(performance.now());
    return this.#sentMs.length - 1;
  }

  /** All marks in some bytes are seen now. */
  see(bytes: Uint8Array): void {
    const nowMs = performance.now();
    for (const mark of marksIn(bytes)) {
      const sentMs = this.#sentMs[mark];
      if (sentMs !== undefined) this.#waits.push(nowMs - sentMs);
    }
  }

  /** How many were seen since the last call of `takeWaits`. */
  get seen(): number {
    return this.#waits.length;
  }

  /** The waits in milliseconds since the last call, in the order in which they ended. */
  takeWaits(): readonly number[] {
    const waits = this.#waits;
    this.#waits = [];
    return waits;
  }
}
