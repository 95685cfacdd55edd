// Asks before something that cannot simply be undone.
import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

export interface ConfirmDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Called once on agreement; the dialog then also calls `onClose`. */
  readonly onConfirm: () => void;
  /** What will happen, and what will not come back. */
  readonly children: ReactNode;
  /** The verb of what happens: "Delete the journey". */
  readonly confirmLabel?: string;
  readonly cancelLabel?: string;
  readonly tone?: "danger" | "primary";
}

// The focus starts on the way back, so that an Enter out of habit destroys nothing.
export function ConfirmDialog({
  onConfirm,
  confirmLabel = t("ui.confirm"),
  cancelLabel = t("ui.cancel"),
  tone = "danger",
  ...dialog
}: ConfirmDialogProps) {
  const confirm = () => {
    onConfirm();
    dialog.onClose();
  };
  const actions = (
    <>
      <Button onPress={dialog.onClose} autoFocus>
        {cancelLabel}
      </Button>
      <Button variant={tone} onPress={confirm}>
        {confirmLabel}
      </Button>
    </>
  );
  return <Dialog {...dialog} role="alertdialog" size="small" actions={actions} />;
}
