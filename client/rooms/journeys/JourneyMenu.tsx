// What can be done to a journey as a whole: copy it for another persona or kind, delete it. Rule MAP-510.
import { Copy, MoreHorizontal, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { deleteJourney } from "../../../shared/model/journey.ts";
import type { Journey } from "../../../shared/model/tables.ts";
import { type Command, useCommands } from "../../app/commands.ts";
import { keepKeyboard } from "../../app/keptKeyboard.ts";
import { undoAction } from "../../app/undoAction.ts";
import { t } from "../../i18n/t.ts";
import { DuplicateDialog } from "../../personas/DuplicateDialog.tsx";
import { noteDeletions } from "../../personas/ownDeletions.ts";
import { useMap, useSession } from "../../session/hooks.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toasts.ts";
import type { JourneyChoice } from "./choice.ts";
import { edit } from "./deeds.ts";
import { journeyWords } from "./words.ts";

export interface JourneyMenuProps {
  readonly journey: Journey;
  readonly choice: JourneyChoice;
}

export function JourneyMenu({ journey, choice }: JourneyMenuProps) {
  const session = useSession();
  const [asking, setAsking] = useState<"delete" | "duplicate" | null>(null);
  const count = useMap(
    ["steps"],
    (map) => [...map.steps.values()].filter((step) => step.journeyId === journey.id).length,
  );
  useCommands(
    "journeyMenu",
    useMemo(
      (): readonly Command[] => [
        { id: "duplicate", label: t("compare.duplicate"), run: () => setAsking("duplicate") },
        {
          id: "deleteJourney",
          label: t("journeys.deleteJourney"),
          run: () => setAsking("delete"),
          isSoughtOnly: true,
        },
      ],
      [],
    ),
  );
  const remove = (): void => {
    const name = session.map.tables.personas.get(journey.personaId)?.name ?? "";
    const words = journeyWords(name, journey.kind);
    const changes = edit({ session }, t("journeys.undoJourneyDelete"), (map) =>
      deleteJourney(map, journey.id),
    );
    if (!changes) return;
    noteDeletions(session, changes);
    toast(t("journeys.journeyDeleted", { journey: words }), { action: undoAction(session) });
    // With the journey goes its menu, which had the keyboard.
    keepKeyboard();
    choice.chooseKind(journey.kind);
  };
  return (
    <>
      <Menu
        label={t("journeys.journeyActions")}
        trigger={<IconButton label={t("journeys.journeyActions")} icon={<MoreHorizontal />} />}
        items={[
          { id: "duplicate", label: t("compare.duplicate"), icon: <Copy /> },
          { id: "delete", label: t("journeys.deleteJourney"), icon: <Trash2 />, danger: true },
        ]}
        onAction={setAsking}
        placement="bottom end"
      />
      <ConfirmDialog
        title={t("journeys.deleteJourneyTitle")}
        isOpen={asking === "delete"}
        onClose={() => setAsking(null)}
        onConfirm={remove}
        confirmLabel={t("journeys.deleteJourneyNow")}
      >
        {t("journeys.deleteJourneyText", { count })}
      </ConfirmDialog>
      {asking === "duplicate" ? (
        <DuplicateDialog
          journey={journey}
          onMade={choice.chooseJourney}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}
