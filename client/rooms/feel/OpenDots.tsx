// Owns: opening a dot vote: on which touchpoints, with how many dots each, with what question, for how long. For
// facilitators only.

import { type FormEvent, useState } from "react";
import { compareNames } from "../../../shared/kit/names.ts";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import { type DotScope, dotOptions, dotsDefault, dotsLimits } from "../../../shared/model/dots.ts";
import { useBegunQuestion } from "../../app/begunQuestions.ts";
import { useDeed } from "../../app/useDeed.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FewHere } from "./FewHere.tsx";
import { rateableJourneys } from "./feelings.ts";
import styles from "./OpenRound.module.css";
import { journeyName } from "./words.ts";

export interface OpenDotsProps {
  readonly map: MapSnapshot;
  /** There is a published dot vote already. */
  readonly isAgain: boolean;
  /** Why no round can be opened now. */
  readonly reason?: string | undefined;
}

const minutesDefault = 3;
const minutesMax = 180;

export function OpenDots({ map, isAgain, reason }: OpenDotsProps) {
  const [scopeId, setScopeId] = useState<string>(everything);
  const [dots, setDots] = useState<number | null>(null);
  const { question, setQuestion, forget } = useBegunQuestion("dots", "");
  const [minutes, setMinutes] = useState<number | null>(null);
  const { ask, isAsking } = useDeed();
  const scopes = scopesOf(map);
  const scope = scopes.find(({ id }) => id === scopeId) ?? scopes[0];
  if (!scope) return null;
  const count = Math.min(dots ?? dotsDefault, scope.count);
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (reason !== undefined || isAsking) return;
    const wish = {
      type: "openRound",
      kind: "dots",
      dots: count,
      ...(scope.groupId === "" ? {} : { groupId: scope.groupId }),
      ...(scope.journeyId === "" ? {} : { journeyId: scope.journeyId }),
      prompt: question.trim(),
      durationMs: (minutes ?? minutesDefault) * 60_000,
    } as const;
    void ask(wish).then((isOpen) => {
      if (isOpen) forget();
    });
  };
  return (
    <form className={styles.form} onSubmit={open}>
      <h2 className={styles.title}>{t("feel.dotsOpenTitle")}</h2>
      <p className={styles.text}>{t("feel.dotsOpenText")}</p>
      {isAgain ? <p className={styles.text}>{t("feel.dotsOpenAgain")}</p> : null}
      <Select
        label={t("feel.dotsScope")}
        options={scopes.map(({ id, label, count: options }) => ({
          id,
          label,
          detail: t("feel.dotsScopeCount", { count: options }),
        }))}
        value={scope.id}
        onChange={setScopeId}
      />
      <NumberField
        label={t("feel.dotsEach")}
        description={t("feel.dotsEachHint")}
        value={count}
        onChange={setDots}
        minValue={dotsLimits.min}
        maxValue={Math.min(dotsLimits.max, scope.count)}
        className={styles.minutes}
      />
      <TextField
        label={t("feel.openPrompt")}
        placeholder={t("feel.dotsDefaultPrompt")}
        value={question}
        onChange={setQuestion}
        maxLength={500}
      />
      <NumberField
        label={t("feel.openMinutes")}
        value={minutes ?? minutesDefault}
        onChange={setMinutes}
        minValue={1}
        maxValue={minutesMax}
        className={styles.minutes}
      />
      <FewHere text="dots" />
      <Button type="submit" variant="primary" size="large" reason={reason} isPending={isAsking}>
        {t("feel.dotsOpenNow")}
      </Button>
    </form>
  );
}

/** Whether there are enough touchpoints for a dot vote at all. */
export function hasDotScope(map: MapSnapshot): boolean {
  return scopesOf(map).length > 0;
}

// No id of a record has a space.
const everything = "all touchpoints";

interface Scope extends DotScope {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** What a vote can be about: the whole board, one journey, one group; each with enough to choose between. */
function scopesOf(map: MapSnapshot): readonly Scope[] {
  const all = [
    { id: everything, label: t("feel.dotsScopeAll"), groupId: "", journeyId: "" },
    ...rateableJourneys(map).map((outline) => ({
      id: outline.journey.id,
      label: journeyName(outline),
      groupId: "",
      journeyId: outline.journey.id,
    })),
    ...[...map.groups.values()].sort(compareNames).map(({ id, name }) => ({
      id,
      label: t("feel.dotsScopeGroup", { group: name || t("feel.dotsScopeNoName") }),
      groupId: id,
      journeyId: "",
    })),
  ];
  return all
    .map((scope) => ({ ...scope, count: dotOptions(map, scope).size }))
    .filter(({ count }) => count >= dotsLimits.min);
}
