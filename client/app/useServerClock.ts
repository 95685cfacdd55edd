// Owns: the server's clock for timers.

import { useMemo } from "react";
import { useSession } from "../session/hooks.ts";
import type { RoundClock } from "../ui/rounds/countdown.ts";

/** The device's clock, corrected to the server's. */
export function useServerClock(): RoundClock {
  const session = useSession();
  return useMemo(
    () => ({
      now: () => session.outside.now() + session.clockOffsetMs(),
      after: (delayMs, run) => session.outside.after(delayMs, run),
    }),
    [session],
  );
}
