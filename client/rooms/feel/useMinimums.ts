// Owns: how many people must stand behind a figure on this server, for the sentences that say so.

import { type Minimums, minimumsIn } from "../../../shared/model/minimums.ts";
import { useRoom } from "../../session/hooks.ts";

export function useMinimums(): Minimums {
  return useRoom(
    ["state"],
    minimumsIn,
    (a, b) => a.people === b.people && a.department === b.department,
  );
}
