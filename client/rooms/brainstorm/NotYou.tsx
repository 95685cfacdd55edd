// Owns: the way out for somebody who took over this browser from another person: their cards go out of sight here, and
// stay in the round. Rule PRV-103.

import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { useStartAfresh } from "../../session/startAfresh.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { toast } from "../../ui/toasts.ts";

export function NotYou() {
  const [isAsking, setAsking] = useState(false);
  const startAfresh = useStartAfresh();
  const confirm = async (): Promise<void> => {
    setAsking(false);
    const isDone = await startAfresh();
    toast(
      isDone ? t("brainstorm.startedAfresh") : t("brainstorm.notAfreshYet"),
      isDone ? {} : { tone: "caution" },
    );
  };
  return (
    <div>
      <Button size="small" variant="quiet" onPress={() => setAsking(true)}>
        {t("brainstorm.notYou")}
      </Button>
      <ConfirmDialog
        title={t("brainstorm.notYouTitle")}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void confirm()}
        confirmLabel={t("brainstorm.startAfresh")}
        tone="primary"
      >
        {t("brainstorm.notYouText")}
      </ConfirmDialog>
    </div>
  );
}
