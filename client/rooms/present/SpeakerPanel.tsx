// Owns: the presenter's own panel: what to say at this step, what comes next, how long it has taken. It belongs on the
// presenter's screen; the room follows on another one.

import { useEffect, useState } from "react";
import { speakerNotesMax, writeSpeakerNotes } from "../../../shared/model/speakerNotes.ts";
import { t } from "../../i18n/t.ts";
import { useEdit, useMay, useRow, useSession } from "../../session/hooks.ts";
import { Panel } from "../../ui/Panel.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { slideWords, type WalkState } from "./useWalk.ts";
import styles from "./Walk.module.css";

export function SpeakerPanel({
  walk: { slide, slides, at },
  onClose,
}: {
  readonly walk: WalkState;
  readonly onClose: () => void;
}) {
  const next = slides[at + 1];
  return (
    <div className={styles.speaker}>
      <Panel title={t("present.speakerNotes")} onClose={onClose}>
        <Elapsed />
        {slide.kind === "step" ? (
          <StepNotes key={slide.item.step.id} stepId={slide.item.step.id} />
        ) : (
          <p className={styles.quiet}>{t("present.notesBelongToSteps")}</p>
        )}
        {next ? (
          <section>
            <h3 className={styles.label}>{t("present.comesNext")}</h3>
            <p>{slideWords(next, slides)}</p>
          </section>
        ) : null}
      </Panel>
    </div>
  );
}

function StepNotes({ stepId }: { readonly stepId: string }) {
  const step = useRow("steps", stepId);
  const edit = useEdit();
  const { allowed } = useMay({ write: "map" });
  const [draft, setDraft] = useState<string | null>(null);
  const kept = step?.speakerNotes ?? "";
  const save = (): void => {
    if (draft === null) return;
    const result = edit(t("present.undoNotes"), (map) =>
      writeSpeakerNotes(map, { stepId, notes: draft }),
    );
    if (result.ok) setDraft(null);
    else toast(result.error.message, { tone: "danger" });
  };
  return (
    <TextField
      label={t("present.notesToSay")}
      multiline
      rows={6}
      maxLength={speakerNotesMax}
      value={draft ?? kept}
      onChange={setDraft}
      onBlur={save}
      isReadOnly={!allowed}
    />
  );
}

const minuteMs = 60_000;

/** Minutes since the panel was opened: enough to know whether one is late. */
function Elapsed() {
  const { outside } = useSession();
  const [startMs] = useState(() => outside.now());
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const passedMs = outside.now() - startMs;
    return outside.after(minuteMs - (passedMs % minuteMs), () => setMinutes(minutes + 1));
  }, [outside, startMs, minutes]);
  return (
    <p className={styles.quiet} role="timer">
      {t("present.elapsed", { count: minutes })}
    </p>
  );
}
