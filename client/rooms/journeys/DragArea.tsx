// The area in which things are dragged: one draggable, which takes hold of whatever is gripped inside it. dnd-kit's context
// stands beside the area and not around it: React walks through all that lies below a context at each step of a drag.
import {
  DndContext,
  type DraggableSyntheticListeners,
  DragOverlay,
  MeasuringStrategy,
  useDraggable,
  useDroppable,
} from "@dnd-kit/core";
import { type ReactNode, type RefObject, type SyntheticEvent, useMemo, useRef } from "react";
import { CarriedCard } from "./CarriedCard.tsx";
import { droppableMark, mapDroppable, poolDroppable } from "./droppables.ts";
import { gripUnder } from "./grip.ts";
import { useTools } from "./journeyHere.ts";
import { useDragging } from "./useDragging.ts";

export interface DragAreaProps {
  readonly isDisabled: boolean;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** As large as the card, not as what dnd-kit takes for the draggable. */
const natural = { width: "auto", height: "auto" };
// The two droppables measure themselves only at the start of a drag: nothing moves but what is dragged.
const measuring = { droppable: { strategy: MeasuringStrategy.WhileDragging } };
/** At the edge the map goes on by some 900 pixels a second at most, so that one stops at the stage that is meant. */
const scrolling = { acceleration: 4 };
const silent = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: "" },
};

export function DragArea({ isDisabled, children, className }: DragAreaProps) {
  const tools = useTools();
  const { handlers, fromCard } = useDragging(tools);
  const overlayModifiers = useMemo(() => [fromCard], [fromCard]);
  const area = useRef<HTMLDivElement>(null);
  const grasp = useRef<(name: Grasp, event: SyntheticEvent) => void>(null);
  const held = useMemo(() => onlyOnGrips((name, event) => grasp.current?.(name, event)), []);
  return (
    <>
      <div ref={area} className={className} {...held}>
        {children}
      </div>
      <DndContext {...handlers} measuring={measuring} autoScroll={scrolling} accessibility={silent}>
        <Handle area={area} grasp={grasp} isDisabled={isDisabled} />
        <DragOverlay dropAnimation={null} modifiers={overlayModifiers} style={natural}>
          <CarriedCard />
        </DragOverlay>
      </DndContext>
    </>
  );
}

type Grasp = "onMouseDown" | "onTouchStart";

interface HandleProps {
  readonly area: RefObject<HTMLDivElement | null>;
  readonly grasp: RefObject<((name: Grasp, event: SyntheticEvent) => void) | null>;
  readonly isDisabled: boolean;
}

/** Speaks for the area and its droppables within dnd-kit. */
function Handle({ area, grasp, isDisabled }: HandleProps) {
  const { setNodeRef, listeners } = useDraggable({ id: "journey", disabled: isDisabled });
  const { setNodeRef: setMap } = useDroppable({ id: mapDroppable });
  const { setNodeRef: setPool } = useDroppable({ id: poolDroppable });
  grasp.current = (name, event) => {
    // Maps and pools come and go; what counts is where they are when a drag may begin.
    setNodeRef(area.current);
    setMap(droppableIn(area.current, mapDroppable));
    setPool(droppableIn(area.current, poolDroppable));
    (listeners as DraggableSyntheticListeners)?.[name]?.(event);
  };
  return null;
}

function droppableIn(area: HTMLElement | null, id: string): HTMLElement | null {
  return area?.querySelector<HTMLElement>(`[${droppableMark}="${id}"]`) ?? null;
}

function onlyOnGrips(grasp: (name: Grasp, event: SyntheticEvent) => void) {
  const on = (name: Grasp) => (event: SyntheticEvent) => {
    if (gripUnder(event.target)) grasp(name, event);
  };
  return { onMouseDown: on("onMouseDown"), onTouchStart: on("onTouchStart") };
}
