// Owns: the way out for somebody who took over this browser from another person: their cards go out of sight here, and
// stay in the round. Rule PRV-103.

import { Suspense, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useStartAfresh } from "../../session/startAfresh.ts";
import { LightButton } from "../../ui/LightButton.tsx";
import { askedPart } from "../../ui/laterPart.ts";
import { toast } from "../../ui/toasts.ts";

const ConfirmDialog = askedPart(() =>
  import("../../ui/ConfirmDialog.tsx").then((m) => m.ConfirmDialog),
);

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
      <LightButton size="small" variant="quiet" onPress={() => setAsking(true)}>
        {t("brainstorm.notYou")}
      </LightButton>
      {isAsking ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            title={t("brainstorm.notYouTitle")}
            isOpen
            onClose={() => setAsking(false)}
            onConfirm={() => void confirm()}
            confirmLabel={t("brainstorm.startAfresh")}
            tone="primary"
          >
            {t("brainstorm.notYouText")}
          </ConfirmDialog>
        </Suspense>
      ) : null}
    </div>
  );
}
