// Owns: that the keys of the board go on working for whoever has pressed a control around it, and that the keyboard is never
// left nowhere when that control has gone. Rules STA-51, STA-52, STA-56.

import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
} from "react";
import { pressedId } from "../../app/keyTable.ts";
import type { Board } from "./board.ts";
import { focusCards } from "./gestures.ts";
import { pressKey } from "./keys.ts";
import { type BoardKey, boardKeys } from "./keyTable.ts";

/** What controls and groups of them mean for themselves. */
const ownOfControls: ReadonlySet<BoardKey> = new Set([
  "go",
  "far",
  "walk",
  "ends",
  "toggle",
  "edit",
]);

/** For `onKeyDown` of a bar: what its controls have no use for is for the board. */
export function pressInBar(board: Board, event: KeyboardEvent<HTMLElement>): void {
  // A menu that opens from a bar stands elsewhere in the page, and its keys come along here.
  const isOfBar = event.target instanceof Node && event.currentTarget.contains(event.target);
  const id = pressedId(boardKeys, event);
  if (!isOfBar || event.defaultPrevented || id === undefined || ownOfControls.has(id)) return;
  if (pressKey(board, event.nativeEvent)) event.preventDefault();
}

interface FocusProps {
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** Puts the keyboard at the cards when the control that had it is gone. `isGone`: all of the bar is. */
export function useFocusAtCards(bar: RefObject<HTMLElement | null>, isGone: boolean): FocusProps {
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    const active = document.activeElement;
    const isLost = active === document.body || (isGone && bar.current?.contains(active));
    if (!hasFocus.current || !isLost) return;
    hasFocus.current = false;
    enterCards();
  });
  return {
    onFocus: () => {
      hasFocus.current = true;
    },
    // A control that goes away leaves the focus to nobody; who goes elsewhere takes it along.
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget !== null) hasFocus.current = false;
    },
  };
}

/** Puts the keyboard at the cards, where it goes on with the one that it is at, or begins with those in view. */
export function enterCards(): void {
  const list = document.querySelector<HTMLElement>("[data-surface] [role=listbox]");
  list?.focus({ preventScroll: true });
}

/** Puts the keyboard at the cards, for who ends something in a panel beside the board; the view stays. */
export function backToCards(): void {
  const surface = document.querySelector<HTMLElement>("[data-surface]");
  if (surface) focusCards(surface);
}
