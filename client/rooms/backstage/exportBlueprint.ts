// Owns: handing a service blueprint to the person as a picture. What draws it is loaded when it is first asked for.

import type { PaletteName } from "../../../shared/format/scene/palette.ts";
import type { Blueprint } from "../../../shared/model/blueprint.ts";
import { layerLines } from "../../../shared/model/layerLine.ts";
import { download, fileNameOf } from "../../export/download.ts";
import { t } from "../../i18n/t.ts";
import { toast } from "../../ui/toasts.ts";
import { byName, nodeWords } from "./pictureWords.ts";

export interface BlueprintExport {
  /** Of the journey. */
  readonly title: string;
  readonly format: "svg" | "png";
  readonly theme: PaletteName;
}

export async function exportBlueprint(
  blueprint: Blueprint,
  { title, format, theme }: BlueprintExport,
): Promise<void> {
  const file = fileNameOf([t("backstage.blueprint"), title], format);
  try {
    const [{ blueprintScene }, { fontsReady, screenMeasure }, files] = await Promise.all([
      import("../../../shared/format/scene/blueprint.ts"),
      import("../../export/measure.ts"),
      import("../../export/picture.ts"),
    ]);
    await fontsReady();
    const scene = blueprintScene({
      blueprint,
      measure: screenMeasure(),
      words: {
        ...nodeWords(),
        title,
        lines: byName(layerLines, (line) => t(`backstage.${line}`)),
        touchpoints: t("backstage.touchpoint"),
        noProcess: t("backstage.lacksProcess"),
        summary: t("backstage.blueprintSummary", { title, count: blueprint.columns.length }),
        source: t("backstage.pictureSource"),
      },
    });
    const make = format === "svg" ? files.sceneToSvgFile : files.sceneToPngFile;
    download(file, await make(scene, theme));
  } catch (error) {
    // What draws it could not be fetched, or the picture is too large: told here, and loud in the console.
    toast(t("backstage.exportFailed", { file }), { tone: "danger" });
    throw error;
  }
  toast(t("backstage.exported", { file }), { tone: "positive" });
}
