// A bar of buttons that Tab passes in one step; arrow keys go along it. Rule A11-209.
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { keepOneStop } from "./oneStop.ts";

export interface ToolbarProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

export function Toolbar({ label, children, className }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (bar.current ? keepOneStop(bar.current) : undefined), []);
  return (
    <div ref={bar} role="toolbar" aria-label={label} className={className}>
      {children}
    </div>
  );
}
