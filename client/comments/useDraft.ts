// Owns: what is written as a comment and not sent yet, by what it is about, for as long as the workshop is open and one person sits
// there. Rules A11-174, MAP-416, STA-64, STA-71.

import { useReducer, useRef } from "react";
import type { CommentSubject } from "../../shared/model/comment.ts";
import { useSession } from "../session/hooks.ts";
import { onFieldsEnd, type Sitting } from "../ui/lastWords.ts";
import { useUnsaid } from "../writing/useUnsaid.ts";
import { sayLost } from "../writing/whoWrites.ts";

interface Drafts {
  readonly participation: number;
  readonly texts: Map<string, string>;
}

/** By the origin of one's own changes, which outlasts a session object: that is another after each document that is replaced. */
const drafts = new WeakMap<object, Drafts>();

/** The words begun about something. */
export interface Draft {
  readonly text: string;
  /** Keeps them through whatever becomes of the field. */
  keep(text: string): void;
  /** These are sent: they go, unless others have been written since. */
  sent(text: string): void;
}

export function useDraft(about: string): Draft {
  const held = draftsOf(useSession());
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const keep = (text: string): void => {
    if (text === "") held.delete(about);
    else held.set(about, text);
    draw();
  };
  return {
    text: held.get(about) ?? "",
    keep,
    sent: (text) => {
      if (held.get(about) === text) keep("");
    },
  };
}

/** Says what was being written about something that somebody else takes away. Rule MAP-416. */
export function useUnsent({ table, rowId }: CommentSubject, words: string): void {
  const { map } = useSession();
  const isOver = useRef(false);
  // As long as it is there the words wait for whoever comes back to it.
  useUnsaid({
    isOver,
    words: words.trim(),
    keep: () => map.tables[table].has(rowId),
    say: sayLost,
  });
}

// Also those whose thread is closed: they wait for it no more.
onFieldsEnd((hand, sitting) => {
  for (const text of draftsOf(sitting).values()) if (text.trim() !== "") hand(text);
});

function draftsOf({ origin, participation }: Sitting): Map<string, string> {
  const held = drafts.get(origin);
  if (held?.participation === participation) return held.texts;
  const texts = new Map<string, string>();
  drafts.set(origin, { participation, texts });
  return texts;
}
