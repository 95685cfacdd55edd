// Owns: putting one's own slide on everybody's screens, from the moment one says so until one stops or leaves.
// Rule A11-111.

import { useEffect, useState } from "react";
import { yieldLead } from "../../app/yielding.ts";
import { useSession } from "../../session/hooks.ts";

export interface Leading {
  /** Only facilitators and curators may. */
  readonly isAllowed: boolean;
  readonly isLeading: boolean;
  readonly lead: (isLeading: boolean) => void;
}

/**
 * `showing`: the address below the workshop of what is shown now. `leadsAtOnce`: whoever may lead does so from the start,
 * unless somebody else leads already.
 */
export function useLeading(showing: string, leadsAtOnce = false): Leading {
  const session = useSession();
  const { role, presence } = session;
  const isAllowed = role === "facilitator" || role === "curator";
  const [isLeading, lead] = useState(
    () => leadsAtOnce && isAllowed && presence.people().every((person) => person.showing === ""),
  );
  useEffect(() => {
    if (isLeading) presence.tell({ showing });
  }, [presence, isLeading, showing]);
  useEffect(() => {
    if (!isLeading) return;
    return () => presence.tell({ showing: "" });
  }, [presence, isLeading]);
  useEffect(
    () => (isLeading ? yieldLead(session, () => lead(false)) : undefined),
    [session, isLeading],
  );
  return { isAllowed, isLeading, lead };
}
