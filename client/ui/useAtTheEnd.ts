// Owns: what a field does last as it goes: with its room by the way back or a link, with what it is about, with the page, with the
// workshop. None of these leaves it first, so that no blur is heard. Rules MAP-447, STA-71, STA-74.

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Hand, onFieldsEnd } from "./lastWords.ts";

/**
 * Calls the latest `run`, before what is around the field ends; and as the page goes, which may yet come back. Where the workshop
 * itself ends it is given what to hand words to that cannot be kept, in place of saying them.
 */
export function useAtTheEnd(run: (hand: Hand | null) => void): void {
  const last = useRef(run);
  useEffect(() => {
    last.current = run;
  });
  useLayoutEffect(() => {
    let isOver = false;
    const end = (): void => {
      if (!isOver) last.current(null);
    };
    const stop = onFieldsEnd((hand) => {
      last.current(hand);
      isOver = true;
    });
    window.addEventListener("pagehide", end);
    return () => {
      window.removeEventListener("pagehide", end);
      stop();
      end();
    };
  }, []);
}

/**
 * Of a form that is handed in as a whole: hands over, where the workshop ends, those of `texts` that are not as they were as it came on
 * screen; `begun`: where that is not what counts.
 */
export function useLastWords(texts: readonly string[], begun?: readonly string[]): void {
  const [first] = useState(texts);
  useAtTheEnd((hand) => {
    if (!hand) return;
    const before = begun ?? first;
    for (const [at, text] of texts.entries())
      if (text.trim() !== "" && text !== before[at]) hand(text);
  });
}
