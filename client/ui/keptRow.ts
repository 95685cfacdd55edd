// Owns: which rows of a long list are drawn: those in sight, and always the one that is the tab stop, wherever the list is
// scrolled to: otherwise the focus would be lost. For lists of `@tanstack/react-virtual`.

import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";
import { useCallback } from "react";

/** The `rangeExtractor` of a list of `count` rows whose tab stop is the row `current`. */
export function useRowsWithStop(current: number, count: number): (range: Range) => number[] {
  return useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (current >= count || indexes.includes(current)) return indexes;
      return [...indexes, current].sort((a, b) => a - b);
    },
    [current, count],
  );
}
