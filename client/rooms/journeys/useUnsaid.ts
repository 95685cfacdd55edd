// Owns: a field that goes, with what it was about, while somebody is writing in it: what was written is said. Rule MAP-446.

import { type RefObject, useEffect, useRef } from "react";
import { sayTooLate } from "./deeds.ts";

/** `isOver`: whether the field was left, its words taken or not wanted; `isOwn`: whether `text` is what was written here. */
export function useUnsaid(isOver: RefObject<boolean>, isOwn: boolean, text: string): void {
  const words = useRef("");
  useEffect(() => {
    words.current = isOwn ? text : "";
  }, [isOwn, text]);
  useEffect(
    () => () => {
      if (!isOver.current) sayTooLate(words.current);
    },
    [isOver],
  );
}
