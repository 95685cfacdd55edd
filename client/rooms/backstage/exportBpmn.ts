// Owns: handing a process map to the person as a BPMN file. The writer is loaded when it is first asked for.

import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { download, fileNameOf } from "../../export/download.ts";
import { t } from "../../i18n/t.ts";
import { toast } from "../../ui/toasts.ts";

export async function exportBpmn(outline: ProcessOutline): Promise<void> {
  const fileName = fileNameOf([outline.process.name], "bpmn");
  try {
    const { writeBpmn } = await import("../../../shared/format/bpmn/writeBpmn.ts");
    download(fileName, new Blob([await writeBpmn(outline)], { type: "application/xml" }));
  } catch (error) {
    // The writer could not be fetched: told here, and loud in the console.
    toast(t("backstage.exportFailed", { file: fileName }), { tone: "danger" });
    throw error;
  }
  toast(t("backstage.exported", { file: fileName }), { tone: "positive" });
}
