// What can be done to a journey as a whole: copy it for another persona or kind, delete it.
import { Copy, MoreHorizontal, Trash2 } from "lucide-react";
import { useState } from "react";
import { deleteJourney, type JourneyKind, journeyOf } from "../../../shared/model/journey.ts";
import { duplicateJourney } from "../../../shared/model/journeyCopy.ts";
import type { Journey } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Select } from "../../ui/Select.tsx";
import { toast } from "../../ui/toasts.ts";
import type { JourneyChoice } from "./choice.ts";
import { edit } from "./deeds.ts";
import styles from "./JourneyMenu.module.css";
import { kindWords } from "./words.ts";

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
  const remove = (): void => {
    const changes = edit({ session }, t("journeys.undoJourneyDelete"), (map) =>
      deleteJourney(map, journey.id),
    );
    if (changes) choice.chooseKind(journey.kind);
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
        <DuplicateDialog journey={journey} choice={choice} onClose={() => setAsking(null)} />
      ) : null}
    </>
  );
}

interface DuplicateDialogProps extends JourneyMenuProps {
  readonly onClose: () => void;
}

function DuplicateDialog({ journey, choice, onClose }: DuplicateDialogProps) {
  const session = useSession();
  const targets = useTargets(journey);
  const [chosen, setChosen] = useState<string | null>(null);
  const target = targets.find(({ id }) => id === chosen) ?? targets[0];
  const copy = (): void => {
    if (!target) return;
    const { personaId, kind, label } = target;
    const changes = edit({ session }, t("compare.undoDuplicate"), (map, chance) =>
      duplicateJourney(map, { id: journey.id, personaId, kind }, chance),
    );
    onClose();
    const made = changes?.find((change) => change.table === "journeys");
    if (!changes || !made) return;
    choice.chooseJourney(made.id);
    const count = changes.filter(({ table }) => table === "steps").length;
    toast(t("compare.duplicated", { target: label, count }), { tone: "positive" });
  };
  return (
    <Dialog
      title={t("compare.duplicateTitle")}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button
            variant="primary"
            onPress={copy}
            reason={target ? undefined : t("compare.duplicateNone")}
          >
            {t("compare.duplicateNow")}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p>{t(target ? "compare.duplicateText" : "compare.duplicateNone")}</p>
        {target ? (
          <Select
            label={t("compare.duplicateFor")}
            options={targets}
            value={target.id}
            onChange={setChosen}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

interface Target {
  readonly id: string;
  readonly label: string;
  readonly personaId: string;
  readonly kind: JourneyKind;
}

/** The journeys that could be made of this one: first those of other personas of the same kind. */
function useTargets({ personaId: own, kind }: Journey): readonly Target[] {
  return useMap(
    ["personas", "journeys"],
    (map) =>
      [...map.personas.values()]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((persona) =>
          (["ideal", "current"] as const).flatMap((one): Target[] => {
            if (journeyOf(map, persona.id, one)) return [];
            const name = persona.name || t("journeys.unnamedPersona");
            const label = t("compare.duplicateTarget", { name, kind: kindWords(one) });
            return [{ id: `${persona.id}.${one}`, label, personaId: persona.id, kind: one }];
          }),
        )
        .sort((a, b) => rank(a, own, kind) - rank(b, own, kind)),
    isSameTargets,
  );
}

function rank(target: Target, own: string, kind: JourneyKind): number {
  if (target.personaId === own) return 1;
  return target.kind === kind ? 0 : 2;
}

function isSameTargets(a: readonly Target[], b: readonly Target[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => one.id === b[at]?.id && one.label === b[at]?.label)
  );
}
