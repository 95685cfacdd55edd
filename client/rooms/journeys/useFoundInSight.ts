// Owns: bringing what was found into sight, once with each turn, as soon as it is on screen. Rule MAP-313.

import { useLayoutEffect, useRef } from "react";
import { useDesk } from "./desk.ts";
import { shownStep } from "./find.ts";

/** Gives the step that is shown. `bring` brings it into sight and says whether it is on screen; it is asked anew with each render. */
export function useFoundInSight(bring: (stepId: string) => boolean): string | null {
  const turn = useDesk(({ found }) => found?.turn ?? null);
  const stepId = useDesk(({ found }) => shownStep(found));
  const shown = useRef<object | null>(null);
  useLayoutEffect(() => {
    // A turn that has found nothing is over: what others make fit later moves nobody's view.
    if (stepId === null) shown.current = turn;
    else if (shown.current !== turn && bring(stepId)) shown.current = turn;
  });
  return stepId;
}
