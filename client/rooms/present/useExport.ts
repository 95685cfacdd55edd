// Owns: making a file and handing it over, with words while it is made and when it cannot be.

import { useState } from "react";
import { exportedWorkshop } from "../../../shared/format/exported.ts";
import { poolToCsv } from "../../../shared/format/poolCsv.ts";
import type { Scene } from "../../../shared/format/scene/scene.ts";
import { workshopToFile } from "../../../shared/format/workshopFile.ts";
import { latestDots } from "../../../shared/insight/dots.ts";
import { emotionsByTouchpoint } from "../../../shared/insight/emotion.ts";
import { download, fileNameOf } from "../../export/download.ts";
import { sceneToPngFile, sceneToSvgFile } from "../../export/picture.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { useTheme } from "../../ui/theme.ts";
import { toast } from "../../ui/toasts.ts";

export type PictureFormat = "svg" | "png";

export interface Exports {
  /** A file is being made. */
  readonly isBusy: boolean;
  readonly picture: (scene: Scene, names: readonly string[], format: PictureFormat) => void;
  readonly workshop: () => void;
  readonly pool: () => void;
}

export function useExport(): Exports {
  const { map, room } = useSession();
  const { theme } = useTheme();
  const [isBusy, setBusy] = useState(false);
  const title = (): string => map.tables.workshop.get("main")?.title ?? "";
  const hand = async (fileName: string, make: () => Promise<Blob>): Promise<void> => {
    setBusy(true);
    try {
      download(fileName, await make());
      toast(t("present.exported", { file: fileName }), { tone: "positive" });
    } catch (error) {
      // A font that cannot be fetched, a picture too large for this browser: told here, and loud in the console.
      toast(t("present.exportFailed", { file: fileName }), { tone: "danger" });
      throw error;
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    picture: (scene, names, format) => {
      const make = format === "svg" ? sceneToSvgFile : sceneToPngFile;
      void hand(fileNameOf([title(), ...names], format), () => make(scene, theme));
    },
    workshop: () => {
      const out = exportedWorkshop({ map: map.tables, room: room.tables });
      const file = `${JSON.stringify(workshopToFile(out.map, out.room), null, 1)}\n`;
      void hand(
        fileNameOf([title()], "json"),
        async () => new Blob([file], { type: "application/json" }),
      );
    },
    pool: () => {
      const emotions = emotionsByTouchpoint(map.tables, room.tables);
      const csv = poolToCsv(map.tables, emotions, latestDots(map.tables, room.tables));
      void hand(
        fileNameOf([title(), t("present.pool")], "csv"),
        async () => new Blob([csv], { type: "text/csv;charset=utf-8" }),
      );
    },
  };
}
