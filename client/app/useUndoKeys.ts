// Owns: Ctrl/⌘+Z and Ctrl/⌘+Shift+Z (or Ctrl+Y) for the map, left alone where they mean undo of typing.

import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import { t } from "../i18n/t.ts";
import { useMay, useUndo } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";

export function useUndoKeys(): void {
  const { undo, redo, doUndo, doRedo } = useUndo();
  const { allowed } = useMay({ write: "map" });
  useEffect(() => {
    if (!allowed) return undefined;
    const press =
      (what: string | null, run: () => void, say: (what: string) => string) =>
      (event: KeyboardEvent): void => {
        if (isTyping(event.target) || what === null || event.defaultPrevented) return;
        event.preventDefault();
        run();
        announce(say(what || t("shell.undoLast")));
      };
    const back = press(undo, doUndo, (what) => t("shell.undoNamed", { what }));
    const forth = press(redo, doRedo, (what) => t("shell.redoNamed", { what }));
    return tinykeys(window, { "$mod+z": back, "$mod+Shift+z": forth, "$mod+y": forth });
  }, [allowed, undo, redo, doUndo, doRedo]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}
