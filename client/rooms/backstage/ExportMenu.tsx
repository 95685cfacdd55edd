// The export of an open process map: BPMN for other programs, Mermaid for documents, a picture for walls.
import { Download } from "lucide-react";
import { type ProcessOutline, processOutline } from "../../../shared/model/processOutline.ts";
import { mapsAround } from "../../../shared/model/subprocess.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useTheme } from "../../ui/theme.ts";
import { exportProcess, type ProcessFormat } from "./exportProcess.ts";

export function ExportMenu({ outline }: { readonly outline: ProcessOutline }) {
  const exportAs = useProcessExport(outline);
  return (
    <Menu<ProcessFormat>
      label={t("backstage.export")}
      placement="bottom end"
      trigger={<IconButton label={t("backstage.export")} icon={<Download />} />}
      items={processFormats()}
      onAction={exportAs}
    />
  );
}

/** The formats of a process map, in words. */
export function processFormats(): readonly {
  readonly id: ProcessFormat;
  readonly label: string;
}[] {
  return [
    { id: "bpmn", label: t("backstage.exportBpmn") },
    { id: "mermaid", label: t("backstage.exportMermaid") },
    { id: "svg", label: t("backstage.exportSvg") },
    { id: "png", label: t("backstage.exportPng") },
  ];
}

/** Saves the map as a file of a format. */
export function useProcessExport(outline: ProcessOutline): (format: ProcessFormat) => void {
  const { map } = useSession();
  const { theme } = useTheme();
  return (format) =>
    void exportProcess(outline, {
      format,
      theme,
      departments: map.tables.departments,
      outlineOf: (id) => processOutline(map.tables, id),
      frameAround:
        mapsAround(map.tables, outline.process.id).findLast(
          ({ process }) => process.bpmnFrame !== "",
        )?.process.bpmnFrame ?? "",
    });
}
