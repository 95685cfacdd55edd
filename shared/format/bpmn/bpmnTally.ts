// Owns: the warnings of an import: told once per kind of loss, with how often and an example, in the order found.
// Bounded, because a hostile file loses as much as it likes.

import { quoted } from "../problems.ts";

export interface Tally {
  /** Tells a loss by its kind; `name` is of the element, if it has one. */
  readonly lose: (loss: string, name?: string) => void;
  readonly list: () => readonly string[];
}

const namesMax = 3;

export function newTally(): Tally {
  const losses = new Map<string, { count: number; names: string[] }>();
  return {
    lose: (loss, name = "") => {
      const known = losses.get(loss) ?? { count: 0, names: [] };
      known.count += 1;
      if (name !== "" && known.names.length < namesMax) known.names.push(quoted(name));
      losses.set(loss, known);
    },
    list: () =>
      [...losses].map(([loss, { count, names }]) => {
        if (names.length === 0) return `${count} × ${loss}.`;
        const end = count > names.length ? " …" : ".";
        return `${count} × ${loss}: ${names.join(", ")}${end}`;
      }),
  };
}
