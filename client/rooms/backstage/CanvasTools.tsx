// What lies over the process map: the view's controls, and what to do while it is empty.
import { Panel as Corner, useReactFlow } from "@xyflow/react";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useEffect } from "react";
import type { Point } from "../../../shared/model/processBands.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./CanvasTools.module.css";
import { useDesk } from "./desk.tsx";

interface CanvasToolsProps {
  readonly centre: () => Point;
  readonly onFit: () => void;
  readonly isEmpty: boolean;
}

export function CanvasTools({ centre, onFit, isEmpty }: CanvasToolsProps) {
  const flow = useReactFlow();
  const { mayEdit, editor } = useDesk();
  useEffect(() => editor.setState({ centre }), [editor, centre]);
  return (
    <>
      {isEmpty ? (
        <Corner position="top-center" className={styles.empty ?? ""}>
          <h2 className={styles.title}>
            {mayEdit ? t("backstage.emptyTitle") : t("backstage.emptyReadTitle")}
          </h2>
          <p>{mayEdit ? t("backstage.emptyText") : t("backstage.emptyReadText")}</p>
        </Corner>
      ) : null}
      <Corner position="bottom-left" className={styles.view ?? ""}>
        <IconButton
          size="small"
          label={t("backstage.zoomOut")}
          icon={<ZoomOut />}
          tooltipPlacement="top"
          onPress={() => void flow.zoomOut()}
        />
        <IconButton
          size="small"
          label={t("backstage.zoomIn")}
          icon={<ZoomIn />}
          tooltipPlacement="top"
          onPress={() => void flow.zoomIn()}
        />
        <IconButton
          size="small"
          label={t("backstage.fit")}
          icon={<Maximize />}
          tooltipPlacement="top"
          onPress={onFit}
        />
      </Corner>
    </>
  );
}
