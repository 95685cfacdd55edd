// Owns: what of the process map is in view: everything at first, and then whatever is looked for.

import { useReactFlow } from "@xyflow/react";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Band, Point } from "../../../shared/model/processBands.ts";
import { useMediaQuery } from "../../ui/useMediaQuery.ts";
import { useDesk, useEditorState } from "./desk.tsx";

/** The room that lane heads and tools take at the edges, CSS pixels. */
const edge = { start: 152, top: 24, end: 40, bottom: 72 } as const;

export interface View {
  /** The middle of what is in view, in map units. */
  readonly centre: () => Point;
  /** A point of the screen in map units. */
  readonly toMap: (screen: Point) => Point;
  /** Shows everything. */
  readonly showAll: () => void;
}

export function useView(surface: RefObject<HTMLElement | null>, bands: readonly Band[]): View {
  const flow = useReactFlow();
  const { editor } = useDesk();
  const sought = useEditorState((state) => state.sought);
  const isPlaced = useRef(false);
  const isNarrow = useMediaQuery("(max-width: 40rem)");
  const box = useCallback(() => surface.current?.getBoundingClientRect(), [surface]);
  useEffect(() => {
    const room = box();
    if (isPlaced.current || !room || room.width === 0) return;
    isPlaced.current = true;
    void flow.setViewport(wholeView(bands, room, legibleZoom));
  }, [flow, bands, box]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the bands come the nodes that were not there yet.
  useEffect(() => {
    if (sought === null) return;
    const node = flow.getInternalNode(sought);
    const room = box();
    // One that was added a moment ago comes with the next drawing.
    if (!node || !room) return;
    editor.setState({ sought: null });
    const { x, y } = node.internals.positionAbsolute;
    const { width = 0, height = 0 } = node.measured;
    const start = flow.flowToScreenPosition({ x, y });
    const end = flow.flowToScreenPosition({ x: x + width, y: y + height });
    const { x: left, y: top, zoom } = flow.getViewport();
    const open = openPart(room, isNarrow ? window.innerHeight : null);
    const dx = shiftInto(start.x, end.x, open.left, open.right);
    const dy = shiftInto(start.y, end.y, open.top, open.bottom);
    if (dx !== 0 || dy !== 0) void flow.setViewport({ x: left + dx, y: top + dy, zoom });
    // Who came by a key goes on from there; whoever is at work elsewhere stays there.
    if (isAtRest(surface.current)) nodeElement(surface.current, sought)?.focus();
  }, [sought, bands, flow, editor, box, surface, isNarrow]);
  useEffect(() => {
    // Going from map to map by a key or a link leaves the focus nowhere: keys work on the map at once.
    if (isAtRest(surface.current)) surface.current?.focus();
  }, [surface]);
  const centre = useCallback((): Point => {
    const room = box();
    const x = (room?.left ?? 0) + (room?.width ?? 0) / 2;
    const y = (room?.top ?? 0) + (room?.height ?? 0) / 2;
    return flow.screenToFlowPosition({ x, y });
  }, [flow, box]);
  return {
    toMap: (screen) => flow.screenToFlowPosition(screen, { snapToGrid: false }),
    centre,
    showAll: () => {
      const room = box();
      if (room) void flow.setViewport(wholeView(bands, room, smallestZoom));
    },
  };
}

interface Sides {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The part of the surface in which a node can be seen whole, in CSS pixels of the screen: beside lane heads and tools, and
 * on a phone, whose screen is so high, above the panel of what is selected. Rule MAP-257.
 */
export function openPart(surface: Sides, phoneHeight: number | null): Sides {
  const { left, right, top, bottom } = surface;
  const start = phoneHeight === null ? edge.start : edge.start / 2 + edge.top;
  const above = phoneHeight === null ? bottom - edge.bottom : phoneHeight * (1 - panelPart);
  return {
    left: left + start,
    right: right - edge.end,
    top: top + edge.top,
    bottom: Math.min(bottom, above) - (phoneHeight === null ? 0 : edge.top),
  };
}

/** How much of a phone's screen the panel takes at most (PropertiesPanel.module.css). */
const panelPart = 0.55;

function isAtRest(surface: HTMLElement | null): boolean {
  return [document.body, surface].includes(document.activeElement as HTMLElement | null);
}

function nodeElement(surface: HTMLElement | null, id: string): HTMLElement | undefined {
  const all = surface?.querySelectorAll<HTMLElement>(".react-flow__node") ?? [];
  return [...all].find((node) => node.dataset.id === id);
}

/** How far what reaches from `start` to `end` must move, as little as possible, to lie between `from` and `to`. */
function shiftInto(start: number, end: number, from: number, to: number): number {
  if (start < from) return from - start;
  return end > to ? Math.max(to - end, from - start) : 0;
}

/** The view that shows all lanes and nodes, or what fits of them: never larger than life nor smaller than `least`. */
function wholeView(
  bands: readonly Band[],
  room: { readonly width: number; readonly height: number },
  least: number,
): Point & { zoom: number } {
  const across = bands.flatMap(({ nodes }) => nodes.map(({ spot }) => spot[1]));
  const left = Math.min(0, ...across);
  const width = Math.max(0, ...across) + widestNode - left;
  const last = bands.at(-1);
  const height = last ? last.top + last.height : 1;
  const start = room.width < 640 ? edge.start / 2 : edge.start;
  const fits = Math.min(
    (room.width - start - edge.end) / width,
    (room.height - edge.top - edge.bottom) / height,
  );
  const zoom = Math.min(1, Math.max(least, fits));
  return { x: start + 24 - left * zoom, y: edge.top, zoom };
}

const widestNode = 176;
const legibleZoom = 0.6;
/** As far out as one can go by hand, too. */
export const smallestZoom = 0.15;
