// Owns: doing an import, as one step of undo, and saying what came of it: of files that are taken one after the other in one
// message. Rules IMP-38, MAP-321, MAP-406, STA-79, STA-80.

import { useRef } from "react";
import { useLocation } from "wouter";
import type { Imported } from "../../shared/format/detect.ts";
import type { ImportCounts } from "../../shared/format/importing.ts";
import { readPath, roomPath } from "../app/routes.ts";
import { t } from "../i18n/t.ts";
import { editMap, useSession } from "../session/hooks.ts";
import { toast } from "../ui/toasts.ts";
import { useBrought } from "./askedImport.ts";
import { heldByLock } from "./heldByLock.ts";
import { addCounts, countsToText, importRule } from "./planImport.ts";

/** What has been brought since the dialog was opened. */
interface Brought {
  readonly ids: readonly string[];
  readonly counts: ImportCounts;
  readonly files: number;
}

const nothing: Brought = {
  ids: [],
  counts: { touchpoints: 0, departments: 0, personas: 0, stages: 0, steps: 0 },
  files: 0,
};

/** Gives the function that imports; it tells whether that happened. `isOneOfSeveral`: of files brought together. */
export function useBringing(
  isOneOfSeveral: boolean,
): (imported: Imported, counts: ImportCounts | null) => boolean {
  const session = useSession();
  const [path, navigate] = useLocation();
  const brought = useRef(nothing);
  return (imported, counts) => {
    const isHeld = (): boolean => heldByLock(session);
    if (isHeld()) return false;
    const rule = importRule(imported);
    const result = editMap(session, t("importing.undoImport"), rule, null, isHeld);
    if (!result.ok) {
      toast(result.error.message, { tone: "danger" });
      return false;
    }
    const created = result.value.flatMap((change) =>
      change.op === "create" && change.table === "touchpoints" ? [change.id] : [],
    );
    const before = brought.current;
    const ids = [...before.ids, ...created];
    const all = addCounts(before.counts, counts ?? nothing.counts);
    const files = before.files + 1;
    brought.current = { ids, counts: all, files };
    const isSeen = readPath(path)?.room === "board";
    if (isSeen) useBrought.setState({ ids });
    const onPress = (): void => {
      useBrought.setState({ ids });
      navigate(roomPath(session.id, "board"));
    };
    const action = { label: t("importing.toBoard"), onPress };
    toast(doneWords(all, files), {
      tone: "positive",
      ...(isOneOfSeveral ? { topic: "importing.done" } : {}),
      ...(isSeen ? {} : { action }),
    });
    return true;
  };
}

function doneWords(counts: ImportCounts, count: number): string {
  const what = countsToText(counts);
  return count > 1 ? t("importing.doneFiles", { count, what }) : t("importing.done", { what });
}
