// Owns: the name on a card of a round that was held with names. It stands where only the server writes, so that nobody
// can put one on somebody's card. Rule PRV-95.

import { useRoom } from "../../session/hooks.ts";

/** Empty: the card has none. */
export function useSignature(touchpointId: string): string {
  return useRoom(["signatures"], ({ signatures }) => signatures.get(touchpointId)?.name ?? "");
}
