// Owns: the walk through a journey for a projector: one slide at a time, by keys, clicker or touch; leading everybody's
// screens, and the presenter's own notes. Rule A11-252.

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type JourneyOutline, journeyOutline } from "../../../shared/model/outline.ts";
import { type KeyDefinition, pressedId } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ChangeSlide, HeatmapSlide, MapSlide, MattersSlide } from "./FindingSlides.tsx";
import { ClosingSlide, OpeningSlide } from "./FrameSlides.tsx";
import { SpeakerPanel } from "./SpeakerPanel.tsx";
import { StepSlide } from "./StepSlide.tsx";
import { slideAfterKey, slideKey, turnsPage } from "./slides.ts";
import { TalkPanel } from "./TalkPanel.tsx";
import { useLeading } from "./useLeading.ts";
import { useSwipe } from "./useSwipe.ts";
import { useWalk, type WalkState } from "./useWalk.ts";
import styles from "./Walk.module.css";
import { WalkControls } from "./WalkControls.tsx";

export interface WalkProps {
  readonly journeyId: string;
  readonly onLeave: () => void;
}

const walkKeys: readonly KeyDefinition<"notes" | "talk">[] = [
  { id: "notes", keys: ["N"] },
  { id: "talk", keys: ["C"] },
];

const tables = ["journeys", "personas", "stages", "steps", "touchpoints"] as const;

export function Walk({ journeyId, onLeave }: WalkProps) {
  const outline = useMap(tables, (map) => journeyOutline(map, journeyId));
  if (!outline) {
    return (
      <EmptyState
        isPage
        title={t("present.title")}
        text={t("present.noSuchJourney")}
        actions={<Button onPress={onLeave}>{t("present.back")}</Button>}
      />
    );
  }
  return <Stage outline={outline} onLeave={onLeave} />;
}

function Stage({
  outline,
  onLeave,
}: {
  readonly outline: JourneyOutline;
  readonly onLeave: () => void;
}) {
  const walk = useWalk(outline);
  const leading = useLeading(walk.showing, walk.isActing);
  const [hasNotes, setNotes] = useState(false);
  // Until one says otherwise, what the room says is there while the journey is acted out.
  const [wantsTalk, setTalk] = useState<boolean | null>(null);
  const hasTalk = wantsTalk ?? walk.isActing;
  const stage = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const takeLetter = (event: React.KeyboardEvent): boolean => {
    const id = pressedId(walkKeys, event);
    if (id === "notes") setNotes(!hasNotes);
    if (id === "talk") setTalk(!hasTalk);
    return id !== undefined;
  };
  const stepBack = (): void => {
    if (hasNotes) setNotes(false);
    else if (hasTalk && !walk.isActing) setTalk(false);
    else onLeave();
  };
  // Before the picture that shows it: whoever holds a clicker may press it at once. Rule STA-89.
  useLayoutEffect(() => stage.current?.focus(), []);
  // The menu in which a journey is chosen gives the keyboard back as it goes.
  useEffect(() => stage.current?.focus(), []);
  useEffect(() => leaveBehind(stage.current), []);
  const swipe = useSwipe(
    () => walk.goTo(Math.min(walk.slides.length - 1, walk.at + 1)),
    () => walk.goTo(Math.max(0, walk.at - 1)),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: a clicker sends keys to whatever has the focus
    <section
      ref={stage}
      className={styles.stage}
      tabIndex={-1}
      aria-label={t("present.walk")}
      onKeyDown={(event) => {
        if (event.defaultPrevented || isForControl(event)) return;
        if (takeLetter(event)) return;
        const next = slideAfterKey(event.key, walk.at, walk.slides.length);
        if (next === null) return;
        event.preventDefault();
        if (turnsPage(event.key) && showRest(content.current)) return;
        if (next === "leave") stepBack();
        else walk.goTo(next);
      }}
      {...swipe}
    >
      <div ref={content} className={styles.content}>
        <Content key={slideKey(walk.slide)} walk={walk} outline={outline} />
      </div>
      {hasTalk && !hasNotes ? <TalkPanel walk={walk} onClose={() => setTalk(false)} /> : null}
      {hasNotes ? <SpeakerPanel walk={walk} onClose={() => setNotes(false)} /> : null}
      <WalkControls
        walk={walk}
        leading={leading}
        hasNotes={hasNotes}
        onNotes={setNotes}
        hasTalk={hasTalk}
        onTalk={setTalk}
        onLeave={onLeave}
      />
    </section>
  );
}

/** What the stage covers takes no keyboard meanwhile; gives a function that ends it. Rule A11-233. */
function leaveBehind(stage: HTMLElement | null): () => void {
  const behind: HTMLElement[] = [];
  let before = stage?.closest("main")?.previousElementSibling;
  for (; before instanceof HTMLElement; before = before.previousElementSibling) behind.push(before);
  for (const element of behind) element.inert = true;
  return () => {
    for (const element of behind) element.inert = false;
  };
}

/** Of a slide that is higher than the screen the next part, where there is one. */
function showRest(content: HTMLElement | null): boolean {
  if (!content) return false;
  const { scrollHeight, scrollTop, clientHeight } = content;
  // A line more or less is no reason to stay.
  if (scrollHeight - scrollTop - clientHeight < 16) return false;
  content.scrollTop = scrollTop + clientHeight * 0.8;
  return true;
}

/** What is typed belongs to its field, and the space bar to the button under it. */
function isForControl({ target, key }: React.KeyboardEvent): boolean {
  if (target instanceof HTMLButtonElement) return key === " ";
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return isField && key !== "Escape";
}

function Content({
  walk: { slide, goTo, isActing },
  outline,
}: {
  readonly walk: WalkState;
  readonly outline: JourneyOutline;
}) {
  switch (slide.kind) {
    case "opening":
      return <OpeningSlide outline={outline} isActing={isActing} />;
    case "map":
      return <MapSlide slide={slide} outline={outline} />;
    case "step":
      return <StepSlide slide={slide} outline={outline} />;
    case "heatmap":
      return <HeatmapSlide slide={slide} />;
    case "change":
      return <ChangeSlide outline={outline} />;
    case "matters":
      return <MattersSlide />;
    case "end":
      return <ClosingSlide outline={outline} onAgain={() => goTo(0)} />;
    default:
      return slide satisfies never;
  }
}
