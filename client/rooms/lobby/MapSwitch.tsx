// Owns: whether contributors may edit the map, switched by the facilitator. It shows what the server says, not what
// was pressed. Rule ACC-35.

import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { useAct, useWorkshopState } from "../../session/hooks.ts";
import { Switch } from "../../ui/Switch.tsx";
import { toast } from "../../ui/toasts.ts";

export function MapSwitch() {
  const act = useAct();
  const { mapOpen } = useWorkshopState();
  const [isAsking, setAsking] = useState(false);
  const change = async (open: boolean): Promise<void> => {
    setAsking(true);
    const answer = await act({ type: "openMap", open });
    setAsking(false);
    if (!answer.ok) toast(answer.refusal.message, { tone: "danger" });
  };
  return (
    <Switch
      isSelected={mapOpen}
      onChange={(open) => void change(open)}
      description={t("lobby.mapOpenHint")}
      isDisabled={isAsking}
    >
      {t("lobby.mapOpen")}
    </Switch>
  );
}
