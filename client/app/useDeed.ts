// Owns: asking the server for a deed from a button: one at a time, and what it refuses is said, unless what was wanted has come about
// meanwhile. Rule PHA-57.

import { useCallback, useState } from "react";
import type { RefusalCode } from "../../shared/model/refusals.ts";
import type { Wish } from "../../shared/wire/acts.ts";
import { useAct } from "../session/hooks.ts";
import { toast } from "../ui/toasts.ts";

/** `ask` gives whether it was done, also by somebody else, as the refusal `isDoneBy` tells; `isAsking` is true until the answer is there. */
export function useDeed(): {
  readonly ask: (wish: Wish, isDoneBy?: RefusalCode) => Promise<boolean>;
  readonly isAsking: boolean;
} {
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const ask = useCallback(
    async (wish: Wish, isDoneBy?: RefusalCode) => {
      setAsking(true);
      const answer = await act(wish);
      setAsking(false);
      if (answer.ok || answer.refusal.code === isDoneBy) return true;
      toast(answer.refusal.message, { tone: "danger" });
      return false;
    },
    [act],
  );
  return { ask, isAsking };
}
