// Owns: the row under a walk: back and on, how far it is, leading, notes, full screen, the way out.

import {
  ArrowLeft,
  ArrowRight,
  Maximize,
  MessageSquareText,
  NotebookPen,
  Presentation,
  X,
} from "lucide-react";
import { useRef } from "react";
import { t } from "../../i18n/t.ts";
import { useFoot } from "../../ui/foot.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { ToggleButton } from "../../ui/ToggleButton.tsx";
import type { Leading } from "./useLeading.ts";
import { slideWords, stepPosition, type WalkState } from "./useWalk.ts";
import styles from "./Walk.module.css";

export interface WalkControlsProps {
  readonly walk: WalkState;
  readonly leading: Leading;
  readonly hasNotes: boolean;
  readonly onNotes: (hasNotes: boolean) => void;
  readonly hasTalk: boolean;
  readonly onTalk: (hasTalk: boolean) => void;
  readonly onLeave: () => void;
}

export function WalkControls({
  walk,
  leading,
  hasNotes,
  onNotes,
  hasTalk,
  onTalk,
  onLeave,
}: WalkControlsProps) {
  const { at, slides } = walk;
  const position = positionWords(walk);
  const row = useRef<HTMLElement>(null);
  useFoot(row);
  return (
    <nav ref={row} className={styles.controls} aria-label={t("present.walk")}>
      <IconButton
        label={t("present.previous")}
        icon={<ArrowLeft />}
        isDisabled={at === 0}
        onPress={() => walk.goTo(at - 1)}
      />
      <progress
        className={styles.progress}
        value={at}
        max={slides.length - 1}
        aria-label={position}
      />
      <IconButton
        label={t("present.next")}
        icon={<ArrowRight />}
        isDisabled={at === slides.length - 1}
        onPress={() => walk.goTo(at + 1)}
      />
      <span className={styles.position} title={position}>
        {position}
      </span>
      <IconButton
        label={t("present.talk")}
        shortcut="C"
        icon={<MessageSquareText />}
        isSelected={hasTalk}
        onPress={() => onTalk(!hasTalk)}
      />
      {leading.isAllowed ? (
        <>
          <ToggleButton
            size="small"
            icon={<Presentation />}
            isSelected={leading.isLeading}
            onChange={leading.lead}
          >
            {leading.isLeading ? t("present.leading") : t("present.lead")}
          </ToggleButton>
          <IconButton
            label={t("present.speakerNotes")}
            shortcut="N"
            icon={<NotebookPen />}
            isSelected={hasNotes}
            onPress={() => onNotes(!hasNotes)}
          />
        </>
      ) : null}
      {document.fullscreenEnabled ? (
        <IconButton
          label={t("present.fullScreen")}
          icon={<Maximize />}
          onPress={() => {
            if (document.fullscreenElement) void document.exitFullscreen();
            else void document.documentElement.requestFullscreen();
          }}
        />
      ) : null}
      <IconButton label={t("present.leave")} icon={<X />} onPress={onLeave} />
    </nav>
  );
}

function positionWords({ slide, slides }: WalkState): string {
  return slide.kind === "step" ? stepPosition(slide, slides) : slideWords(slide, slides);
}
