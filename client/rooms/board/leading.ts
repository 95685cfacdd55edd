// Owns: bringing everybody to one's own part of the board, letting others follow it, and going along oneself: the view
// travels as a path of the workshop. Rules A11-111, A11-115, A11-119.

import { isFollowed, lookByOneself, useFollowing } from "../../app/following.ts";
import type { Board } from "./board.ts";
import { type Camera, viewBounds } from "./camera.ts";
import { boundsOfPath, cameraOn, partOf } from "./viewPaths.ts";

/** How often at most the others are told, milliseconds. */
const pauseMs = 100;

/** Tells others where the view is, as long as one leads or is followed; gives a function that ends it. */
export function followOwnView(board: Board): () => void {
  const { presence, outside } = board.session;
  let stopWaiting: (() => void) | null = null;
  let told = "";
  const part = (): string => partOf(viewBounds(board.camera.get(), board.size.get()));
  const tell = (): void => {
    stopWaiting = null;
    const showing = board.view.getState().isLeading ? `board/at/${part()}` : "";
    if (showing !== told) presence.tell({ showing });
    told = showing;
    tellFollowers();
  };
  const tellFollowers = (): void => {
    const ownPart = isFollowed(presence) ? part() : null;
    if (ownPart !== useFollowing.getState().ownPart) useFollowing.setState({ ownPart });
  };
  const changed = (): void => {
    if (!stopWaiting) stopWaiting = outside.after(pauseMs, tell);
  };
  let hadFollowers = false;
  const stops = [
    board.camera.onChange(() => (board.view.getState().isLeading || hadFollowers) && changed()),
    board.size.onChange(() => hadFollowers && changed()),
    board.view.subscribe((now, before) => {
      if (now.isLeading !== before.isLeading) tell();
    }),
    presence.onChange(() => {
      const hasFollowers = isFollowed(presence);
      if (hasFollowers === hadFollowers) return;
      hadFollowers = hasFollowers;
      tellFollowers();
    }),
  ];
  hadFollowers = isFollowed(presence);
  tellFollowers();
  return () => {
    for (const stop of stops) stop();
    stopWaiting?.();
    if (told !== "") presence.tell({ showing: "" });
    useFollowing.setState({ ownPart: null });
  };
}

/**
 * Keeps the view on the part of the board that one is led to, until one moves it oneself; gives a function that ends it.
 * `glideMs`: how long the way to the next view takes; 0: it is there at once.
 */
export function goAlong(board: Board, glideMs: number): () => void {
  let isLed = false;
  let stopGliding = (): void => undefined;
  const set = (camera: Camera): void => {
    isLed = true;
    board.camera.set(camera);
    isLed = false;
  };
  const go = (ms: number): void => {
    stopGliding();
    const { part } = useFollowing.getState();
    const bounds = part === null ? null : boundsOfPath(part);
    if (!bounds) return;
    const target = cameraOn(bounds, board.size.get());
    if (ms === 0) set(target);
    else stopGliding = glide(board.camera.get(), target, ms, set);
  };
  let isResizing = false;
  const stops = [
    useFollowing.subscribe((now, before) => {
      if (now.part !== before.part) go(before.part === null ? 0 : glideMs);
    }),
    board.camera.onChange(() => {
      if (isLed || isResizing) return;
      stopGliding();
      lookByOneself();
    }),
    // A view that gets its size also gets its first place; neither is a move of one's own.
    board.size.onChange(() => {
      isResizing = true;
      queueMicrotask(() => {
        isResizing = false;
        go(0);
      });
    }),
  ];
  go(0);
  return () => {
    for (const stop of stops) stop();
    stopGliding();
  };
}

/** Goes from one view to another in so many milliseconds, evenly, so that one glide goes on where the last one was. */
function glide(from: Camera, to: Camera, ms: number, set: (camera: Camera) => void): () => void {
  let startMs: number | null = null;
  const step = (nowMs: number): void => {
    startMs ??= nowMs;
    const share = Math.min(1, (nowMs - startMs) / ms);
    const between = (a: number, b: number): number => a + (b - a) * share;
    set({
      x: between(from.x, to.x),
      y: between(from.y, to.y),
      zoom: between(from.zoom, to.zoom),
    });
    if (share < 1) request = requestAnimationFrame(step);
  };
  let request = requestAnimationFrame(step);
  return () => cancelAnimationFrame(request);
}
