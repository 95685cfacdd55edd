// Owns: what a field does last as it goes: with its room by the way back or a link, with what it is about, with the page. None of
// these leaves it first, so that no blur is heard. Rule MAP-447.

import { useEffect, useLayoutEffect, useRef } from "react";

/** Calls the latest `run`, before what is around the field ends; and as the page goes, which may yet come back. */
export function useAtTheEnd(run: () => void): void {
  const last = useRef(run);
  useEffect(() => {
    last.current = run;
  });
  useLayoutEffect(() => {
    const end = (): void => last.current();
    window.addEventListener("pagehide", end);
    return () => {
      window.removeEventListener("pagehide", end);
      end();
    };
  }, []);
}
