// Owns: long work in short steps, between which others are served. It must not know what is done.

/** Each step is over when it yields: no transaction is open then, and nothing is half done. */
export type Steps<T> = Generator<void, T, void>;

/** Does all of it at once. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
