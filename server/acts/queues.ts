// Owns: one thing at a time for each workshop, where a decision needs what the store says of its links.

/** Runs what it is given after everything that was given before for the same key. */
export type InTurn = <T>(key: string, run: () => Promise<T>) => Promise<T>;

export function newQueues(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const before = last.get(key) ?? Promise.resolve();
    const own = before.then(run);
    // A failure belongs to who asked; the next in the queue goes on after it.
    const settled = own.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, settled);
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return own;
  };
}
