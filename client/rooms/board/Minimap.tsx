// The whole board small, with the view as a rectangle on it: a press or a drag moves the view there. Redrawn once a frame at
// most, and only when cards or the view have changed; keys move the view by other ways, so this is for pointers alone.
import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Board } from "./board.ts";
import { useBoard, useView } from "./boardHooks.ts";
import { type Camera, centredOn, viewBounds } from "./camera.ts";
import { type Bounds, cardSize, type Point, sizeOf, unionOf } from "./geometry.ts";
import styles from "./Minimap.module.css";
import { followPalette, readPalette } from "./palette.ts";

const width = 200;
const height = 130;
const margin = 6;

/** `origin`: the board point at the left upper corner; `scale`: CSS pixels per board unit. */
interface Fit {
  readonly scale: number;
  readonly origin: Point;
}

/** A press: how the board fits as long as it lasts, and where the view was before it. */
interface Held {
  readonly fit: Fit;
  readonly from: Camera;
}

export function Minimap() {
  const isShown = useView((view) => view.hasMinimap);
  return isShown ? <SmallMap /> : null;
}

function SmallMap() {
  const board = useBoard();
  const canvas = useRef<HTMLCanvasElement>(null);
  // Fitted anew at each move of a press, the ground would run away from under the pointer. Rule STA-54.
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(
    () => (canvas.current ? follow(board, canvas.current, held?.fit ?? null) : undefined),
    [board, held],
  );
  const letGo = (): void => setHeld(null);
  const giveUp = useCallback((): void => {
    if (held) board.camera.set(held.from);
    setHeld(null);
  }, [board, held]);
  useEscape(held ? giveUp : null);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t("board.minimap")}
      className={styles.map}
      style={{ inlineSize: width, blockSize: height }}
      // The keyboard stays where it is, at the cards. Rule A11-177.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (event.buttons !== 1) return;
        event.currentTarget.setPointerCapture?.(event.pointerId);
        const fit = fitted(board);
        setHeld({ fit, from: board.camera.get() });
        goTo(board, fit, event);
      }}
      onPointerMove={(event) => held && goTo(board, held.fit, event)}
      onPointerUp={letGo}
      onPointerCancel={giveUp}
    />
  );
}

/** Hears Escape before the board does, while there is something to give up. Rule STA-87. */
function useEscape(run: (() => void) | null): void {
  useEffect(() => {
    if (!run) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      run();
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [run]);
}

/** Moves the view to where the pointer is, or to the edge of the small map nearest to it. */
function goTo(board: Board, { scale, origin }: Fit, event: PointerEvent<HTMLCanvasElement>): void {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  const within = (most: number, wish: number): number => Math.max(0, Math.min(most, wish));
  const at = {
    x: origin.x + within(width, event.clientX - left) / scale,
    y: origin.y + within(height, event.clientY - top) / scale,
  };
  board.camera.set(centredOn(at, board.size.get(), board.camera.get().zoom));
}

/** `held`: how the board fits as long as the small map is pressed. */
function follow(board: Board, canvas: HTMLCanvasElement, held: Fit | null): () => void {
  let requested = 0;
  const request = (): void => {
    if (requested === 0) requested = requestAnimationFrame(draw);
  };
  const draw = (): void => {
    requested = 0;
    paint(board, canvas, held ?? fitted(board));
  };
  const stops = [
    board.camera.onChange(request),
    board.scene.onChange(request),
    board.size.onChange(request),
    followPalette(request),
    board.view.subscribe((now, before) => {
      if (now.coloring !== before.coloring || now.found !== before.found) request();
    }),
    () => cancelAnimationFrame(requested),
  ];
  request();
  return () => {
    for (const stop of stops) stop();
  };
}

function paint(board: Board, canvas: HTMLCanvasElement, { scale, origin }: Fit): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  context.scale(ratio, ratio);
  const palette = readPalette(canvas);
  const { coloring, found } = board.view.getState();
  const cardWidth = Math.max(1.5, cardSize.width * scale);
  const cardHeight = Math.max(1.5, cardSize.height * scale);
  for (const card of board.scene.cards.values()) {
    const color = board.colors.of(card, coloring);
    const isFaded = found !== null && !found.has(card.id);
    // What has no colour of its own would be the darkest.
    const strength = color === 0 ? 0.4 : 1;
    context.globalAlpha = isFaded ? 0.15 : strength;
    context.fillStyle = palette.category[color] ?? palette.lineStrong;
    context.fillRect(
      (card.x - origin.x) * scale,
      (card.y - origin.y) * scale,
      cardWidth,
      cardHeight,
    );
  }
  context.globalAlpha = 1;
  const view = viewBounds(board.camera.get(), board.size.get());
  context.strokeStyle = palette.accent;
  context.lineWidth = 2;
  context.strokeRect(
    (view.left - origin.x) * scale,
    (view.top - origin.y) * scale,
    (view.right - view.left) * scale,
    (view.bottom - view.top) * scale,
  );
}

/** How the board and the view together fit into the small map. */
function fitted(board: Board): Fit {
  const view = viewBounds(board.camera.get(), board.size.get());
  const extent = board.scene.extent();
  const all: Bounds = unionOf(extent ? [extent, view] : [view]) ?? view;
  const { width: across, height: down } = sizeOf(all);
  const scale = Math.min((width - 2 * margin) / across, (height - 2 * margin) / down);
  return {
    scale,
    origin: {
      x: all.left - (width / scale - across) / 2,
      y: all.top - (height / scale - down) / 2,
    },
  };
}
