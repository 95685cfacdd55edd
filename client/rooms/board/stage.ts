// Owns: what happens in a frame: the camera becomes one transform, cards come into the page and go, canvases are
// painted, controls follow the selection. Nothing here passes through React except the list of mounted cards.

import { type Board, type Drag, selectionBounds, shownPlace, sizeBeforeLayout } from "./board.ts";
import {
  type Camera,
  layerTransform,
  overviewBelow,
  overviewUntil,
  pannedBy,
  unzoomOf,
  viewBounds,
} from "./camera.ts";
import { canvasOf, fitCanvas } from "./canvas.ts";
import { showCards } from "./commands.ts";
import { crowdOf } from "./crowd.ts";
import { openFloatingBar } from "./floatingBar.ts";
import { type Bounds, isWithin, type Size } from "./geometry.ts";
import { showFirst } from "./keys.ts";
import { followMotion, type Motion } from "./motion.ts";
import { mostIn, openMounter } from "./mountCards.ts";
import type { Canvas, PaintedCard } from "./paintCards.ts";
import { type PaintedPerson, paintPeople } from "./paintPeople.ts";
import { followPalette, type Palette, readPalette } from "./palette.ts";
import { openPictures } from "./pictures.ts";
import { carryElements, placeElements } from "./placing.ts";
import { openRaising } from "./raising.ts";
import { openRepainting, type Repainting } from "./repainting.ts";
import { revealPresence } from "./reveal.ts";
import { openSigns } from "./signs.ts";
import { watchSize } from "./sizing.ts";
import { stackedWithin } from "./stacking.ts";
import { openStepping } from "./stepping.ts";
import { remeasure } from "./wording.ts";

interface StageElements {
  readonly surface: HTMLElement;
  /** The layers that the camera moves, but for the cards. */
  readonly worlds: readonly HTMLElement[];
  /** The layer of the cards; `null` as long as there are none. */
  readonly cards: HTMLElement | null;
  /** What lies under them. */
  readonly ground: HTMLElement | null;
  readonly cardCanvas: HTMLCanvasElement;
  readonly peopleCanvas: HTMLCanvasElement;
  /** The controls that float near the selection. */
  readonly bar: HTMLElement;
  /** Where the icons stand that cards show as pictures. */
  readonly signs: HTMLElement;
}

/** Starts drawing; gives a function that ends it. */
export function openStage(board: Board, elements: StageElements): () => void {
  const cards = canvasOf(elements.cardCanvas);
  const people = canvasOf(elements.peopleCanvas);
  const crowd = crowdOf(board);
  let palette = readPalette(elements.surface);
  let carried: Drag | null = null;
  let moved: readonly unknown[] = [];
  const repainting = openRepainting();
  const mounter = openMounter(board, elements.ground);
  const raising = openRaising(board);
  const bar = openFloatingBar(board, elements.bar, () => request());
  const stepping = openStepping(board.session.outside, () => request());
  const signs = openSigns(elements.signs);
  signs.draw(palette.faint, palette.category);

  const frame = (timeMs: number): void => {
    const motion = moving.begin(timeMs);
    const presence = revealPresence(board, timeMs, palette.revealMs);
    const view = [board.camera.get(), motion, window.devicePixelRatio];
    // Even to look whether a style is another one takes as long as all else in the picture of a small change.
    if (view.some((one, at) => one !== moved[at])) {
      markZooming(elements.surface, motion);
      moveWorlds(board, elements, motion);
      moved = view;
    }
    const isComplete = mounter.step(motion, moving.isLate());
    carried = carryElements(board, carried, stepping.moved);
    raising.step();
    if (cards) repaintCards(board, cards, palette, { isComplete, motion, presence, repainting });
    const isCrowdMoving = crowd.step(board.camera.get().zoom);
    if (people) repaintPeople(people, board.camera.get(), crowd.people(), palette);
    bar.place(isSelectionMoved(board, stepping.isOn));
    board.onPainted();
    // Where nothing may come in it is enough to paint when the hand moves.
    const isComing = (!isComplete && mostIn[motion] > 0) || board.view.getState().revealed !== null;
    moving.done(timeMs, isComing || isCrowdMoving);
    if (isComing || isCrowdMoving) request();
  };
  const pictures = openPictures(frame);
  const { request } = pictures;
  const recolor = (): void => {
    palette = readPalette(elements.surface);
    signs.draw(palette.faint, palette.category);
    request();
  };
  const stopMeasuring = measure(board, elements, [cards, people], request);
  // Only now: what the view shows at first is moved by no hand.
  const moving = followMotion(board.camera, board.session.outside, request);
  const stops = [
    stopMeasuring,
    moving.close,
    board.drag.onChange(request),
    board.view.subscribe(request),
    followCards(board, [repainting, mounter, raising], stepping.moved, request),
    raising.stop,
    board.session.presence.onChange(request),
    bar.stop,
    stepping.stop,
    signs.close,
    followLook(elements.cardCanvas, recolor),
    pictures.close,
  ];
  request();
  return () => {
    for (const stop of stops) stop();
  };
}

