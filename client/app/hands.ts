// Owns: whether somebody is in the middle of typing or dragging at this moment, so that nobody is torn out of it: what
// leads them elsewhere waits until they have finished. Rule PHA-52.

import { useEffect, useMemo } from "react";
import type { Outside } from "../../shared/kit/outside.ts";
import { useSession } from "../session/hooks.ts";
import { isTyping } from "./keyTable.ts";

/** So long after the last letter somebody counts as typing, milliseconds. */
export const typingRestMs = 2_000;

export interface Hands {
  /** Runs it at once, or as soon as nothing is typed or dragged any more; only what was asked for last. */
  whenFree(run: () => void): void;
  /** Watches what is done in a window; gives a function that ends it. */
  watch(target: Window): () => void;
}

export function useHands(): Hands {
  const { outside } = useSession();
  const hands = useMemo(() => newHands(outside), [outside]);
  useEffect(() => hands.watch(window), [hands]);
  return hands;
}

export function newHands({ now, after }: Pick<Outside, "now" | "after">): Hands {
  const pressed = new Set<number>();
  let typedAtMs = Number.NEGATIVE_INFINITY;
  let wanted: (() => void) | null = null;
  let cancel: (() => void) | null = null;
  const tryNow = (): void => {
    cancel?.();
    cancel = null;
    if (!wanted || pressed.size > 0) return;
    const restMs = typedAtMs + typingRestMs - now();
    if (restMs > 0) {
      cancel = after(restMs, tryNow);
      return;
    }
    const run = wanted;
    wanted = null;
    keepWhatIsTyped();
    run();
  };
  const press = ({ pointerId }: PointerEvent): void => {
    pressed.add(pointerId);
  };
  const release = ({ pointerId }: PointerEvent): void => {
    // What hears of the release after us, such as a drop, comes first.
    if (pressed.delete(pointerId) && wanted) cancel ??= after(0, tryNow);
  };
  const type = ({ target }: Event): void => {
    if (isTyping(target)) typedAtMs = now();
  };
  const forget = (): void => {
    pressed.clear();
    tryNow();
  };
  return {
    whenFree: (run) => {
      wanted = run;
      tryNow();
    },
    watch: (target) => {
      target.addEventListener("pointerdown", press, true);
      target.addEventListener("pointerup", release, true);
      target.addEventListener("pointercancel", release, true);
      target.addEventListener("input", type, true);
      target.addEventListener("blur", forget);
      return () => {
        target.removeEventListener("pointerdown", press, true);
        target.removeEventListener("pointerup", release, true);
        target.removeEventListener("pointercancel", release, true);
        target.removeEventListener("input", type, true);
        target.removeEventListener("blur", forget);
        cancel?.();
      };
    },
  };
}

/** Every field keeps its words when it loses the focus. */
function keepWhatIsTyped(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && isTyping(activeElement)) activeElement.blur();
}
