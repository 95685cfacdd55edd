// Owns: the columns of a journey, live, each keeping its identity while nothing in it changes.

import { useCallback, useMemo, useRef } from "react";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import { useMap } from "../../session/hooks.ts";
import { type Column, columnsOf, columnTables, keepColumns } from "./columns.ts";

/** The columns, and a function that gives those of this moment to whoever must not be drawn again by them. */
export function useColumns(journeyId: string): {
  readonly columns: readonly Column[];
  readonly latest: () => readonly Column[];
} {
  const held = useRef<readonly Column[]>([]);
  const select = useCallback(
    (map: MapSnapshot) => {
      held.current = keepColumns(held.current, columnsOf(map, journeyId));
      return held.current;
    },
    [journeyId],
  );
  const columns = useMap(columnTables, select, Object.is);
  const latest = useCallback(() => held.current, []);
  return useMemo(() => ({ columns, latest }), [columns, latest]);
}
