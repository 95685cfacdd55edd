// The notes of a process map: what people wrote about it, and what an imported file had that is no part of the map.
import { useState } from "react";
import { describeProcess, processNotesMax } from "../../../shared/model/process.ts";
import type { Process } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useLastWords } from "../../ui/useAtTheEnd.ts";
import { useDesk } from "./desk.tsx";

export interface NotesDialogProps {
  readonly process: Process;
  readonly onClose: () => void;
}

export function NotesDialog({ process, onClose }: NotesDialogProps) {
  const { deeds, mayEdit } = useDesk();
  const [notes, setNotes] = useState(process.notes);
  useLastWords([notes]);
  const keep = (): void => {
    const wish = { id: process.id, notes };
    if (deeds.edit(t("backstage.undoNotes"), (map) => describeProcess(map, wish))) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("backstage.notes")}
      actions={
        mayEdit ? (
          <Button variant="primary" onPress={keep}>
            {t("backstage.keepNotes")}
          </Button>
        ) : null
      }
    >
      <TextField
        label={t("backstage.notesOf", { name: process.name })}
        value={notes}
        onChange={setNotes}
        multiline
        rows={10}
        maxLength={processNotesMax}
        isReadOnly={!mayEdit}
      />
    </Dialog>
  );
}
