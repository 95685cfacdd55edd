// Owns: undo and redo of one's own changes of the map, as buttons that say what they would do.

import { Redo2, Undo2 } from "lucide-react";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { useMay, useUndo } from "../session/hooks.ts";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./Header.module.css";
import { doOrSay } from "./saidUndo.ts";

addWords({ parts });

export function UndoButtons() {
  const { undo, redo, doUndo, doRedo } = useUndo();
  const { allowed } = useMay({ write: "map" });
  if (!allowed) return null;
  const last = t("parts.undoLast");
  return (
    <div className={styles.pair}>
      <IconButton
        label={undo === null ? t("shell.undo") : t("parts.undoNamed", { what: undo || last })}
        icon={<Undo2 />}
        shortcut="Ctrl+Z"
        tooltipPlacement="bottom"
        reason={undo === null ? t("parts.undoNothing") : undefined}
        onPress={() => doOrSay(doUndo)}
      />
      <IconButton
        label={redo === null ? t("shell.redo") : t("parts.redoNamed", { what: redo || last })}
        icon={<Redo2 />}
        shortcut="Ctrl+Shift+Z"
        tooltipPlacement="bottom"
        reason={redo === null ? t("parts.redoNothing") : undefined}
        onPress={() => doOrSay(doRedo)}
      />
    </div>
  );
}
