// Owns: Ctrl/⌘+Z and Ctrl/⌘+Shift+Z (or Ctrl+Y) for the map, left alone where they mean undo of typing
// and before a dialog, behind which nobody sees what they do; beside a popover one does. Rules A11-144, A11-155.

import { useEffect } from "react";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { useMay, useUndo } from "../session/hooks.ts";
import { appKeys } from "./appKeys.ts";
import { isTyping, pressedId } from "./keyTable.ts";
import { doOrSay } from "./saidUndo.ts";

addWords({ parts });

export function useUndoKeys(): void {
  const { undo, redo, doUndo, doRedo } = useUndo();
  const { allowed } = useMay({ write: "map" });
  useEffect(() => {
    if (!allowed) return undefined;
    const press = (event: KeyboardEvent): void => {
      const id = pressedId(appKeys, event);
      if (isWriting(event.target) || isInDialog(event.target) || event.defaultPrevented) return;
      if (id === "undo" && undo !== null) {
        doOrSay(doUndo, t("parts.undoNamed", { what: undo || t("parts.undoLast") }));
      } else if (id === "redo" && redo !== null) {
        doOrSay(doRedo, t("parts.redoNamed", { what: redo || t("parts.undoLast") }));
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [allowed, undo, redo, doUndo, doRedo]);
}

/** A box to tick has no undo of its own. */
function isWriting(target: EventTarget | null): boolean {
  return isTyping(target) && !(target as HTMLElement).matches("[type=checkbox], [type=radio]");
}

function isInDialog(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest("[data-popover]") !== null) return false;
  return target.closest("[role=dialog], [role=alertdialog]") !== null;
}
