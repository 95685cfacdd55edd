// Owns: what a walk through a journey shows, one slide after the other, and where keys lead. Pure.

import type { JourneyOutline, OutlineStep } from "../../../shared/model/outline.ts";
import type { Stage } from "../../../shared/model/tables.ts";

export type Slide =
  | { readonly kind: "opening" }
  | { readonly kind: "step"; readonly stage: Stage | undefined; readonly item: OutlineStep }
  | { readonly kind: "end" };

/** The opening, each step in the order in which the persona meets them, the end. */
export function slidesOf(outline: JourneyOutline): readonly Slide[] {
  const steps = outline.stages.flatMap(({ stage, steps: own }) =>
    own.map((item): Slide => ({ kind: "step", stage, item })),
  );
  const loose = outline.loose.map((item): Slide => ({ kind: "step", stage: undefined, item }));
  return [{ kind: "opening" }, ...steps, ...loose, { kind: "end" }];
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
