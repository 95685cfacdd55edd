// Owns: words that are written on the board and may not be taken just now: they wait in their field; and those whose field goes
// with the board or the page. Rules MAP-380, MAP-447, STA-88, STA-91.

import { type RefObject, useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { dismissTopic, toast } from "../../ui/toasts.ts";
import { useAtTheEnd } from "../../ui/useAtTheEnd.ts";
import { useBoard } from "./boardHooks.ts";
import { focusCards } from "./gestures.ts";

/** Of the message that words wait. */
const topic = "waiting words";

interface Field {
  /** Whether words may be taken. Those that may not wait, and are taken once they may, if the keyboard has left their field. */
  mayTake(): boolean;
  /** Takes the words, or gives them up; the cards have the keyboard then. */
  close(isTaken: boolean): void;
}

/**
 * A field on the board. What waits in it is taken only without the keyboard: what is written next would take its place. `isWritten`:
 * whether there are any words; `finish` takes them or gives them up, and gives whether the field has done its work.
 */
export function useMayTake(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  isWritten: boolean,
  finish: (isTaken: boolean) => boolean,
): Field {
  const board = useBoard();
  const isWaiting = useRef(false);
  const isEnding = useRef(false);
  const close = (isTaken: boolean): void => {
    const surface = field.current?.closest<HTMLElement>("[data-surface]");
    if (finish(isTaken) && surface) focusCards(surface);
  };
  // The room is drawn anew whenever one may write, or may no more.
  useEffect(() => {
    if (isWaiting.current && board.mayWrite) dismissTopic(topic);
    if (isWaiting.current && board.mayWrite && field.current !== document.activeElement)
      finish(true);
  });
  useEffect(() => () => dismissTopic(topic), []);
  useAtTheEnd((hand) => {
    if (!isWritten) return;
    const words = field.current?.value ?? "";
    isEnding.current = true;
    if (!finish(true)) (hand ?? say)(words);
    isEnding.current = false;
  });
  const mayTake = (): boolean => {
    isWaiting.current = !board.mayWrite;
    if (isWaiting.current && !isEnding.current) {
      // For whoever has no Escape.
      const action = { label: t("board.giveUpWords"), onPress: () => close(false) };
      toast(t("board.keptInField"), { tone: "caution", topic, action });
    }
    return !isWaiting.current;
  };
  return { mayTake, close };
}

function say(words: string): void {
  void import("../../writing/whoWrites.ts").then(({ sayLost }) => sayLost(words));
}
