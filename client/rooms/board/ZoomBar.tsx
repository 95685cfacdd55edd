// The controls of the view: nearer, farther, all of it, as it is.
import { Maximize, Minus, Plus } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { useBarsAtFoot } from "../../ui/barsAtFoot.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Toolbar } from "../../ui/Toolbar.tsx";
import { pressInBar } from "./barKeys.ts";
import { useBoard, useZoomPercent } from "./boardHooks.ts";
import { zoomBy, zoomToFit, zoomToFull } from "./keys.ts";
import styles from "./ZoomBar.module.css";

const step = 1.25;

export function ZoomBar() {
  const board = useBoard();
  useBarsAtFoot();
  return (
    <Toolbar
      label={t("board.viewControls")}
      className={styles.bar}
      onKeyDown={(event) => pressInBar(board, event)}
    >
      <IconButton
        label={t("board.zoomOut")}
        icon={<Minus />}
        shortcut="−"
        onPress={() => zoomBy(board, 1 / step)}
      />
      <Button variant="quiet" className={styles.percent} onPress={() => zoomToFull(board)}>
        <Percent />
      </Button>
      <IconButton
        label={t("board.zoomIn")}
        icon={<Plus />}
        shortcut="+"
        onPress={() => zoomBy(board, step)}
      />
      <IconButton
        label={t("board.zoomFit")}
        icon={<Maximize />}
        shortcut="0"
        onPress={() => zoomToFit(board)}
      />
    </Toolbar>
  );
}

/** By itself: while a hand zooms it changes in every frame, and the buttons around it do not. */
function Percent() {
  return <span>{t("board.zoomLevel", { percent: useZoomPercent() })}</span>;
}
