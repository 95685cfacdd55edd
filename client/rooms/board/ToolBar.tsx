// What a press on the ground does: draw a box, draw a line around cards, or move the view.
import { BoxSelect, Hand, Lasso } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { pressInBar } from "./barKeys.ts";
import { useBoard, useView } from "./boardHooks.ts";
import { Legend } from "./Legend.tsx";
import styles from "./ToolBar.module.css";

export function ToolBar() {
  const board = useBoard();
  const tool = useView((view) => view.tool);
  return (
    <div className={styles.place}>
      <Legend />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the board from the controls in it */}
      <div className={styles.bar} onKeyDown={(event) => pressInBar(board, event)}>
        <SegmentedControl
          label={t("board.tool")}
          iconsOnly
          options={[
            { id: "box", label: t("board.toolBox"), icon: <BoxSelect /> },
            { id: "lasso", label: t("board.toolLasso"), icon: <Lasso /> },
            { id: "pan", label: t("board.toolPan"), icon: <Hand /> },
          ]}
          value={tool}
          onChange={(next) => board.view.setState({ tool: next })}
        />
      </div>
    </div>
  );
}
