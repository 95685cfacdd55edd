// What the persona thinks at a step, in its own cell of the lane: who may edit it presses it, or the key of the step, and
// writes there. The map around it listens to the press. Rules MAP-442, A11-210.
import { useRef, useState } from "react";
import { setThought, thoughtMax } from "../../../shared/model/step.ts";
import type { Step } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { TextField } from "../../ui/TextField.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { useUnsaid } from "../../writing/useUnsaid.ts";
import { WritingSign } from "../../writing/WritingSign.tsx";
import {
  type FieldPlace,
  placeText,
  sayLost,
  sayOvertaken,
  useTellWriting,
} from "../../writing/whoWrites.ts";
import { edit, sayTooLate } from "./deeds.ts";
import { useDesk } from "./desk.ts";
import { useTools } from "./journeyHere.ts";
import styles from "./LaneRow.module.css";
import { useThoughtWords } from "./thought.ts";
import { focusStep } from "./useMapKeys.ts";

export function ThoughtCell({ step }: { readonly step: Step }) {
  const { mayEdit } = useTools().journey;
  const isWritten = useDesk(({ writing }) => writing?.stepId === step.id && !writing.inPanel);
  const writers = useDesk((desk) => desk.writers.get(placeText(thoughtOf(step.id))) ?? "");
  const sign = writers === "" ? null : <WritingSign words={writers} />;
  if (isWritten) {
    return (
      <>
        <ThoughtField step={step} />
        {sign}
      </>
    );
  }
  const words =
    step.thought === "" ? (
      <span aria-hidden="true" className={styles.nothing}>
        {t("lanes.nothing")}
      </span>
    ) : (
      <span className={styles.thought} dir="auto" title={step.thought}>
        {t("journeys.personaQuoted", { quote: step.thought })}
      </span>
    );
  const unsaid =
    step.thought === "" ? (
      <VisuallyHidden>{t("lanes.nothingOf", { lane: t("lanes.thought") })}</VisuallyHidden>
    ) : null;
  if (!mayEdit) {
    return (
      <>
        {words}
        {unsaid}
        {sign}
      </>
    );
  }
  // Not one more stop for Tab at each step: the key of the step leads here.
  return (
    <button type="button" tabIndex={-1} className={styles.writable} data-thought={step.id}>
      {words}
      {unsaid}
      {sign}
    </button>
  );
}

function ThoughtField({ step }: { readonly step: Step }) {
  const tools = useTools();
  const label = useThoughtWords();
  // Where nothing was written here it is what others write. Where the step goes to another stage, what was is kept, and another
  // field goes on with it there.
  const [own, setOwn] = useState<string | null>(null);
  /** What stood there as one began to write. */
  const from = useRef<string | null>(null);
  const isOver = useRef(false);
  const tellWriting = useTellWriting(thoughtOf(step.id), tools.journey.mayEdit);
  const keepIt = (thought: string): boolean => {
    const isTaken =
      edit(tools, t("journeys.undoThought"), (map) => setThought(map, { id: step.id, thought })) !==
      null;
    const isNew = from.current !== null && from.current !== step.thought;
    if (isTaken && isNew) sayOvertaken(tools.session, thoughtOf(step.id), step.thought);
    return isTaken;
  };
  useUnsaid({
    isOver,
    words: own ?? "",
    keep: (words) => tools.session.map.tables.steps.has(step.id) && keepIt(words),
    say: (words) =>
      tools.session.map.tables.steps.has(step.id) ? sayLost(words) : sayTooLate(words),
  });
  const end = (keep: boolean, withFocus: boolean): void => {
    if (isOver.current) return;
    if (keep && own !== null && !keepIt(own)) return;
    isOver.current = true;
    tools.desk.setState({ writing: null });
    if (withFocus) focusStep(step.id);
  };
  return (
    <TextField
      label={label}
      hideLabel
      multiline
      value={own ?? step.thought}
      onChange={(text) => {
        tellWriting(true);
        const isOther = text !== step.thought;
        from.current = isOther ? (from.current ?? step.thought) : null;
        setOwn(isOther ? text : null);
      }}
      onEnter={() => end(true, true)}
      onEscape={() => end(false, true)}
      onBlur={() => end(true, false)}
      maxLength={thoughtMax}
      placeholder={label}
      enterKeyHint="done"
      className={styles.writing}
      autoFocus
    />
  );
}

function thoughtOf(id: string): FieldPlace {
  return { table: "steps", id, field: "thought" };
}
