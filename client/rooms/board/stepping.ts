// Owns: runs of steps: moves of the same card that follow each other closely, as an arrow key makes them that is held, here or
// elsewhere, or a hand. While a run lasts the card lies in a layer of its own: a browser then moves that layer, and neither works
// out anew which layers there are nor draws again what lies around the card. Rule MAP-419.

import type { Timers } from "../../../shared/kit/outside.ts";

/** How often is looked whether cards still move, milliseconds: one that has rested all the time since is at the end of its run. */
const lookMs = 300;
/** With more cards at once, what the layers cost is more than what they spare. */
const layersAtMost = 2;

export interface Stepping {
  /** These cards in the page have been moved. */
  moved(elements: readonly HTMLElement[]): void;
  /** Whether cards are being moved step after step. */
  isOn(): boolean;
  stop(): void;
}

/** `ended`: a run is over. */
export function openStepping(timers: Timers, ended: () => void): Stepping {
  const moved = new Set<HTMLElement>();
  const layers = new Map<HTMLElement, Animation | undefined>();
  let isOn = false;
  let hasMoved = false;
  let stopLooking: (() => void) | null = null;
  const end = (): boolean => {
    stopLooking = null;
    for (const layer of layers.values()) layer?.cancel();
    layers.clear();
    moved.clear();
    const wasOn = isOn;
    isOn = false;
    return wasOn;
  };
  const look = (): void => {
    if (hasMoved) stopLooking = timers.after(lookMs, look);
    else if (end()) ended();
    hasMoved = false;
  };
  return {
    moved: (elements) => {
      for (const element of elements) {
        if (!moved.has(element)) {
          moved.add(element);
          continue;
        }
        isOn = true;
        const hasRoom = elements.length <= layersAtMost && layers.size < layersAtMost;
        if (hasRoom && !layers.has(element)) layers.set(element, ownLayer(element));
      }
      if (stopLooking) hasMoved = true;
      else stopLooking = timers.after(lookMs, look);
    },
    isOn: () => isOn,
    stop: () => {
      stopLooking?.();
      end();
    },
  };
}

/** An animation that stands still and adds nothing; where there are none, as in a test, there is nothing to spare either. */
function ownLayer(element: HTMLElement): Animation | undefined {
  const nothing = { translate: ["0 0", "0 0"] };
  const layer = element.animate?.(nothing, { duration: 1000, composite: "add" });
  layer?.pause();
  return layer;
}
