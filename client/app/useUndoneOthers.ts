// Owns: what is said where an undo took along what others have changed since in what one had made. Rule MAP-457.

import { useEffect } from "react";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { useSession } from "../session/hooks.ts";
import { toast } from "../ui/toasts.ts";

addWords({ parts });

export function useUndoneOthers(): void {
  const { undo } = useSession();
  useEffect(
    () =>
      undo.onTaken(({ hasOthers }) => {
        if (hasOthers) toast(t("parts.undoneOthers"), { tone: "caution" });
      }),
    [undo],
  );
}
