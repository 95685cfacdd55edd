// Owns: a canvas that is as large as the view, in whole device pixels. Must not know what is painted on it.

import type { Size } from "./geometry.ts";
import type { Canvas } from "./paintCards.ts";

/** `null` where nothing can be painted, as in a test. */
export function canvasOf(element: HTMLCanvasElement): Canvas | null {
  const context = element.getContext("2d");
  return context && { context, size: { width: 0, height: 0 }, pixelRatio: 1 };
}

/** Empties it as well. */
export function fitCanvas(canvas: Canvas, size: Size): void {
  const pixelRatio = window.devicePixelRatio || 1;
  const element = canvas.context.canvas;
  element.width = Math.round(size.width * pixelRatio);
  element.height = Math.round(size.height * pixelRatio);
  Object.assign(canvas, { size, pixelRatio });
}
