// Choosing one of the process maps for a step.
import { useState } from "react";
import { useLocation } from "wouter";
import { processesInOrder } from "../../../shared/model/gap.ts";
import type { PlacedStep } from "../../../shared/model/placedStep.ts";
import { placeStep } from "../../../shared/model/processTouchpoint.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useEdit, useMap } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { toast } from "../../ui/toasts.ts";
import { processPath } from "./paths.ts";

export interface LinkMapDialogProps {
  readonly placed: PlacedStep;
  readonly onClose: () => void;
}

export function LinkMapDialog({ placed, onClose }: LinkMapDialogProps) {
  const processes = useMap(["processes"], processesInOrder);
  const edit = useEdit();
  const { workshopId } = useRoomLocation();
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const link = (): void => {
    if (chosen === null) return;
    const wish = { stepId: placed.step.id, processId: chosen };
    const result = edit(t("backstage.undoLink"), (map, chance) => placeStep(map, wish, chance));
    if (result.ok) navigate(processPath(workshopId, chosen, placed.step.id));
    else toast(result.error.message, { tone: "caution" });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={t("backstage.linkMapFor", { text: placed.touchpoint.text })}
      actions={
        <Button variant="primary" isDisabled={chosen === null} onPress={link}>
          {t("backstage.link")}
        </Button>
      }
    >
      {processes.length === 0 ? (
        <p>{t("backstage.linkNone")}</p>
      ) : (
        <Select
          label={t("backstage.linkChoose")}
          options={processes.map(({ id, name }) => ({ id, label: name || t("backstage.unnamed") }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
    </Dialog>
  );
}
