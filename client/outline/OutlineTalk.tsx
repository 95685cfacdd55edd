// The comments on the card or step of a row, in front of the outline.
import { CommentThread, type Subject } from "../comments/CommentThread.tsx";
import { comments } from "../i18n/en/comments.ts";
import { addWords, t } from "../i18n/t.ts";
import { useNameOfDevice } from "../session/device.tsx";
import { useRow } from "../session/hooks.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { goTo, useOutlineState, useOutlineTools } from "./outlineState.ts";

addWords({ comments });

export function OutlineTalk() {
  const { store } = useOutlineTools();
  const row = useOutlineState(({ rows, talking }) => rows.find(({ key }) => key === talking));
  const touchpoint = useRow("touchpoints", row?.touchpointId ?? "");
  const ownName = useNameOfDevice();
  if (!row || !touchpoint) return null;
  const everywhere: Subject = {
    table: "touchpoints",
    rowId: touchpoint.id,
    label: t("comments.aboutTouchpoint"),
  };
  const here: Subject = { table: "steps", rowId: row.id, label: t("comments.aboutStep") };
  return (
    <Dialog
      title={t("outline.commentsOn", { text: touchpoint.text })}
      isOpen
      onClose={() => {
        store.setState({ talking: null });
        goTo(store, row.key);
      }}
    >
      <CommentThread
        subjects={row.kind === "step" ? [everywhere, here] : [everywhere]}
        ownName={ownName}
      />
    </Dialog>
  );
}