/** Lets what is in the page and what is painted follow the cards; gives a function that ends it. */
function followCards(
  board: Board,
  followers: readonly { changed(ids: readonly string[]): void }[],
  moved: (elements: readonly HTMLElement[]) => void,
  changed: () => void,
): () => void {
  return board.scene.onChange((_, ids) => {
    placeElements(board, ids, moved);
    for (const follower of followers) follower.changed(ids);
    changed();
  });
}

/** Tells when colours or typefaces are others, which come late, and when a canvas comes back empty from the graphics card. */
function followLook(canvas: HTMLCanvasElement, changed: () => void): () => void {
  const stopTheme = followPalette(changed);
  const stop = new AbortController();
  const arrived = (): void => {
    remeasure();
    changed();
  };
  document.fonts?.addEventListener("loadingdone", arrived, { signal: stop.signal });
  canvas.addEventListener("contextrestored", changed, { signal: stop.signal });
  return () => {
    stopTheme();
    stop.abort();
  };
}

/** While a zoom lasts the layers are only stretched; drawn anew at each step of it they cost tens of milliseconds. */
function markZooming({ dataset }: HTMLElement, motion: Motion): void {
  if ((dataset.zooming === "true") === (motion === "zooms")) return;
  if (motion === "zooms") dataset.zooming = "true";
  else delete dataset.zooming;
}

function moveWorlds(board: Board, elements: StageElements, motion: Motion): void {
  const camera = board.camera.get();
  const { worlds, cards } = elements;
  const transform = layerTransform(camera, window.devicePixelRatio || 1);
  const unzoom = unzoomOf(camera);
  for (const world of cards ? [...worlds, cards] : worlds) {
    if (world.style.transform !== transform) world.style.transform = transform;
    // It is worked out anew for all that stands below, so that the cards wait for the hand to rest.
    const isDue = world !== cards || motion === "rests";
    if (isDue && world.style.getPropertyValue("--unzoom") !== unzoom) {
      world.style.setProperty("--unzoom", unzoom);
    }
  }
  changeOver(board, cards, motion);
}

/** Goes over from page to canvas far out, and back again nearer by. */
function changeOver(board: Board, cards: HTMLElement | null, motion: Motion): void {
  const { zoom } = board.camera.get();
  const { isOverview } = board.view.getState();
  const isNowOverview = zoom < (isOverview ? overviewUntil : overviewBelow);
  if (isNowOverview !== isOverview) board.view.setState({ isOverview: isNowOverview });
  // The canvas draws them; a hand that zooms out often comes back, so that they go only when it rests.
  const opacity = isNowOverview && motion !== "rests" ? "0" : "";
  if (cards && cards.style.opacity !== opacity) cards.style.opacity = opacity;
}

function repaintCards(
  board: Board,
  canvas: Canvas,
  palette: Palette,
  state: {
    readonly isComplete: boolean;
    readonly motion: Motion;
    readonly presence: (id: string) => number;
    readonly repainting: Repainting;
  },
): void {
  const { isComplete, motion, presence, repainting } = state;
  const { isOverview, selected, found, coloring, revealed } = board.view.getState();
  if (!isShown(canvas, isOverview || !isComplete)) {
    repainting.forget();
    return;
  }
  const drag = board.drag.get();
  repainting.paint(canvas, {
    camera: board.camera.get(),
    palette,
    // Near by there are never more than a hundred cards: their words are written even while the hand moves.
    hasTime: !isOverview || motion === "rests",
    // What people feel changes without any card.
    isStill: isOverview && !drag && !revealed && coloring !== "emotion",
    given: [selected, found, coloring],
    cardsIn: (bounds) => cardsToPaint(board, bounds, presence),
    placeOf: (id) => shownPlace(board, id, drag),
  });
}

