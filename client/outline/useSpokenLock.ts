// Owns: saying aloud that the board has been locked or opened again while one is at it. Rule A11-188.

import { useEffect, useRef } from "react";
import { isBoardLocked } from "../../shared/model/workshop.ts";
import { useMap } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";

/** Gives whether it is locked; how it is found says nothing. */
export function useSpokenLock(locked: string, unlocked: string): boolean {
  const isLocked = useMap(["workshop"], isBoardLocked);
  const was = useRef(isLocked);
  useEffect(() => {
    if (was.current === isLocked) return;
    was.current = isLocked;
    announce(isLocked ? locked : unlocked);
  }, [isLocked, locked, unlocked]);
  return isLocked;
}
