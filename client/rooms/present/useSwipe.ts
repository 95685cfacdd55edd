// Owns: turning pages with a finger: a stroke to the side, never a scroll up or down.

import { useRef } from "react";

/** From this length on, in CSS pixels, a stroke of the finger turns the page. */
const swipeLength = 60;

/** Handlers for the element that listens. */
export function useSwipe(onForward: () => void, onBack: () => void) {
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
