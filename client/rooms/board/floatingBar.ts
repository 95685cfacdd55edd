// Owns: when the controls of a selection show, and that they float near it: at once, but while it moves step after step they stay
// until it has come to rest, unless they would cover it. Rules A11-21, MAP-387, MAP-420, MAP-426.

import { markFloating } from "../../ui/foot.ts";
import { type Board, selectionBounds } from "./board.ts";
import { toScreen, unzoomOf } from "./camera.ts";
import type { Point, Size } from "./geometry.ts";
import { barPlace, covers, standsLow } from "./selectionBarPlace.ts";

interface FloatingBar {
  /** Puts the controls where they belong in this picture. `isStepping`: the selection is being moved step after step. */
  place(isStepping: boolean): void;
  stop(): void;
}

/** `changed`: the controls are wider or higher than before. */
export function openFloatingBar(board: Board, bar: HTMLElement, changed: () => void): FloatingBar {
  // Wider than it was when it was placed, it would run out of the view. Rule MAP-387.
  const barSize = followSize(bar, changed);
  let stands: { readonly place: Point; readonly given: readonly unknown[] } | null = null;
  let isHidden: boolean | null = null;
  const hide = (isNowHidden: boolean): void => {
    if (isNowHidden === isHidden) return;
    isHidden = isNowHidden;
    bar.dataset.hidden = String(isHidden);
  };
  return {
    place: (isStepping) => {
      const { gesture, editing, renaming, menuAt, selected } = board.view.getState();
      const isBusy = gesture !== "none" || editing !== null || renaming !== null || menuAt !== null;
      const around =
        isBusy || selected.size === 0
          ? null
          : selectionBounds(board, Number(unzoomOf(board.camera.get())));
      if (!around) {
        hide(true);
        markFloating(null);
        stands = null;
        return;
      }
      hide(false);
      const [camera, view, size] = [board.camera.get(), board.size.get(), barSize.get()];
      const from = toScreen(camera, { x: around.left, y: around.top });
      const to = toScreen(camera, { x: around.right, y: around.bottom });
      const selection = { left: from.x, top: from.y, right: to.x, bottom: to.y };
      const given = [camera, view, size, selected];
      const isAsBefore = stands?.given.every((one, at) => one === given[at]);
      if (stands && isStepping && isAsBefore && !covers(stands.place, size, selection)) return;
      const place = barPlace(selection, size, view);
      stands = { place, given };
      markFloating(standsLow(place, size, view) ? "low" : "high");
      const translate = `${Math.round(place.x)}px ${Math.round(place.y)}px`;
      if (bar.style.translate !== translate) bar.style.translate = translate;
    },
    stop: () => {
      barSize.stop();
      markFloating(null);
    },
  };
}

/** The size of an element without asking the page for it, which in the middle of a frame would lay all out anew. */
function followSize(element: HTMLElement, changed: () => void): { get(): Size; stop(): void } {
  let size: Size = { width: element.offsetWidth, height: element.offsetHeight };
  if (typeof ResizeObserver === "undefined") return { get: () => size, stop: () => undefined };
  const observer = new ResizeObserver(([entry]) => {
    const box = entry?.borderBoxSize[0];
    if (!box) return;
    size = { width: box.inlineSize, height: box.blockSize };
    changed();
  });
  observer.observe(element);
  return { get: () => size, stop: () => observer.disconnect() };
}
