// Owns: what a facilitator sets before a round: the question to everybody, what it is about, the minutes, and whether
// names stand on the cards. Rules PHA-39, PHA-41, PHA-42, PHA-56, PHA-69.

import { EyeOff, Play, UserRound } from "lucide-react";
import { useState } from "react";
import { minimumsIn } from "../../../shared/model/minimums.ts";
import { roundLimitsMs } from "../../../shared/model/round.ts";
import { type RoundMode, workshopRecord } from "../../../shared/model/tables.ts";
import { useBegunQuestion } from "../../app/begunQuestions.ts";
import { t } from "../../i18n/t.ts";
import { useAct, useHeadCount, useMap, useRoom } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { AboutChoice, aboutToWish, nothing } from "./AboutChoice.tsx";
import styles from "./Facilitate.module.css";
import { useDeed } from "./useDeed.ts";

const presets = ["3", "5", "7", "10"] as const;
type Preset = (typeof presets)[number] | "own";
const promptMax = 500;
const minuteMs = 60_000;

export function OpenRoundForm({ title }: { readonly title: string }) {
  const act = useAct();
  const { run, isRunning, refusal } = useDeed();
  const guiding = useMap(["workshop"], (map) => map.workshop.get(workshopRecord)?.question ?? "");
  const { question, setQuestion, forget } = useBegunQuestion(
    "brainstorm",
    t("leading.defaultPrompt"),
  );
  const [preset, setPreset] = useState<Preset>("7");
  const [own, setOwn] = useState<number | null>(15);
  const [mode, setMode] = useState<RoundMode>("anonymous");
  const [about, setAbout] = useState<string>(nothing);
  const minutes = preset === "own" ? own : Number(preset);
  const start = (): void => {
    const durationMs = Math.round((minutes ?? 0) * minuteMs);
    const wish = {
      type: "openRound",
      kind: "brainstorm",
      mode,
      prompt: question.trim(),
      durationMs,
      ...aboutToWish(about),
    } as const;
    void run(() => act(wish)).then((answer) => {
      if (answer?.ok) forget();
    });
  };
  return (
    <section className={styles.sheet} aria-labelledby="open-round">
      <h2 id="open-round" className={styles.title}>
        {title}
      </h2>
      <p className={styles.intro}>{t("leading.openIntro")}</p>
      {guiding === "" ? null : (
        <p className={styles.question}>
          <span>{t("leading.guidingQuestion")}</span>
          <bdi>{guiding}</bdi>
        </p>
      )}
      <TextField
        label={t("leading.promptLabel")}
        description={t("leading.promptHint")}
        multiline
        rows={3}
        maxLength={promptMax}
        value={question}
        onChange={setQuestion}
      />
      <AboutChoice value={about} onChange={setAbout} />
      <div className={styles.minutes}>
        <SegmentedControl<Preset>
          label={t("leading.minutesLabel")}
          value={preset}
          onChange={setPreset}
          options={[
            ...presets.map((minute) => ({
              id: minute,
              label: t("leading.minutesPreset", { minutes: minute }),
            })),
            { id: "own" as const, label: t("leading.minutesCustom") },
          ]}
        />
        {preset === "own" ? (
          <NumberField
            label={t("leading.minutesOwn")}
            className={styles.own}
            value={own}
            onChange={setOwn}
            minValue={1}
            maxValue={roundLimitsMs.max / minuteMs}
          />
        ) : null}
      </div>
      <SegmentedControl<RoundMode>
        label={t("leading.modeLabel")}
        value={mode}
        onChange={setMode}
        options={[
          { id: "anonymous", label: t("leading.modeAnonymous"), icon: <EyeOff /> },
          { id: "named", label: t("leading.modeNamed"), icon: <UserRound /> },
        ]}
      />
      <p className={styles.note}>
        {t(mode === "named" ? "leading.isNamed" : "leading.isAnonymous")}
      </p>
      {mode === "anonymous" ? <FewHere /> : null}
      {refusal === null ? null : (
        <p role="alert" className={styles.refusal}>
          {refusal.message}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          variant="primary"
          size="large"
          icon={<Play />}
          isDisabled={minutes === null}
          onPress={start}
        >
          {t("leading.start")}
        </Button>
        {isRunning ? <Spinner label={t("leading.asking")} showLabel /> : null}
      </div>
    </section>
  );
}

/** Who tries it alone, or leads so few that they have to write too, would learn only after the round that nothing is revealed. */
function FewHere() {
  const count = useHeadCount();
  const min = useRoom(["state"], (room) => minimumsIn(room).people);
  if (count > min) return null;
  return <p className={styles.refusal}>{t("leading.openFew", { count, min })}</p>;
}
