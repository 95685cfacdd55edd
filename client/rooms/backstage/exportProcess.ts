// Owns: handing an open process map to the person as a file: BPMN, Mermaid or a picture. What writes it is loaded when it
// is first asked for.

import type { PaletteName } from "../../../shared/format/scene/palette.ts";
import { analyseHandOffs } from "../../../shared/insight/handoffs.ts";
import { layerLines } from "../../../shared/model/layerLine.ts";
import { type ProcessOutline, standingNodes } from "../../../shared/model/processOutline.ts";
import type { Department } from "../../../shared/model/tables.ts";
import { download, fileNameOf } from "../../export/download.ts";
import { t } from "../../i18n/t.ts";
import { toast } from "../../ui/toasts.ts";
import { byName, nodeWords } from "./pictureWords.ts";

export type ProcessFormat = "bpmn" | "mermaid" | "svg" | "png";

export interface ProcessExport {
  readonly format: ProcessFormat;
  readonly theme: PaletteName;
  readonly departments: ReadonlyMap<string, Department>;
  /** The maps of the insides of nodes. */
  readonly outlineOf: (processId: string) => ProcessOutline | undefined;
  /** What was kept beside the map around this one, of the file from which both came; empty where there is none. */
  readonly frameAround: string;
}

export async function exportProcess(outline: ProcessOutline, wish: ProcessExport): Promise<void> {
  const ending = wish.format === "mermaid" ? "mmd" : wish.format;
  const fileName = fileNameOf([outline.process.name], ending);
  try {
    download(fileName, await fileOf(outline, wish));
  } catch (error) {
    // What writes it could not be fetched, or the picture is too large: told here, and loud in the console.
    toast(t("backstage.exportFailed", { file: fileName }), { tone: "danger" });
    throw error;
  }
  toast(t("backstage.exported", { file: fileName }), { tone: "positive" });
}

async function fileOf(outline: ProcessOutline, wish: ProcessExport): Promise<Blob> {
  switch (wish.format) {
    case "bpmn": {
      const { writeBpmn } = await import("../../../shared/format/bpmn/writeBpmn.ts");
      const xml = await writeBpmn(outline, wish.outlineOf, wish.frameAround);
      return new Blob([xml], { type: "application/xml" });
    }
    case "mermaid": {
      const { processToMermaid } = await import("../../../shared/format/processMermaid.ts");
      return new Blob([processToMermaid(outline, nodeWords())], { type: "text/plain" });
    }
    case "svg":
    case "png":
      return await pictureOf(outline, wish);
    default:
      return wish.format satisfies never;
  }
}

async function pictureOf(
  outline: ProcessOutline,
  { format, theme, departments }: ProcessExport,
): Promise<Blob> {
  const [{ processMapScene }, { fontsReady, screenMeasure }, files] = await Promise.all([
    import("../../../shared/format/scene/processMap.ts"),
    import("../../export/measure.ts"),
    import("../../export/picture.ts"),
  ]);
  await fontsReady();
  const { handOffs, loops } = analyseHandOffs(outline, departments);
  const lanes = new Map(outline.lanes.map(({ lane }) => [lane.id, lane.departmentId]));
  const scene = processMapScene({
    outline,
    departmentOf: (laneId) => departments.get(lanes.get(laneId) ?? "")?.name ?? "",
    handOffs: new Set(handOffs.map(({ flow }) => flow.id)),
    loops: new Set(loops.map(({ flow }) => flow.id)),
    measure: screenMeasure(),
    words: {
      ...nodeWords(),
      lines: byName(layerLines, (line) => t(`backstage.${line}`)),
      handOff: t("backstage.handOff"),
      loop: t("backstage.loopBack"),
      source: t("backstage.pictureSource"),
      summary: [
        outline.process.name,
        t("backstage.importLaneCount", { count: outline.lanes.length }),
        t("backstage.mapSize", { count: standingNodes(outline).length }),
        t("backstage.importFlows", { count: outline.flows.length }),
        t("backstage.handOffCount", { count: handOffs.length }),
      ].join(", "),
    },
  });
  const make = format === "svg" ? files.sceneToSvgFile : files.sceneToPngFile;
  return await make(scene, theme);
}
