// Owns: whom one follows, as last seen, and for how long somebody who is gone is waited for: as long as one's own line is cut,
// and a moment beyond, which a lost connection of theirs may take as well. Not in an anonymous round, where nobody is shown.
// Rules A11-116, A11-118, A11-206.

import { useCallback, useEffect, useState } from "react";
import { openRoundIn } from "../../shared/model/currentRound.ts";
import { usePeopleAs, useRoom, useSession, useStatusOf } from "../session/hooks.ts";
import type { Person } from "../session/session.ts";

/** How long somebody is waited for, in milliseconds. */
export const waitedMs = 8_000;

interface Followed {
  readonly person: Person;
  /** They are not here, and waited for. */
  readonly isAwaited: boolean;
}

/** `null`: there is nobody to follow; then `onGone` is called. It keeps its identity while the same. */
export function useFollowed(id: number, onGone: () => void): Followed | null {
  const { outside } = useSession();
  const here = usePeopleAs(
    useCallback((people) => people.find((one) => one.id === id), [id]),
    isSameView,
  );
  const [last, setLast] = useState(here);
  if (here && here !== last) setLast(here);
  const isHidden = useRoom(["rounds"], (room) => openRoundIn(room)?.mode === "anonymous");
  const isCutOff = useStatusOf(({ kind }) => kind === "offline");
  const person = here ?? (isHidden ? undefined : last);
  // Who is here without a name is not to be followed any more.
  const isGone = person === undefined || person.name === "";
  const isAwaited = !(isGone || here);
  useEffect(() => {
    if (isGone) onGone();
    else if (isAwaited && !isCutOff) return outside.after(waitedMs, onGone);
    return undefined;
  }, [isGone, isAwaited, isCutOff, outside, onGone]);
  return isGone ? null : { person, isAwaited };
}

function isSameView(a: Person | undefined, b: Person | undefined): boolean {
  return (
    a?.id === b?.id &&
    a?.view === b?.view &&
    a?.name === b?.name &&
    a?.color === b?.color &&
    a?.at === b?.at
  );
}
