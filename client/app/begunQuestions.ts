// Owns: the question that a facilitator has begun to write for a round, of each kind. The form goes with its room, and as soon as
// somebody else opens a round; the question waits until one was opened with it. Rules PHA-69, PHA-75.

import { useState } from "react";
import type { RoundKind } from "../../shared/model/tables.ts";
import { useSession } from "../session/hooks.ts";
import type { Session } from "../session/session.ts";
import { useLastWords } from "../ui/useAtTheEnd.ts";

const begun = new WeakMap<Session, Map<RoundKind, string>>();

export interface BegunQuestion {
  readonly question: string;
  readonly setQuestion: (question: string) => void;
  /** A round was opened with it. */
  readonly forget: () => void;
}

/** The question as it was left when its form went last; `first`: what stands there before anybody writes. */
export function useBegunQuestion(kind: RoundKind, first: string): BegunQuestion {
  const session = useSession();
  const [question, setQuestion] = useState(() => begun.get(session)?.get(kind) ?? first);
  useLastWords([question], [first]);
  return {
    question,
    setQuestion: (next) => {
      begun.set(session, new Map(begun.get(session)).set(kind, next));
      setQuestion(next);
    },
    forget: () => begun.get(session)?.delete(kind),
  };
}

/** Whether a question of this kind waits. */
export function hasBegunQuestion(session: Session, kind: RoundKind): boolean {
  return (begun.get(session)?.get(kind) ?? "").trim() !== "";
}
