// Owns: asking the server for a deed from a button: one at a time, and what it refused stays in words.

import { useState } from "react";
import type { Refusal } from "../../../shared/model/refusals.ts";
import type { ActAnswer } from "../../../shared/wire/acts.ts";

export interface Deed {
  /** Asks, unless the last question is still on its way. */
  readonly run: (ask: () => Promise<ActAnswer>) => Promise<ActAnswer | null>;
  readonly isRunning: boolean;
  /** What the last answer refused, until the next try. */
  readonly refusal: Refusal | null;
}

export function useDeed(): Deed {
  const [isRunning, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async (ask: () => Promise<ActAnswer>): Promise<ActAnswer | null> => {
    if (isRunning) return null;
    setRunning(true);
    setRefusal(null);
    const answer = await ask();
    setRunning(false);
    if (!answer.ok) setRefusal(answer.refusal);
    return answer;
  };
  return { run, isRunning, refusal };
}
