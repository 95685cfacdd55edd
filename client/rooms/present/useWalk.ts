// Owns: where a walk stands: its slides, the one named by the address, and the way to the next. The place is in the
// address, so that a slide can be linked to, and others can be led to it.

import { useCallback, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { heatmapSlides } from "../../../shared/format/scene/heatmapSheet.ts";
import { heatmapByPersona } from "../../../shared/insight/heatmap.ts";
import { whatMatters } from "../../../shared/insight/matters.ts";
import { measuredSteps } from "../../../shared/insight/measurement.ts";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import type { JourneyOutline } from "../../../shared/model/outline.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { type Findings, type Slide, slideAt, slideKey, slidesOf } from "./slides.ts";
import { journeyTables, roundTables, useReading } from "./useReading.ts";

/** Ends the address of a walk that is acted out. */
export const acting = "act";

export interface WalkState {
  readonly slides: readonly Slide[];
  readonly at: number;
  readonly slide: Slide;
  /** Whether the journey is acted out: one reads the persona, the room notes what happens. */
  readonly isActing: boolean;
  /** The slide's address below the workshop. */
  readonly showing: string;
  readonly goTo: (at: number) => void;
}

export function useWalk(outline: JourneyOutline): WalkState {
  const { workshopId, sub } = useRoomLocation();
  const [, navigate] = useLocation();
  const slides = slidesOf(outline, useFindings(outline));
  const last = useRef(0);
  const at = slideAt(slides, sub[1], last.current);
  useEffect(() => {
    last.current = at;
  }, [at]);
  const slide = slides[at];
  if (!slide) throw new Error("A walk has no slide");
  const { id } = outline.journey;
  const isActing = sub[2] === acting;
  const mode = isActing ? [acting] : [];
  return {
    slides,
    at,
    slide,
    isActing,
    showing: ["present", id, slideKey(slide), ...mode].join("/"),
    goTo: (next) => {
      const target = slides[next];
      if (!target) return;
      navigate(roomPath(workshopId, "present", id, slideKey(target), ...mode), { replace: true });
      announce(slideWords(target, slides));
    },
  };
}

/** What a slide is called: to those who listen, and as what comes next. */
export function slideWords(slide: Slide, slides: readonly Slide[]): string {
  switch (slide.kind) {
    case "opening":
      return t("present.overview");
    case "map":
      return mapWords(slide);
    case "step":
      return `${stepPosition(slide, slides)}. ${slide.item.touchpoint.text}`;
    case "heatmap":
      return heatmapWords(slide);
    case "change":
      return t("present.changeTitle");
    case "matters":
      return t("present.mattersTitle");
    case "end":
      return t("present.theEnd");
    default:
      return slide satisfies never;
  }
}

/** "The whole journey", and which of its parts where a slide has one. */
export function mapWords({ part, count }: Extract<Slide, { kind: "map" }>): string {
  if (part === undefined) return t("present.wholeJourney");
  const position = t("present.position", { at: part + 1, count });
  return t("present.journeyPart", { position });
}

/** "Love and pain", and which of its slides where it has several. */
export function heatmapWords({ part, count }: Extract<Slide, { kind: "heatmap" }>): string {
  if (count === 1) return t("present.heatmapTitle");
  const position = t("present.position", { at: part + 1, count });
  return t("present.heatmapPart", { position });
}

/** "3 of 12", counting steps alone. */
export function stepPosition(slide: Slide, slides: readonly Slide[]): string {
  const steps = slides.filter(({ kind }) => kind === "step");
  return t("present.position", { at: steps.indexOf(slide) + 1, count: steps.length });
}

const looked = {
  map: [...journeyTables, "processLinks"],
  room: roundTables,
} as const;

function useFindings(outline: JourneyOutline): Findings {
  const read = useCallback(
    (map: MapSnapshot, room: RoomSnapshot): Findings => ({
      heatmapSlides: heatmapSlides(heatmapByPersona(map, room)).length,
      hasChange: measuredSteps(outline, room).length > 0,
      hasMatters: whatMatters(map, room).length > 0,
    }),
    [outline],
  );
  return useReading(looked, read);
}
