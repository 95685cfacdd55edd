// Owns: putting one's own slide on everybody's screens, from the moment one says so until one stops or leaves.
// Rule A11-111.

import { useEffect, useState } from "react";
import { usePresence, useSession } from "../../session/hooks.ts";

export interface Leading {
  /** Only facilitators and curators may. */
  readonly isAllowed: boolean;
  readonly isLeading: boolean;
  readonly lead: (isLeading: boolean) => void;
}

/** `showing`: the address below the workshop of what is shown now. */
export function useLeading(showing: string): Leading {
  const { role } = useSession();
  const presence = usePresence();
  const [isLeading, lead] = useState(false);
  useEffect(() => {
    if (isLeading) presence.tell({ showing });
  }, [presence, isLeading, showing]);
  useEffect(() => {
    if (!isLeading) return;
    return () => presence.tell({ showing: "" });
  }, [presence, isLeading]);
  return { isAllowed: role === "facilitator" || role === "curator", isLeading, lead };
}
