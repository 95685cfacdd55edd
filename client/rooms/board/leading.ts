// Owns: bringing everybody to one's own part of the board, and going where somebody leads: the view travels as a path of the
// workshop, `board/at/<left>,<top>,<width>,<height>` in board units, so that each screen shows at least all of it.
// Rule A11-111.

import type { Board } from "./board.ts";
import { type Camera, centredOn, viewBounds } from "./camera.ts";
import { type Bounds, centreOf, type Size, sizeOf } from "./geometry.ts";

/** How often at most the others are told, milliseconds. */
const pauseMs = 100;
/** Beyond this nothing lies, board units. */
const farthest = 1e7;

/** Tells others where the view is, as long as one leads; gives a function that ends it. */
export function followOwnView(board: Board): () => void {
  const { presence, outside } = board.session;
  let stopWaiting: (() => void) | null = null;
  let told = "";
  const tell = (): void => {
    stopWaiting = null;
    const showing = board.view.getState().isLeading
      ? viewPath(viewBounds(board.camera.get(), board.size.get()))
      : "";
    if (showing === told) return;
    told = showing;
    presence.tell({ showing });
  };
  const changed = (): void => {
    if (!stopWaiting) stopWaiting = outside.after(pauseMs, tell);
  };
  const stops = [
    board.camera.onChange(() => board.view.getState().isLeading && changed()),
    board.view.subscribe((now, before) => {
      if (now.isLeading !== before.isLeading) tell();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    stopWaiting?.();
    if (told !== "") presence.tell({ showing: "" });
  };
}

/** The path of a part of the board. */
export function viewPath({ left, top, right, bottom }: Bounds): string {
  return `board/at/${[left, top, right - left, bottom - top].map(Math.round).join(",")}`;
}

/** The part of the board that an address names after `at`, or `null` if it names none. */
export function boundsOfPath(part: string): Bounds | null {
  const numbers = part.split(",").map(Number);
  const [left, top, width, height] = numbers;
  if (numbers.length !== 4 || numbers.some((one) => !(Math.abs(one) <= farthest))) return null;
  if (left === undefined || top === undefined || !width || !height) return null;
  if (width <= 0 || height <= 0) return null;
  return { left, top, right: left + width, bottom: top + height };
}

/** The view that shows all of that part, as large as it fits. */
export function cameraOn(bounds: Bounds, view: Size): Camera {
  const { width, height } = sizeOf(bounds);
  const zoom = Math.min(view.width / width, view.height / height);
  return centredOn(centreOf(bounds), view, Math.max(0.05, Math.min(4, zoom)));
}
