// Owns: when something half-typed has to be kept without being asked: as its field goes away, when the page is hidden or closed,
// and when the workshop ends. Rules PHA-33, PHA-34, STA-71.

import { useEffect, useLayoutEffect, useRef } from "react";
import { onFieldsEnd } from "../../ui/lastWords.ts";

/** Calls the latest `keep` at each of these moments. It may be called again and again, and must keep once. */
export function useKeeping(keep: () => void): void {
  const latest = useRef(keep);
  useLayoutEffect(() => {
    latest.current = keep;
  });
  // A layout effect, because its clean-up runs before the session above is closed.
  useLayoutEffect(() => () => latest.current(), []);
  useEffect(() => {
    const keepNow = (): void => latest.current();
    const whenHidden = (): void => {
      if (document.visibilityState === "hidden") keepNow();
    };
    document.addEventListener("visibilitychange", whenHidden);
    window.addEventListener("pagehide", keepNow);
    const stop = onFieldsEnd(keepNow);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", whenHidden);
      window.removeEventListener("pagehide", keepNow);
    };
  }, []);
}
