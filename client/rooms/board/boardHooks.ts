// Owns: the doors from React to the board on screen.

import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { Board, BoardView, Drag } from "./board.ts";
import type { Frame } from "./frames.ts";
import { isSameFace, type SceneCard } from "./scene.ts";

const BoardContext = createContext<Board | null>(null);
export const BoardProvider = BoardContext.Provider;

/** The board on screen. Throws outside one. */
export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error("There is no board above this component");
  return board;
}

/** A part of the view's state. `select` must give the same value while nothing of interest has changed. */
export function useView<T>(select: (view: BoardView) => T): T {
  return useStore(useBoard().view, select);
}

/** A card, whatever its place: renders when anything of it but its place has changed. */
export function useCardFace(id: string): SceneCard | undefined {
  const { scene } = useBoard();
  const held = useRef<SceneCard | undefined>(undefined);
  const subscribe = useCallback((tell: () => void) => scene.onCard(id, tell), [scene, id]);
  return useSyncExternalStore(subscribe, () => {
    const card = scene.card(id);
    if (!card || !held.current || !isSameFace(held.current, card)) held.current = card;
    return held.current;
  });
}

export function useFrames(): readonly Frame[] {
  const { scene } = useBoard();
  return useSyncExternalStore(scene.onChange, scene.frames);
}

/** What `select` makes of the drag in flight; must be a plain value. */
export function useDrag(select: (drag: Drag | null) => string): string {
  const { drag } = useBoard();
  return useSyncExternalStore(drag.onChange, () => select(drag.get()));
}

/** The zoom in whole per cent. */
export function useZoomPercent(): number {
  const { camera } = useBoard();
  return useSyncExternalStore(camera.onChange, () => Math.round(camera.get().zoom * 100));
}

/** Whether no card lies on the board; renders only when that changes. */
export function useIsEmpty(): boolean {
  const { scene } = useBoard();
  return useSyncExternalStore(scene.onChange, () => scene.cards.size === 0);
}