/** What is carried is among them wherever it is. */
function cardsToPaint(
  board: Board,
  bounds: Bounds,
  presence: (id: string) => number,
): PaintedCard[] {
  const { selected, found, mounted, isOverview, revealed, coloring } = board.view.getState();
  const drag = board.drag.get();
  const inPage = new Set(isOverview ? [] : mounted);
  const ids = stackedWithin(board.scene, bounds);
  if (drag) for (const id of drag.ids) if (!ids.includes(id)) ids.push(id);
  if (selected.size > 0) ids.sort((a, b) => Number(selected.has(a)) - Number(selected.has(b)));
  const painted: PaintedCard[] = [];
  for (const id of ids) {
    const card = board.scene.card(id);
    const place = shownPlace(board, id, drag);
    if (!card || !place || inPage.has(id)) continue;
    painted.push({
      id,
      x: place.x,
      y: place.y,
      text: card.touchpoint.text,
      color: board.colors.of(card, coloring),
      isSelected: selected.has(id),
      isFaded: found !== null && !found.has(id),
      // Near by, a card that is revealed comes in with its own animation: no shadow of it before.
      presence: isOverview ? presence(id) : Number(!revealed?.has(id)),
    });
  }
  return painted;
}

function repaintPeople(
  canvas: Canvas,
  camera: Camera,
  crowd: readonly PaintedPerson[],
  palette: Palette,
): void {
  if (!isShown(canvas, crowd.length > 0)) return;
  clear(canvas);
  paintPeople(canvas, camera, crowd, palette);
}

/** An empty canvas still costs its whole area in every frame: it leaves the page. */
function isShown({ context }: Canvas, isNeeded: boolean): boolean {
  if (context.canvas.hidden === isNeeded) context.canvas.hidden = !isNeeded;
  return isNeeded;
}

function measure(
  board: Board,
  { surface }: StageElements,
  canvases: readonly (Canvas | null)[],
  changed: () => void,
): () => void {
  let isFitted = board.size.get() !== sizeBeforeLayout;
  let stood: { readonly top: number; readonly size: Size } | null = null;
  return watchSize(surface, (size) => {
    const { top } = surface.getBoundingClientRect();
    const wasInView = isFitted && isSelectionInView(board);
    board.size.set(size);
    const isEdge = stood && standStill(board, top - stood.top, size.height - stood.size.height);
    if (!isFitted) showFirst(board);
    isFitted = true;
    stood = { top, size };
    const { isDetailed, selected, gesture } = board.view.getState();
    // Rule MAP-431.
    const isLost = wasInView && !isEdge && gesture === "none" && !isSelectionInView(board);
    if (isDetailed || isLost) showCards(board, [...selected]);
    for (const canvas of canvases) if (canvas) fitCanvas(canvas, size);
    changed();
  });
}

/** Whether any card that is selected is being moved step after step. */
function isSelectionMoved(board: Board, isStepping: (element: HTMLElement) => boolean): boolean {
  for (const id of board.view.getState().selected) {
    const element = board.elements.get(id);
    if (element && isStepping(element)) return true;
  }
  return false;
}

/** Whether something is selected, and whole in view. */
function isSelectionInView(board: Board): boolean {
  const around = selectionBounds(board);
  const view = viewBounds(board.camera.get(), board.size.get());
  return around !== null && isWithin(around, view);
}

/** A bar that comes or goes above the view moves its edge, not what lies under the hand: gives whether it did. Rule MAP-407. */
function standStill({ camera, view }: Board, lower: number, higher: number): boolean {
  const isEdgeAlone = Math.abs(lower + higher) <= 1;
  // A hand that pushes the view takes it back by its next move.
  const isPushed = view.getState().gesture === "pan";
  if (isEdgeAlone && lower !== 0 && !isPushed) camera.set(pannedBy(camera.get(), 0, -lower));
  return isEdgeAlone && lower !== 0;
}

function clear({ context }: Canvas): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}
