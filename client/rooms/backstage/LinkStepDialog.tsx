// Linking a process map to one more step: it may serve several.
import { useState } from "react";
import { placedSteps } from "../../../shared/model/placedStep.ts";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { placeStep } from "../../../shared/model/processTouchpoint.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { useDesk } from "./desk.tsx";
import { journeyWords } from "./journeyWords.ts";

export interface LinkStepDialogProps {
  readonly outline: ProcessOutline;
  readonly onClose: () => void;
}

export function LinkStepDialog({ outline, onClose }: LinkStepDialogProps) {
  const { deeds } = useDesk();
  const { map } = useSession();
  const [stepId, setStepId] = useState<string | null>(null);
  const linked = new Set(outline.steps.map(({ step }) => step.id));
  const options = placedSteps(map.tables)
    .filter(({ step }) => !linked.has(step.id))
    .map((placed) => ({
      id: placed.step.id,
      label: placed.touchpoint.text,
      detail: journeyWords(placed),
    }));
  const link = (): void => {
    if (stepId === null) return;
    const wish = { stepId, processId: outline.process.id };
    if (deeds.edit(t("backstage.undoLink"), (all, chance) => placeStep(all, wish, chance)))
      onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={t("backstage.linkStep")}
      actions={
        <Button variant="primary" isDisabled={stepId === null} onPress={link}>
          {t("backstage.link")}
        </Button>
      }
    >
      {options.length === 0 ? (
        <p>{t("backstage.linkStepNone")}</p>
      ) : (
        <Select
          label={t("backstage.linkStepChoose")}
          options={options}
          value={stepId}
          onChange={setStepId}
        />
      )}
    </Dialog>
  );
}
