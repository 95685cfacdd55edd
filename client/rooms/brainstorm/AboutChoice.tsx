// Owns: what a facilitator may say a round is about: a persona, or a stage of a journey. Rule PHA-41.

import { compareNames } from "../../../shared/kit/names.ts";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import { journeysInOrder, stagesOf } from "../../../shared/model/outline.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { Select } from "../../ui/Select.tsx";

export interface AboutChoiceProps {
  /** `nothing`, `persona.<id>` or `stage.<id>`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The choice of no persona and no stage. */
export const nothing = "nothing";

/** Not there while there is nothing to choose. */
export function AboutChoice({ value, onChange }: AboutChoiceProps) {
  const options = useMap(["personas", "journeys", "stages"], optionsIn, isSame);
  if (options.length === 0) return null;
  return (
    <Select
      label={t("leading.aboutLabel")}
      description={t("leading.aboutHint")}
      options={[{ id: nothing, label: t("leading.aboutNothing") }, ...options]}
      value={options.some(({ id }) => id === value) ? value : nothing}
      onChange={onChange}
    />
  );
}

/** What was chosen, as the fields of the act. */
export function aboutToWish(value: string): { personaId?: string; stageId?: string } {
  const id = value.slice(value.indexOf(".") + 1);
  if (value.startsWith("persona.")) return { personaId: id };
  return value.startsWith("stage.") ? { stageId: id } : {};
}

interface Option {
  readonly id: string;
  readonly label: string;
}

function optionsIn(map: MapSnapshot): readonly Option[] {
  const personas = [...map.personas.values()].sort(compareNames);
  const stages = journeysInOrder(map).flatMap((journey) =>
    stagesOf(map, journey.id).map(({ id, name }) => {
      const persona = map.personas.get(journey.personaId)?.name ?? "";
      const words = { stage: name || t("leading.aboutUnnamed"), persona };
      return { id: `stage.${id}`, label: t("leading.aboutStageOption", words) };
    }),
  );
  return [
    ...personas.map(({ id, name }) => ({
      id: `persona.${id}`,
      label: name || t("leading.aboutUnnamed"),
    })),
    ...stages,
  ];
}

function isSame(a: readonly Option[], b: readonly Option[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, label }, at) => id === b[at]?.id && label === b[at]?.label)
  );
}
