// Owns: runs of steps: moves of the same card that follow each other closely, as an arrow key makes them that is held, here or
// elsewhere, or a hand. While a run lasts the card lies in a layer of its own: a browser then moves that layer, and neither works
// out anew which layers there are nor draws again what lies around the card. Rules MAP-419, MAP-434.

import type { Timers } from "../../../shared/kit/outside.ts";

/** How often is looked whether cards still move, milliseconds: one that has rested all the time since is at the end of its run. */
const lookMs = 300;
/** With more cards at once, what the layers cost is more than what they spare. */
const layersAtMost = 2;

export interface Stepping {
  /** These cards in the page have been moved. */
  moved(elements: readonly HTMLElement[]): void;
  /** Whether this card is being moved step after step. */
  isOn(element: HTMLElement): boolean;
  stop(): void;
}

/** A card that was moved a moment ago. */
interface Run {
  /** Since it was last looked, or since it came in the middle of the time between two looks. */
  hasMoved: boolean;
  /** More than once. */
  isOn: boolean;
  layer: Animation | null;
}

/** `ended`: a run is over. */
export function openStepping(timers: Timers, ended: () => void): Stepping {
  const runs = new Map<HTMLElement, Run>();
  let layers = 0;
  let stopLooking: (() => void) | null = null;
  const layUpon = (element: HTMLElement, run: Run): void => {
    run.layer = ownLayer(element);
    if (run.layer) layers++;
  };
  const end = (element: HTMLElement, { layer }: Run): void => {
    layer?.cancel();
    if (layer) layers--;
    runs.delete(element);
  };
  const look = (): void => {
    let hasEnded = false;
    for (const [element, run] of runs) {
      if (!run.hasMoved) {
        end(element, run);
        hasEnded ||= run.isOn;
      }
      run.hasMoved = false;
    }
    stopLooking = runs.size === 0 ? null : timers.after(lookMs, look);
    if (hasEnded) ended();
  };
  return {
    moved: (elements) => {
      for (const element of elements) {
        const run = runs.get(element);
        if (!run) {
          runs.set(element, { hasMoved: stopLooking !== null, isOn: false, layer: null });
          continue;
        }
        run.hasMoved = true;
        run.isOn = true;
        const hasRoom = elements.length <= layersAtMost && layers < layersAtMost;
        if (hasRoom && !run.layer) layUpon(element, run);
      }
      stopLooking ??= timers.after(lookMs, look);
    },
    isOn: (element) => runs.get(element)?.isOn ?? false,
    stop: () => {
      stopLooking?.();
      stopLooking = null;
      for (const [element, run] of runs) end(element, run);
    },
  };
}

/**
 * An animation that stands still and adds nothing. `null` where there are none, as in a test, or a browser cannot add: there the
 * card would be shown where it was laid out.
 */
function ownLayer(element: HTMLElement): Animation | null {
  const nothing = { translate: ["0 0", "0 0"] };
  const layer = element.animate?.(nothing, { duration: 1000, composite: "add" }) ?? null;
  if (!layer?.effect || !("composite" in layer.effect)) {
    layer?.cancel();
    return null;
  }
  layer.pause();
  return layer;
}
