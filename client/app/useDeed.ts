// Owns: asking the server for a deed from a button: one at a time, and what it refuses is said.

import { useCallback, useState } from "react";
import type { Wish } from "../../shared/wire/acts.ts";
import { useAct } from "../session/hooks.ts";
import { toast } from "../ui/toasts.ts";

/** `ask` gives whether it was done; `isAsking` is true until the answer is there. */
export function useDeed(): {
  readonly ask: (wish: Wish) => Promise<boolean>;
  readonly isAsking: boolean;
} {
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const ask = useCallback(
    async (wish: Wish) => {
      setAsking(true);
      const answer = await act(wish);
      setAsking(false);
      if (!answer.ok) toast(answer.refusal.message, { tone: "danger" });
      return answer.ok;
    },
    [act],
  );
  return { ask, isAsking };
}
