// A bar of buttons that Tab passes in one step; arrow keys go along it. Rules A11-209, A11-213.
import { type HTMLAttributes, type RefObject, useLayoutEffect, useRef } from "react";
import { keepOneStop } from "./oneStop.ts";

type OfElement = "children" | "className" | "style" | "onFocus" | "onBlur" | "onKeyDown";

export interface ToolbarProps extends Pick<HTMLAttributes<HTMLDivElement>, OfElement> {
  readonly label: string;
  readonly ref?: RefObject<HTMLDivElement | null>;
}

export function Toolbar({ label, ref, ...rest }: ToolbarProps) {
  const own = useRef<HTMLDivElement>(null);
  const bar = ref ?? own;
  useLayoutEffect(() => (bar.current ? keepOneStop(bar.current) : undefined), [bar]);
  return <div {...rest} ref={bar} role="toolbar" aria-label={label} />;
}
