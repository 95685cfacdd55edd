// A copy of a journey for another persona or kind: for which. In the journeys and in the outline.
import { useState } from "react";
import { compareNames } from "../../shared/kit/names.ts";
import { type JourneyKind, journeyOf } from "../../shared/model/journey.ts";
import { duplicateJourney } from "../../shared/model/journeyCopy.ts";
import { type Journey, journeyKinds } from "../../shared/model/tables.ts";
import { compare } from "../i18n/en/compare.ts";
import { journeys } from "../i18n/en/journeys.ts";
import { addWords, t } from "../i18n/t.ts";
import { useMap, useSession } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Select } from "../ui/Select.tsx";
import { toast } from "../ui/toasts.ts";
import styles from "./DuplicateDialog.module.css";
import { edit } from "./edit.ts";

addWords({ compare, journeys });

export interface DuplicateDialogProps {
  readonly journey: Journey;
  readonly onClose: () => void;
  /** Called with the id of the new journey. */
  readonly onMade: (journeyId: string) => void;
}

export function DuplicateDialog({ journey, onClose, onMade }: DuplicateDialogProps) {
  const session = useSession();
  const targets = useTargets(journey);
  const [chosen, setChosen] = useState<string | null>(null);
  const target = targets.find(({ id }) => id === chosen) ?? targets[0];
  const copy = (): void => {
    if (!target) return;
    const { personaId, kind, label } = target;
    const changes = edit(session, t("compare.undoDuplicate"), (map, chance) =>
      duplicateJourney(map, { id: journey.id, personaId, kind }, chance),
    );
    onClose();
    const made = changes?.find((change) => change.table === "journeys");
    if (!changes || !made) return;
    onMade(made.id);
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
        .sort(compareNames)
        .flatMap((persona) =>
          journeyKinds.flatMap((one): Target[] => {
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

function kindWords(kind: JourneyKind): string {
  return kind === "ideal" ? t("journeys.ideal") : t("journeys.current");
}
