// Owns: copying steps as text: the wordings of the chosen ones, or of the one that the keyboard is at, one a line in the
// order in which the persona meets them. Rule MAP-220.

import { useEffect } from "react";
import { isTyping } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { toast } from "../../ui/toasts.ts";
import { cellsOf } from "./columns.ts";
import type { Tools } from "./journeyHere.ts";
import { stepUnder } from "./useMapKeys.ts";
import { stepText } from "./words.ts";

export function useCopying({ session, desk, journey }: Tools): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      // Words that are marked, and those in a field, are copied by the browser.
      if (isTyping(event.target) || !window.getSelection()?.isCollapsed) return;
      const { selected } = desk.getState();
      const focused = stepUnder(document.activeElement);
      const isChosen = (id: string): boolean =>
        selected.size > 0 ? selected.has(id) : id === focused;
      const texts = cellsOf(journey.columns()).flatMap(({ stepId }) =>
        isChosen(stepId) ? [stepText(session, stepId)] : [],
      );
      if (texts.length === 0) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", texts.join("\n"));
      toast(t("journeys.copied", { count: texts.length }));
    };
    document.addEventListener("copy", copy);
    return () => document.removeEventListener("copy", copy);
  }, [session, desk, journey]);
}
