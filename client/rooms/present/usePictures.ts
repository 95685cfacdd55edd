// Owns: the pictures on this screen: made again when what they show has changed, once the fonts are at hand.

import { useEffect, useMemo, useState } from "react";
import type { Scene } from "../../../shared/format/scene/scene.ts";
import { fontsReady, screenMeasure } from "../../export/measure.ts";
import type { PictureSource } from "../../export/scenes.ts";
import { useMap, useRoom, useSession } from "../../session/hooks.ts";

const mapTables = [
  "workshop",
  "departments",
  "touchpoints",
  "personas",
  "journeys",
  "stages",
  "steps",
] as const;

/** What `make` draws now; `undefined` while the fonts load or where there is nothing to draw. */
export function usePicture(make: (source: PictureSource) => Scene | undefined): Scene | undefined {
  const session = useSession();
  const areFontsReady = useFonts();
  const measure = useMemo(() => (areFontsReady ? screenMeasure() : null), [areFontsReady]);
  // A number that is new with every change: the tables themselves are mutated in place.
  const mapStamp = useMap(mapTables, () => stamp(session.map, mapTables));
  const roomStamp = useRoom(["rounds", "tallies"], () =>
    stamp(session.room, ["rounds", "tallies"]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamps stand for the tables' content
  return useMemo(() => {
    if (!measure) return undefined;
    const nowMs = session.outside.now() + session.clockOffsetMs();
    return make({ map: session.map.tables, room: session.room.tables, measure, nowMs });
  }, [measure, make, session, mapStamp, roomStamp]);
}

function useFonts(): boolean {
  const [areReady, setReady] = useState(false);
  useEffect(() => {
    let isHere = true;
    void fontsReady().then(() => {
      if (isHere) setReady(true);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return areReady;
}

function stamp<T extends string>(
  live: { readonly version: (table: T) => number },
  tables: readonly T[],
): string {
  return tables.map((table) => live.version(table)).join(" ");
}
