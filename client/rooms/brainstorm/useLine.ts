// Owns: the line that is being typed. It lives here and nowhere else until it is added, or kept as it stands: when
// the time is up or the round closes, when one leaves the room, and when the page is hidden or closed.
// Rules PHA-33, PHA-34.

import { useCallback, useRef, useState } from "react";
import { ok } from "../../../shared/kit/result.ts";
import {
  addDraft,
  addDrafts,
  type KeptLine,
  keepLine,
  textToLines,
} from "../../../shared/model/draft.ts";
import type { Refusal } from "../../../shared/model/refusals.ts";
import type { Channel } from "../../../shared/model/tables.ts";
import { useEditMine, useSession } from "../../session/hooks.ts";
import { useKeeping } from "./useKeeping.ts";

export interface Line {
  readonly text: string;
  readonly channel: Channel | "";
  /** The draft that the line was kept as while the page was hidden; it is still this line. */
  readonly keptId: string | null;
  readonly setText: (text: string) => void;
  readonly setChannel: (channel: Channel | "") => void;
  /** Makes a draft of the line. Gives the refusal, and leaves the line, if that is not possible. */
  readonly add: () => Refusal | null;
  /** Makes a draft of each line of a pasted text; those that are refused come back in `refused`. */
  readonly addAll: (text: string) => { readonly added: number; readonly refused: Refusal | null };
}

interface Typed {
  readonly text: string;
  readonly channel: Channel | "";
  readonly kept: KeptLine | null;
}

const nothing: Typed = { text: "", channel: "", kept: null };

/** Whose line it is, and of which open round. */
export interface LineSetting {
  readonly roundId: string;
  /** The name to stand on the cards; empty in an anonymous round. */
  readonly by: string;
}

/** The line of an open round; its component goes when the round takes no more words, and the line is kept. */
export function useLine({ roundId, by }: LineSetting): Line {
  const { mine } = useSession();
  const edit = useEditMine();
  const [typed, setTyped] = useState(nothing);
  // What stands in the box right now: handlers of the page run between renders.
  const now = useRef(typed);
  const change = useCallback((next: Typed): void => {
    now.current = next;
    setTyped(next);
  }, []);
  // The same at each render, so that what does not show the line is not drawn anew at each letter.
  const setText = useCallback((text: string) => change({ ...now.current, text }), [change]);
  const setChannel = useCallback(
    (channel: Channel | "") => change({ ...now.current, channel }),
    [change],
  );
  const keep = (): void => {
    const line = now.current;
    const result = edit((drafts, chance) => ok(keepLine(drafts, { roundId, by, ...line }, chance)));
    const created = result.ok ? result.value.find(({ op }) => op === "create") : undefined;
    const draft = mine?.tables.drafts.get(created?.id ?? line.kept?.draftId ?? "");
    if (draft) change({ ...line, kept: { draftId: draft.id, text: draft.text } });
  };
  useKeeping(keep);
  return {
    text: typed.text,
    channel: typed.channel,
    keptId: typed.kept?.draftId ?? null,
    setText,
    setChannel,
    add: () => {
      const { kept, ...line } = now.current;
      const result = edit((drafts, chance) =>
        kept && drafts.drafts.has(kept.draftId)
          ? ok(keepLine(drafts, { roundId, by, ...line, kept }, chance))
          : addDraft(drafts, { roundId, by, ...line }, chance),
      );
      if (!result.ok) return result.error;
      change(nothing);
      return null;
    },
    addAll: (text) => {
      const { channel } = now.current;
      const lines = textToLines(text);
      let refused: Refusal | null = null;
      const result = edit((drafts, chance) => {
        const made = addDrafts(drafts, { roundId, by, lines, channel }, chance);
        refused = made.refused;
        return ok(made.changes);
      });
      return result.ok
        ? { added: result.value.length, refused }
        : { added: 0, refused: result.error };
    },
  };
}
