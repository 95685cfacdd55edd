// Owns: dragging by mouse and finger: whether the pointer is over the map or the pool comes from dnd-kit, the stage and the
// place in it by arithmetic over what is measured. The document gets the final place only. Rule MAP-216.

import {
  type CollisionDetection,
  type DndContextProps,
  type DragStartEvent,
  type Modifier,
  MouseSensor,
  TouchSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useEffect, useMemo, useRef } from "react";
import {
  type Carry,
  type Extent,
  indexAt,
  isSamePlace,
  type Place,
  placeAmongStages,
  placeIn,
} from "./carry.ts";
import { type Column, cellsOf } from "./columns.ts";
import { dropAt, takeOut } from "./deeds.ts";
import { areStepsBeside, concerned, type Desk } from "./desk.ts";
import { mapDroppable, poolDroppable } from "./droppables.ts";
import { type Grip, gripUnder } from "./grip.ts";
import type { Tools } from "./journeyHere.ts";

const scrollOptions = { capture: true, passive: true } as const;
/** How far beside a stage a pointer still means it, CSS pixels: there is no dead ground between two stages. */
const stageReachPx = 24;
/** How far a finger that holds still may stray, CSS pixels. */
const tremblePx = 8;

type Handlers = Pick<
  DndContextProps,
  | "onDragStart"
  | "onDragMove"
  | "onDragOver"
  | "onDragEnd"
  | "onDragCancel"
  | "sensors"
  | "collisionDetection"
>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What `DndContext` needs, and what lays the card in flight where it was taken. */
export function useDragging(tools: Tools): {
  readonly handlers: Handlers;
  readonly fromCard: Modifier;
} {
  const pointer = useRef<Point | null>(null);
  const over = useRef<UniqueIdentifier | null>(null);
  const taken = useRef<Point>({ x: 0, y: 0 });
  /** What was selected before something else was taken hold of. */
  const chosen = useRef<ReadonlySet<string>>(new Set());
  const stopFollowing = useRef<() => void>(() => undefined);
  useEffect(() => () => stopFollowing.current(), []);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: tremblePx } }),
  );
  return useMemo(() => {
    const { desk } = tools;
    const follow = (): void => {
      const { carry } = desk.getState();
      if (carry) showPlace(desk, carry, placeUnder(tools, carry, pointer.current, over.current));
    };
    // At the edge of the map it scrolls on below a pointer that stands still.
    const followScroll = (): void => {
      document.addEventListener("scroll", follow, scrollOptions);
      stopFollowing.current = () => document.removeEventListener("scroll", follow, scrollOptions);
    };
    // dnd-kit lays what flies over the corner of the draggable, which is the whole area.
    const fromCard: Modifier = ({ transform, activeNodeRect }) => ({
      ...transform,
      x: transform.x + taken.current.x - (activeNodeRect?.left ?? 0),
      y: transform.y + taken.current.y - (activeNodeRect?.top ?? 0),
    });
    const handlers: Handlers = {
      sensors,
      collisionDetection: overPointer((point, droppable) => {
        pointer.current = point;
        over.current = droppable;
      }),
      onDragStart: ({ activatorEvent }: DragStartEvent) => {
        const grip = gripUnder(activatorEvent.target);
        if (!grip) return;
        const { left, top } = grip.element.getBoundingClientRect();
        taken.current = { x: left, y: top };
        chosen.current = desk.getState().selected;
        desk.setState({ carry: carryOf(tools, grip) });
        followScroll();
      },
      // Crossing into the map is told after the move that did it, so both are followed.
      onDragMove: follow,
      onDragOver: follow,
      onDragEnd: ({ activatorEvent, delta }) => {
        stopFollowing.current();
        const { carry } = desk.getState();
        if (!carry) return;
        if (isHeldOnly(activatorEvent, delta) && carry.what === "steps") {
          const menuAt = { stepId: carry.held ?? "", byFinger: true };
          desk.setState({ carry: null, selected: chosen.current, menuAt });
          return;
        }
        const place = placeUnder(tools, carry, pointer.current, over.current);
        if (place) dropAt(tools, carry, place);
        else if (over.current === poolDroppable && carry.what === "steps") {
          takeOut(tools, carry.ids);
        }
        desk.setState({ carry: null });
      },
      onDragCancel: () => {
        stopFollowing.current();
        desk.setState({ carry: null });
      },
    };
    return { handlers, fromCard };
  }, [sensors, tools]);
}

