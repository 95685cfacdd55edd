// The thin layer that makes something draggable. It is drawn again whenever a drag begins, ends or crosses a stage, so
// whatever costs anything comes in as memoised children.
import { useDraggable } from "@dnd-kit/core";
import type { CSSProperties, ReactNode } from "react";
import type { Carry } from "./carry.ts";

/** What a drag takes hold of. */
export interface Grip {
  readonly what: Carry["what"];
  readonly id: string;
}

export interface DraggableBoxProps {
  readonly grip: Grip;
  readonly isDisabled: boolean;
  readonly children: ReactNode;
  readonly role?: "presentation" | undefined;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
}

export function DraggableBox({
  grip,
  isDisabled,
  children,
  role = "presentation",
  className,
  style,
}: DraggableBoxProps) {
  const { setNodeRef, listeners } = useDraggable({
    id: `${grip.what}:${grip.id}`,
    data: grip,
    disabled: isDisabled,
  });
  return (
    <div ref={setNodeRef} {...listeners} role={role} className={className} style={style}>
      {children}
    </div>
  );
}
