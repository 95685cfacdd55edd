// Owns: the walk through a journey for a projector: one step at a time, by keys, clicker or touch.

import { ArrowLeft, ArrowRight, Maximize, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type JourneyOutline, journeyOutline } from "../../../shared/model/outline.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { announce } from "../../ui/announcements.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { ClosingSlide, OpeningSlide } from "./FrameSlides.tsx";
import { StepSlide } from "./StepSlide.tsx";
import { type Slide, slideAfterKey, slidesOf } from "./slides.ts";
import styles from "./Walk.module.css";

export interface WalkProps {
  readonly journeyId: string;
  readonly onLeave: () => void;
}

const tables = ["journeys", "personas", "stages", "steps", "touchpoints"] as const;

export function Walk({ journeyId, onLeave }: WalkProps) {
  const outline = useMap(tables, (map) => journeyOutline(map, journeyId));
  if (!outline) {
    return (
      <EmptyState
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
  const slides = slidesOf(outline);
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, slides.length - 1);
  const slide = slides[at];
  const stage = useRef<HTMLDivElement>(null);
  const goTo = (next: number): void => {
    setWanted(next);
    const target = slides[next];
    if (target) announce(wordsOf(target, next, slides.length - 2));
  };
  useEffect(() => stage.current?.focus(), []);
  const swipe = useSwipe(
    () => goTo(Math.min(slides.length - 1, at + 1)),
    () => goTo(Math.max(0, at - 1)),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: a clicker sends keys to whatever has the focus
    <section
      ref={stage}
      className={styles.stage}
      tabIndex={-1}
      aria-label={t("present.walk")}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLButtonElement && event.key === " ") return;
        const next = slideAfterKey(event.key, at, slides.length);
        if (next === null) return;
        event.preventDefault();
        if (next === "leave") onLeave();
        else goTo(next);
      }}
      {...swipe}
    >
      <div className={styles.content}>
        {slide ? <Content slide={slide} outline={outline} onGoTo={goTo} /> : null}
      </div>
      <nav className={styles.controls} aria-label={t("present.walk")}>
        <IconButton
          label={t("present.previous")}
          icon={<ArrowLeft />}
          isDisabled={at === 0}
          onPress={() => goTo(at - 1)}
        />
        <progress
          className={styles.progress}
          value={at}
          max={slides.length - 1}
          aria-label={positionWords(at, slides.length)}
        />
        <IconButton
          label={t("present.next")}
          icon={<ArrowRight />}
          isDisabled={at === slides.length - 1}
          onPress={() => goTo(at + 1)}
        />
        <span className={styles.position}>{positionWords(at, slides.length)}</span>
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
    </section>
  );
}

function Content({
  slide,
  outline,
  onGoTo,
}: {
  readonly slide: Slide;
  readonly outline: JourneyOutline;
  readonly onGoTo: (at: number) => void;
}) {
  switch (slide.kind) {
    case "opening":
      return <OpeningSlide outline={outline} />;
    case "step":
      return <StepSlide key={slide.item.step.id} slide={slide} outline={outline} />;
    case "end":
      return <ClosingSlide outline={outline} onAgain={() => onGoTo(0)} />;
    default:
      return slide satisfies never;
  }
}

function positionWords(at: number, count: number): string {
  if (at === 0) return t("present.overview");
  if (at === count - 1) return t("present.theEndShort");
  return t("present.position", { at: Math.min(at, count - 2), count: count - 2 });
}

function wordsOf(slide: Slide, at: number, count: number): string {
  switch (slide.kind) {
    case "opening":
      return t("present.overview");
    case "step":
      return `${t("present.position", { at, count })}. ${slide.item.touchpoint.text}`;
    case "end":
      return t("present.theEnd");
    default:
      return slide satisfies never;
  }
}

/** From this length on, in CSS pixels, a stroke of the finger turns the page. */
const swipeLength = 60;

function useSwipe(onForward: () => void, onBack: () => void) {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown: (event: React.PointerEvent) => {
      start.current = event.pointerType === "touch" ? { x: event.clientX, y: event.clientY } : null;
    },
    onPointerUp: (event: React.PointerEvent) => {
      const from = start.current;
      start.current = null;
      if (!from) return;
      const across = event.clientX - from.x;
      if (Math.abs(across) < swipeLength || Math.abs(event.clientY - from.y) > Math.abs(across))
        return;
      if (across < 0) onForward();
      else onBack();
    },
  };
}
