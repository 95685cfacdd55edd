// Owns: what a walk through a journey shows, one slide after the other, and where keys lead. Pure.

import { journeyParts } from "../../../shared/format/scene/sheetLines.ts";
import { never } from "../../../shared/kit/result.ts";
import type { JourneyOutline, OutlineStep } from "../../../shared/model/outline.ts";
import type { Stage } from "../../../shared/model/tables.ts";

export type Slide =
  | { readonly kind: "opening" }
  | {
      readonly kind: "map";
      /** Which part of a journey that is too long for one slide, from 0 on; the whole without it. */
      readonly part?: number;
      readonly count: number;
    }
  | { readonly kind: "step"; readonly stage: Stage | undefined; readonly item: OutlineStep }
  | {
      readonly kind: "heatmap";
      /** Which of its slides, from 0 on. */
      readonly part: number;
      readonly count: number;
    }
  | { readonly kind: "change" }
  | { readonly kind: "matters" }
  | { readonly kind: "end" };

/** What there is to show besides the steps. */
export interface Findings {
  /** On how many slides the heatmap can be read; 0 where nothing was rated. */
  readonly heatmapSlides: number;
  /** At least two published rounds rated the same step. */
  readonly hasChange: boolean;
  readonly hasMatters: boolean;
}

/**
 * The persona, the whole journey, its parts where it is long, each step in the order in which the persona meets them, then what was found: heatmap,
 * before and after, what matters; the end. A slide for which there is nothing to show is left out.
 */
export function slidesOf(outline: JourneyOutline, findings: Findings): readonly Slide[] {
  const steps = outline.stages.flatMap(({ stage, steps: own }) =>
    own.map((item): Slide => ({ kind: "step", stage, item })),
  );
  const loose = outline.loose.map((item): Slide => ({ kind: "step", stage: undefined, item }));
  const all = [...steps, ...loose];
  const slides: Slide[] = [{ kind: "opening" }];
  if (all.length > 0) slides.push(...mapSlides(outline));
  slides.push(...all);
  const count = findings.heatmapSlides;
  for (let part = 0; part < count; part++) slides.push({ kind: "heatmap", part, count });
  if (findings.hasChange) slides.push({ kind: "change" });
  if (findings.hasMatters) slides.push({ kind: "matters" });
  return [...slides, { kind: "end" }];
}

function mapSlides(outline: JourneyOutline): readonly Slide[] {
  const count = journeyParts(outline).length;
  if (count === 1) return [{ kind: "map", count }];
  const parts = Array.from({ length: count }, (_, part): Slide => ({ kind: "map", part, count }));
  return [{ kind: "map", count }, ...parts];
}

/** What an address calls a slide: a step by its id, every other slide by its kind, and a part of something by its number. */
export function slideKey(slide: Slide): string {
  switch (slide.kind) {
    case "step":
      return slide.item.step.id;
    case "heatmap":
      return slide.part === 0 ? slide.kind : `${slide.kind}-${slide.part + 1}`;
    case "map":
      return slide.part === undefined ? slide.kind : `${slide.kind}-${slide.part + 1}`;
    case "opening":
    case "change":
    case "matters":
    case "end":
      return slide.kind;
    default:
      return never(slide);
  }
}

/** Where a slide stands; that of an unknown key (a step that somebody has just deleted) is `before`, within bounds. */
export function slideAt(slides: readonly Slide[], key: string | undefined, before: number): number {
  if (key === undefined) return 0;
  const found = slides.findIndex((slide) => slideKey(slide) === key);
  return found >= 0 ? found : Math.max(0, Math.min(before, slides.length - 1));
}

/** The keys of a clicker and of whoever reads on: they show the rest of a long slide before they leave it. */
export function turnsPage(key: string): boolean {
  return key === "PageDown" || key === "ArrowDown" || key === " ";
}

/** Where a key leads from a slide; `null` for keys that mean nothing here, "leave" for Escape. */
export function slideAfterKey(key: string, at: number, count: number): number | "leave" | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
    case "PageDown":
    case " ":
      return Math.min(count - 1, at + 1);
    case "ArrowLeft":
    case "ArrowUp":
    case "PageUp":
    case "Backspace":
      return Math.max(0, at - 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "Escape":
      return "leave";
    default:
      return null;
  }
}
