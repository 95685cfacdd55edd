// Owns: the words for all pictures of a kind.

import { t } from "../../i18n/t.ts";
import type { PictureKind } from "./exportChoice.ts";

export function kindName(kind: PictureKind): string {
  const names: Readonly<Record<PictureKind, string>> = {
    journey: t("exporting.allJourneys"),
    heatmap: t("exporting.allHeatmaps"),
    measurement: t("exporting.allMeasurements"),
    blueprint: t("exporting.allBlueprints"),
    process: t("exporting.allProcesses"),
    brief: t("exporting.allBriefs"),
  };
  return names[kind];
}
