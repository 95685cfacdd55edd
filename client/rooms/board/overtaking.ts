// Owns: what a field on the board says of words that somebody else wrote there while it was open. Rule STA-85.

import type { FieldPlace } from "../../writing/whoWrites.ts";
import type { Board } from "./board.ts";

/**
 * Keeps words by `keep`, which gives whether they were. `begun`: what stood there as their field was opened; `theirs`: what stands
 * there now, and is said with the way back where the words have taken its place.
 */
export function overtaking(
  { session }: Board,
  place: FieldPlace,
  { begun, theirs }: { readonly begun: string; readonly theirs: string },
  keep: () => boolean,
): boolean {
  const isKept = keep();
  if (isKept && theirs !== begun)
    void import("../../writing/whoWrites.ts").then(({ sayOvertaken }) =>
      sayOvertaken(session, place, theirs),
    );
  return isKept;
}
