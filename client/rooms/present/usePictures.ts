// Owns: the pictures on this screen: made again when what they show has changed, once the fonts are at hand.

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Scene } from "../../../shared/format/scene/scene.ts";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import { fontsReady, screenMeasure } from "../../export/measure.ts";
import type { PictureSource } from "../../export/scenes.ts";
import { useSession } from "../../session/hooks.ts";
import { journeyTables, roundTables, useReading } from "./useReading.ts";

const looked = {
  map: [...journeyTables, "workshop", "departments", "processes", "processLinks"],
  room: roundTables,
} as const;

/** What `make` draws now; `undefined` while the fonts load or where there is nothing to draw. */
export function usePicture<Picture = Scene>(
  make: (source: PictureSource) => Picture | undefined,
): Picture | undefined {
  const { outside, clockOffsetMs } = useSession();
  const areFontsReady = useFonts();
  const measure = useMemo(() => (areFontsReady ? screenMeasure() : null), [areFontsReady]);
  const draw = useCallback(
    (map: MapSnapshot, room: RoomSnapshot) =>
      measure ? make({ map, room, measure, nowMs: outside.now() + clockOffsetMs() }) : undefined,
    [measure, make, outside, clockOffsetMs],
  );
  return useReading(looked, draw);
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
