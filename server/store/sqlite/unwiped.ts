// Owns: what is deleted or replaced and could not be wiped, because its pages are damaged. It is left, so that it stops
// nothing else, counted, and told of when it is found; each purge tries it again. Implements STO-46, STO-50.
import { unlessDamaged } from "./driver.ts";

export class Unwiped {
  readonly #what = new Set<string>();
  readonly #onFound: () => void;

  constructor(onFound: () => void) {
    this.#onFound = onFound;
  }

  get count(): number {
    return this.#what.size;
  }

  /** Gives what a step of wiping gives; `damaged` where it did nothing, for that reason. */
  tryStep<T>(what: string, wipe: () => T): T | "damaged" {
    const given = unlessDamaged(wipe, "damaged");
    if (given === "damaged" && !this.#what.has(what)) {
      this.#what.add(what);
      this.#onFound();
    }
    return given;
  }

  /** What a list says that is still to be wiped; nothing where the list itself lies in damaged pages, which is counted. */
  listed<T>(what: string, list: () => readonly T[]): readonly T[] {
    const found = this.tryStep(what, list);
    if (found === "damaged") return [];
    this.wiped(what);
    return found;
  }

  /** Nothing is left of it. */
  wiped(what: string): void {
    this.#what.delete(what);
  }
}
