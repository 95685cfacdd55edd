// Naming a new process map that belongs to no moment yet.
import { useState } from "react";
import { useLocation } from "wouter";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useLastWords } from "../../ui/useAtTheEnd.ts";
import { processPath } from "./paths.ts";
import { useMakeMap } from "./useMakeMap.ts";

export function NewMapDialog({ onClose }: { readonly onClose: () => void }) {
  const { workshopId } = useRoomLocation();
  const [, navigate] = useLocation();
  const [name, setName] = useState("");
  useLastWords([name]);
  const makeMap = useMakeMap();
  const create = (): void => {
    const id = makeMap(name);
    if (id === null) return;
    onClose();
    navigate(processPath(workshopId, id));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={t("backstage.newMap")}
      actions={
        <Button variant="primary" isDisabled={name.trim() === ""} onPress={create}>
          {t("backstage.create")}
        </Button>
      }
    >
      <TextField
        label={t("backstage.newMapName")}
        value={name}
        onChange={setName}
        placeholder={t("backstage.newMapHint")}
        maxLength={120}
        onEnter={create}
        autoFocus
      />
    </Dialog>
  );
}
