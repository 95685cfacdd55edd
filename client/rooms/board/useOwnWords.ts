// Owns: words that one writes on the board where others may write, too: what they do there meanwhile is seen at the field, and
// nobody's words go unsaid. Rules MAP-424, MAP-448, MAP-449, STA-85.

import { type RefObject, useEffect, useState } from "react";
import {
  changedWords,
  type FieldPlace,
  sayOvertaken,
  useTellWriting,
  useWriters,
  wordsAt,
} from "../../writing/whoWrites.ts";
import { useBoard } from "./boardHooks.ts";

interface OwnWords {
  readonly text: string;
  /** Whether somebody wrote here what did not stand there. */
  readonly isOther: boolean;
  /** What is to be known of others at the field; empty: nothing. */
  readonly note: string;
  readonly write: (text: string) => void;
  /** The keyboard has left the field. */
  readonly leave: () => void;
  /** Keeps the words as `keep` does, and says whose place they took. */
  readonly take: (keep: () => boolean) => boolean;
}

/** `standing`: what the map says there now, which the field shows until one writes. A card that is not there yet has no id. */
export function useOwnWords(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  place: FieldPlace,
  standing: string,
): OwnWords {
  const board = useBoard();
  const [own, setOwn] = useState<{ readonly text: string; readonly from: string } | null>(null);
  const tellWriting = useTellWriting(place, board.mayWrite);
  const writers = useWriters(place);
  // What is typed takes the place of what stands there, also of what somebody else has just put there.
  const shown = own === null ? standing : null;
  useEffect(() => {
    if (shown !== null) field.current?.select();
  }, [field, shown]);
  const theirs = own && own.from !== standing ? standing : "";
  return {
    text: own?.text ?? standing,
    isOther: own !== null && own.text !== own.from,
    note: theirs === "" ? writers : changedWords(theirs),
    write: (text) => {
      if (place.id !== "") tellWriting(true);
      setOwn((held) => ({ text, from: held?.from ?? standing }));
    },
    leave: () => tellWriting(false),
    take: (keep) => {
      const before = wordsAt(board.session.map.tables, place);
      if (!keep()) return false;
      if (own && own.from !== before) sayOvertaken(board.session, place, before);
      return true;
    },
  };
}