/** Whether a finger let go of what it held where it had taken it. */
function isHeldOnly(activator: Event, { x, y }: Point): boolean {
  return activator.type === "touchstart" && Math.hypot(x, y) < tremblePx;
}

/** Of the map and the pool the one under the pointer; the pool lies on top. */
function overPointer(
  follow: (point: Point | null, droppable: UniqueIdentifier | null) => void,
): CollisionDetection {
  return ({ pointerCoordinates, droppableRects, droppableContainers }) => {
    const hit = droppableContainers.filter(({ id }) => {
      const rect = droppableRects.get(id);
      if (!rect || !pointerCoordinates) return false;
      const { x, y } = pointerCoordinates;
      return x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
    });
    const found = hit.find(({ id }) => id === poolDroppable) ?? hit[0];
    follow(pointerCoordinates, found?.id ?? null);
    return found ? [{ id: found.id }] : [];
  };
}

function carryOf({ desk, journey }: Tools, grip: Grip): Carry {
  const start = { what: grip.what, by: "pointer", held: grip.id, place: null } as const;
  if (grip.what === "steps") {
    const order = cellsOf(journey.columns()).map((cell) => cell.stepId);
    const ids = concerned(desk.getState(), order, grip.id);
    if (ids.length === 1) desk.setState({ selected: new Set(ids), current: grip.id });
    return { ...start, ids };
  }
  if (grip.what === "touchpoints") {
    const { poolSelected, poolOrder } = desk.getState();
    const isAmong = poolSelected.has(grip.id);
    return { ...start, ids: isAmong ? poolOrder.filter((id) => poolSelected.has(id)) : [grip.id] };
  }
  return { ...start, ids: [grip.id] };
}

function placeUnder(
  tools: Tools,
  carry: Carry,
  point: Point | null,
  over: UniqueIdentifier | null,
): Place | null {
  if (point === null || over !== mapDroppable) return null;
  const columns = tools.journey.columns();
  const column = columnUnder(columns, point);
  if (!column) return null;
  if (carry.what === "stage") {
    const ids = columns.flatMap(({ stageId }) =>
      stageId === "" || carry.ids.includes(stageId) ? [] : [stageId],
    );
    const others = ids.map((id) => `[data-stage="${id}"]`);
    return placeAmongStages(columns, carry.ids, indexAcross(point.x, others));
  }
  const others = column.cells.filter((cell) => !carry.ids.includes(cell.stepId));
  if (areStepsBeside(tools.desk)) {
    const beside = others.map((cell) => `[data-step="${cell.stepId}"]`);
    return placeIn(column, carry.ids, indexAcross(point.x, beside));
  }
  const boxes = others.flatMap((cell) => verticalExtent(`[data-step="${cell.stepId}"]`));
  return placeIn(column, carry.ids, indexAt(point.y, boxes));
}

/** The stage at a point, or the nearest beside it within reach. */
function columnUnder(columns: readonly Column[], { x, y }: Point): Column | undefined {
  let nearest: Column | undefined;
  let least = stageReachPx;
  for (const column of columns) {
    const box = document.querySelector(`[data-stage="${column.stageId}"]`)?.getBoundingClientRect();
    if (column.stageId === "" || !box || y < box.top || y > box.bottom) continue;
    const away = Math.max(box.left - x, x - box.right, 0);
    if (away >= least) continue;
    least = away;
    nearest = column;
  }
  return nearest;
}

/** In a right-to-left page the first one is the rightmost, so the axis is turned round. */
function indexAcross(x: number, selectors: readonly string[]): number {
  const isTurned = document.documentElement.dir === "rtl";
  const boxes = selectors.flatMap((selector): Extent[] => {
    const rect = document.querySelector(selector)?.getBoundingClientRect();
    if (!rect) return [];
    return [{ start: isTurned ? -rect.right : rect.left, length: rect.width }];
  });
  return indexAt(isTurned ? -x : x, boxes);
}

function verticalExtent(selector: string): readonly Extent[] {
  const rect = document.querySelector(selector)?.getBoundingClientRect();
  return rect ? [{ start: rect.top, length: rect.height }] : [];
}

function showPlace(desk: Desk, carry: Carry, place: Place | null): void {
  const isSame = isSamePlace(carry.place, place);
  const isOut = place !== null || carry.isOut === true;
  if (!isSame) desk.setState({ carry: { ...carry, place, isOut } });
}
