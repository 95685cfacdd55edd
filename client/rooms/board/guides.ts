// Owns: that cards which a hand carries snap to those near by, and the lines that show to which. The lines stand in the page only
// while cards are carried, and React knows nothing of them. Rules MAP-360, MAP-361, MAP-362.

import type { Board } from "./board.ts";
import { type Camera, toBoard, toScreen, viewBounds } from "./camera.ts";
import { edgePull } from "./edgePan.ts";
import {
  type Bounds,
  cardBounds,
  grown,
  isOverlapping,
  type Point,
  shifted,
  unionOf,
} from "./geometry.ts";
import styles from "./guides.module.css";
import type { Hand } from "./hand.ts";
import { snapped } from "./snapping.ts";

/** How far cards go to lie in line, CSS pixels. */
const reach = 6;
/** How far away the others may lie, board units: two cards. On a full board there is else always one in line. */
const near = 400;
/** Two edges each way. */
const mostGuides = 4;

type Carrying = Extract<Hand, { kind: "carrying" }>;

export interface Snapping {
  /** Where the hand has to be for what it carries to lie in line; CSS pixels of the view. */
  inLine(hand: Carrying, point: Point): Point;
  stop(): void;
}

/** What is known of a drag as long as the view stays. */
interface Held {
  readonly hand: Carrying;
  readonly camera: Camera;
  /** Around the cards as they lay when they were taken up. */
  readonly box: Bounds;
  readonly others: readonly Bounds[];
}

export function openSnapping(board: Board, surface: HTMLElement): Snapping {
  let held: Held | null = null;
  let lines: Lines | null = null;
  const stop = (): void => {
    held = null;
    lines?.remove();
    lines = null;
  };
  const inLine = (hand: Carrying, point: Point): Point => {
    const camera = board.camera.get();
    // At the edge the view goes along, so that nothing stays in line.
    const isFree = board.view.getState().isOverview || edgePull(point, board.size.get()) !== null;
    if (held?.hand !== hand || held.camera !== camera) held = isFree ? null : heldBy(board, hand);
    if (isFree || !held) {
      stop();
      return point;
    }
    const to = toBoard(camera, point);
    const box = shifted(held.box, to.x - hand.from.x, to.y - hand.from.y);
    const around = grown(box, near);
    const others = held.others.filter(
      // What lies under the cards is no neighbour: exactly in line with it they would hide it.
      (other) => isOverlapping(other, around) && !isOverlapping(other, box),
    );
    const { dx, dy, guides } = snapped(box, others, reach / camera.zoom);
    lines ??= openLines(board, surface);
    lines.draw(guides);
    return { x: point.x + dx * camera.zoom, y: point.y + dy * camera.zoom };
  };
  return { inLine, stop };
}

function heldBy({ scene, camera, size, drag }: Board, hand: Carrying): Held | null {
  const carried = drag.get();
  const from = carried?.ids === hand.ids ? carried.from : null;
  const places = [...hand.ids].flatMap((id) => from?.get(id) ?? scene.card(id) ?? []);
  const box = unionOf(places.map(cardBounds));
  if (!box) return null;
  const inView = scene.within(viewBounds(camera.get(), size.get()));
  const others = inView.flatMap((id) => (hand.ids.has(id) ? [] : (scene.card(id) ?? [])));
  return { hand, camera: camera.get(), box, others: others.map(cardBounds) };
}

interface Lines {
  draw(guides: readonly Bounds[]): void;
  remove(): void;
}

function openLines({ camera }: Board, surface: HTMLElement): Lines {
  const layer = document.createElement("div");
  layer.className = styles.guides ?? "";
  layer.dataset.guides = "";
  layer.setAttribute("aria-hidden", "true");
  const lines = Array.from({ length: mostGuides }, () => document.createElement("div"));
  for (const line of lines) line.className = styles.guide ?? "";
  layer.append(...lines);
  surface.append(layer);
  const draw = (guides: readonly Bounds[]): void => {
    for (const [at, { style }] of lines.entries()) {
      const guide = guides[at];
      const transform = guide ? stretched(guide, camera.get()) : "scale(0)";
      if (style.transform !== transform) style.transform = transform;
    }
  };
  draw([]);
  // A view that is moved by the wheel meanwhile takes the cards out of line with the hand.
  const unfollow = camera.onChange(() => draw([]));
  return {
    draw,
    remove: () => {
      unfollow();
      layer.remove();
    },
  };
}

/** A line over a guide, in whole pixels. */
function stretched(guide: Bounds, camera: Camera): string {
  const from = toScreen(camera, { x: guide.left, y: guide.top });
  const to = toScreen(camera, { x: guide.right, y: guide.bottom });
  const [x, y] = [Math.round(from.x), Math.round(from.y)];
  const width = Math.max(1, Math.round(to.x) - x);
  const height = Math.max(1, Math.round(to.y) - y);
  return `translate(${x}px, ${y}px) scale(${width}, ${height})`;
}
