// Owns: the door to being another participant on this browser from now on. Rule PRV-103.

import { useSession } from "./hooks.ts";

/**
 * Leaves this browser's private document behind and begins an empty one, under another secret. Gives false, and does
 * nothing, while something of the old one is not stored by the server: it would be lost.
 */
export function useStartAfresh(): () => Promise<boolean> {
  const session = useSession();
  return async () => (session.saveState().kind === "saved" ? session.startAfresh() : false);
}
