// Owns: telling that bars stand at the foot of the screen, so that messages stand above them. Apart from foot.ts, which comes with
// the first picture. Rule A11-215.

import { useEffect } from "react";

/** Marks the page as long as the caller stands in it. */
export function useBarsAtFoot(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.bars = "";
    return () => {
      delete dataset.bars;
    };
  }, []);
}
