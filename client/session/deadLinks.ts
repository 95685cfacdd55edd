// Owns: forgetting links for others that were revoked on another device: nobody must copy or scan one that leads nowhere.
// Rule ACC-51.

import { useEffect } from "react";
import type { Role } from "../../shared/model/rights.ts";
import { useDevice, useRememberedWorkshops } from "./device.tsx";
import { useSession } from "./hooks.ts";
import { tokenOf } from "./memory.ts";

/** Asks once of each known link of these roles whether it still opens the workshop. One's own is looked after elsewhere. */
export function useForgetsDeadLinks(roles: readonly Role[]): void {
  const { api, memory } = useDevice();
  const session = useSession();
  useRememberedWorkshops();
  const { id, role: ownRole } = session;
  const known = session.links();
  const tokens = roles
    .map((role) => (role === ownRole ? "" : tokenOf(known[role] ?? "")))
    .join(" ");
  useEffect(() => {
    for (const token of tokens.split(" ").filter(Boolean)) {
      void api.open(id, token).then((answer) => {
        if (!answer.ok && answer.error.code === "unknownLink") memory.forgetToken(id, token);
      });
    }
  }, [api, memory, id, tokens]);
}
