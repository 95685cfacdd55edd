// The comments on the card, step or journey of a row, in front of the outline.
import { useEffect, useRef } from "react";
import type { OutlineRow } from "../../shared/model/workshopOutline.ts";
import { CommentThread, type Subject } from "../comments/CommentThread.tsx";
import { comments } from "../i18n/en/comments.ts";
import { addWords, t } from "../i18n/t.ts";
import { useMap, useRow } from "../session/hooks.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { goTo, useOutlineState, useOutlineTools } from "./outlineState.ts";
import { inTitle, rowText } from "./outlineWords.ts";

addWords({ comments });

export function OutlineTalk() {
  const { store } = useOutlineTools();
  const row = useOutlineState(({ rows, talking }) => rows.find(({ key }) => key === talking));
  const touchpoint = useRow("touchpoints", row?.touchpointId ?? "");
  const title = useMap(["touchpoints", "journeys", "personas"], (map) =>
    row ? rowText(map, row) : "",
  );
  if (!row || !(touchpoint || row.kind === "journey")) return null;
  return (
    <Dialog
      title={t("outline.commentsOn", { text: inTitle(title) })}
      isOpen
      onClose={() => {
        store.setState({ talking: null });
        goTo(store, row.key);
      }}
    >
      <Talk subjects={subjectsOf(row)} />
    </Dialog>
  );
}

/** Whoever may say something is where they do; the dialog itself has the keyboard of who may only read. */
function Talk({ subjects }: Parameters<typeof CommentThread>[0]) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => part.current?.querySelector("textarea")?.focus(), []);
  return (
    <div ref={part}>
      <CommentThread subjects={subjects} />
    </div>
  );
}

function subjectsOf({ kind, id, touchpointId }: OutlineRow): readonly [Subject, ...Subject[]] {
  if (kind === "journey") {
    return [{ table: "journeys", rowId: id, label: t("comments.aboutJourney") }];
  }
  const everywhere: Subject = {
    table: "touchpoints",
    rowId: touchpointId,
    label: t("comments.aboutTouchpoint"),
  };
  const here: Subject = { table: "steps", rowId: id, label: t("comments.aboutStep") };
  return kind === "step" ? [everywhere, here] : [everywhere];
}
