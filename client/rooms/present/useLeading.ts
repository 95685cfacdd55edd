// Owns: putting one's own slide on everybody's screens, from the moment one says so until one stops or leaves; loading
// the page anew is no leaving. Rules A11-111, EXP-205.

import { useEffect, useState } from "react";
import { yieldLead } from "../../app/yielding.ts";
import { type Drawer, storageDrawer } from "../../session/drawer.ts";
import { useSession } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";

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
  const [drawer] = useState(() => storageDrawer(() => window.sessionStorage));
  const [isLeading, lead] = useState(
    () =>
      (leadsAtOnce || hasJustLed(drawer, session, showing)) &&
      isAllowed &&
      presence.people().every((person) => person.showing === ""),
  );
  useEffect(() => drawer.write(drawerKey(session.id), null), [drawer, session]);
  useEffect(() => {
    if (!isLeading) return;
    const remember = (): void => {
      drawer.write(drawerKey(session.id), `${session.outside.now()} ${showing}`);
    };
    window.addEventListener("pagehide", remember);
    return () => window.removeEventListener("pagehide", remember);
  }, [drawer, session, isLeading, showing]);
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

const drawerKey = (workshopId: string): string => `waymark.leading.${workshopId}`;

/** Who comes back later begins anew: others may be at something else. */
const backWithinMs = 30_000;

/** Whether this was led in this tab until its page was left a moment ago. */
function hasJustLed(drawer: Drawer, { id, outside }: Session, showing: string): boolean {
  const [atMs, led] = drawer.read(drawerKey(id))?.split(" ") ?? [];
  return led === showing && outside.now() - Number(atMs) < backWithinMs;
}
