// Owns: words that are written on the board and may not be taken just now: they wait in their field. Rule MAP-380.

import { type RefObject, useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { toast } from "../../ui/toasts.ts";
import { useBoard } from "./boardHooks.ts";

/**
 * Gives what is to be asked before words are taken: whether they may be. Words that may not are taken once they may, if the keyboard
 * has left their field: what is written next would take its place.
 */
export function useMayTake(
  field: RefObject<HTMLElement | null>,
  take: () => unknown,
): () => boolean {
  const board = useBoard();
  const isWaiting = useRef(false);
  // The room is drawn anew whenever one may write, or may no more.
  useEffect(() => {
    if (isWaiting.current && board.mayWrite && field.current !== document.activeElement) take();
  });
  return () => {
    isWaiting.current = !board.mayWrite;
    if (isWaiting.current) toast(t("board.keptInField"), { tone: "caution" });
    return !isWaiting.current;
  };
}
