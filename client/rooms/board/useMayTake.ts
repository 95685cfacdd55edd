// Owns: words that are written on the board and may not be taken just now: they wait in their field; and those whose field goes
// with the board or the page. Rules MAP-380, MAP-447, STA-88, STA-91.

import { type RefObject, useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { dismissTopic, toast } from "../../ui/toasts.ts";
import { useAtTheEnd } from "../../ui/useAtTheEnd.ts";
import { useBoard } from "./boardHooks.ts";

/** Of the message that words wait. */
const topic = "waiting words";

/**
 * Gives what is to be asked before words are taken: whether they may be. Words that may not are taken once they may, if the keyboard
 * has left their field: what is written next would take its place. `isWritten`: whether there are any; `take` gives whether the field
 * has done its work; `giveUp` closes it without, for whoever has no Escape.
 */
export function useMayTake(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  isWritten: boolean,
  take: () => boolean,
  giveUp: () => void,
): () => boolean {
  const board = useBoard();
  const isWaiting = useRef(false);
  const isEnding = useRef(false);
  // The room is drawn anew whenever one may write, or may no more.
  useEffect(() => {
    if (isWaiting.current && board.mayWrite) dismissTopic(topic);
    if (isWaiting.current && board.mayWrite && field.current !== document.activeElement) take();
  });
  useEffect(() => () => dismissTopic(topic), []);
  useAtTheEnd((hand) => {
    if (!isWritten) return;
    const words = field.current?.value ?? "";
    isEnding.current = true;
    if (!take()) (hand ?? say)(words);
    isEnding.current = false;
  });
  return () => {
    isWaiting.current = !board.mayWrite;
    if (isWaiting.current && !isEnding.current) {
      const action = { label: t("board.giveUpWords"), onPress: giveUp };
      toast(t("board.keptInField"), { tone: "caution", topic, action });
    }
    return !isWaiting.current;
  };
}

function say(words: string): void {
  void import("../../writing/whoWrites.ts").then(({ sayLost }) => sayLost(words));
}
