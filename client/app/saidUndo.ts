// Owns: what is said where undo or redo finds nothing left to do, somebody having changed the same since. Rule A11-173.

import type { Undone } from "../../shared/doc/undo.ts";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { announce } from "../ui/announcements.ts";
import { toast } from "../ui/toasts.ts";

addWords({ parts });

/** Does `act`, an undo or a redo; of a step that is held it is said already. What it is to be called is said aloud where nobody has seen that it was pressed. */
export function doOrSay(act: () => Undone, aloud = ""): void {
  const done = act();
  if (done === false) toast(t("parts.undoLate"));
  else if (done && aloud !== "") announce(aloud);
}
