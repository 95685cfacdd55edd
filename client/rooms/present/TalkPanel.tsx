// Owns: what the room says about the step on screen, and saying something oneself: also the notes while a journey is acted out.

import { CommentThread } from "../../comments/CommentThread.tsx";
import { t } from "../../i18n/t.ts";
import { Panel } from "../../ui/Panel.tsx";
import type { WalkState } from "./useWalk.ts";
import styles from "./Walk.module.css";

export function TalkPanel({
  walk: { slide, isActing },
  onClose,
}: {
  readonly walk: WalkState;
  readonly onClose: () => void;
}) {
  return (
    <div className={styles.speaker}>
      <Panel title={isActing ? t("present.actNotes") : t("present.talk")} onClose={onClose}>
        {slide.kind === "step" ? (
          <CommentThread
            key={slide.item.step.id}
            subjects={[
              {
                table: "touchpoints",
                rowId: slide.item.touchpoint.id,
                label: slide.item.touchpoint.text,
              },
            ]}
          />
        ) : (
          <p className={styles.quiet}>{t("present.talkBelongsToSteps")}</p>
        )}
      </Panel>
    </div>
  );
}
