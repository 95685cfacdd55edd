// Owns: offering a copy of what could not be saved, as a file.

import { download } from "../export/download.ts";
import { ended } from "../i18n/en/ended.ts";
import { addWords, t } from "../i18n/t.ts";
import type { Rescue } from "../session/rescue.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

addWords({ ended });

export interface RescueDialogProps {
  readonly rescue: Rescue;
  readonly onClose: () => void;
}

/** Asks somebody to whom the map was just closed whether to keep what came too late. */
export function RescueDialog({ rescue, onClose }: RescueDialogProps) {
  return (
    <Dialog
      title={t("ended.mapClosedTitle")}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>{t("ended.discardCopy")}</Button>
          <RescueButton rescue={rescue} />
        </>
      }
    >
      <p>{t("ended.mapClosedText", { count: rescue.unsaved })}</p>
    </Dialog>
  );
}

export function RescueButton({ rescue }: { readonly rescue: Rescue }) {
  return (
    <Button
      variant="primary"
      onPress={() =>
        download(rescue.fileName, new Blob([rescue.content], { type: "application/json" }))
      }
    >
      {t("session.keepCopy")}
    </Button>
  );
}
