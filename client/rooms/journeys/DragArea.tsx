// The area in which things are dragged: the one draggable, which takes hold of whatever is gripped inside it.
import { type DraggableSyntheticListeners, useDraggable } from "@dnd-kit/core";
import { type ReactNode, type SyntheticEvent, useMemo } from "react";
import { gripUnder } from "./grip.ts";

export interface DragAreaProps {
  readonly isDisabled: boolean;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

export function DragArea({ isDisabled, children, className }: DragAreaProps) {
  const { setNodeRef, listeners } = useDraggable({ id: "journey", disabled: isDisabled });
  const held = useMemo(() => onlyOnGrips(listeners), [listeners]);
  return (
    <div ref={setNodeRef} className={className} {...held}>
      {children}
    </div>
  );
}

function onlyOnGrips(listeners: DraggableSyntheticListeners): DraggableSyntheticListeners {
  const held = Object.entries(listeners ?? {}).map(([name, listener]) => [
    name,
    (event: SyntheticEvent) => {
      if (gripUnder(event.target)) listener(event);
    },
  ]);
  return Object.fromEntries(held);
}
