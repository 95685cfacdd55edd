// Owns: the links of the workshop: those that this browser knows, how many of each role work, and making, replacing
// and revoking them. A new link is made before an old one is revoked, so that nobody locks themselves out.
// Rules ACC-34, ACC-35.

import { useCallback, useEffect, useState } from "react";
import { err, ok, type Result } from "../../../shared/kit/result.ts";
import type { Refusal } from "../../../shared/model/refusals.ts";
import { type Role, roles } from "../../../shared/model/rights.ts";
import { workshopRecord } from "../../../shared/model/tables.ts";
import type { LinksAnswer } from "../../../shared/wire/http.ts";
import { useForgetsDeadLinks } from "../../session/deadLinks.ts";
import { useDevice, useRememberedWorkshops } from "../../session/device.tsx";
import { useAct, useSession } from "../../session/hooks.ts";
import { tokenOf } from "../../session/memory.ts";

export interface Links {
  /** What this browser knows, by role. */
  readonly known: Readonly<Partial<Record<Role, string>>>;
  /** How many links of a role work; `null` until the server has answered. */
  readonly activeOf: (role: Role) => number | null;
  /** Makes a link and revokes all others of its role. Of one's own role: the page is loaded anew with it. */
  readonly replace: (role: Role) => Promise<Result<void, Refusal>>;
  readonly make: (role: Role) => Promise<Result<void, Refusal>>;
  /** Revokes all links of a role. */
  readonly revoke: (role: Role) => Promise<Result<void, Refusal>>;
}

/** The links that this browser knows, up to date with what it learns and forgets. */
function useKnownLinks(): Links["known"] {
  const session = useSession();
  useRememberedWorkshops();
  return session.links();
}

export function useLinks(): Links {
  const session = useSession();
  const { api, memory } = useDevice();
  const act = useAct();
  useForgetsDeadLinks(roles);
  const [active, setActive] = useState<LinksAnswer["links"] | null>(null);
  const { id, role: ownRole } = session;
  const known = useKnownLinks();
  const ownToken = tokenOf(known[ownRole] ?? "");

  const ask = useCallback(async (): Promise<Result<LinksAnswer["links"], Refusal>> => {
    const answer = await api.links(id, ownToken);
    if (!answer.ok) return answer;
    const working = answer.value.links.filter(({ revoked }) => !revoked);
    setActive(working);
    return ok(working);
  }, [api, id, ownToken]);
  // Anew when another tab has learned of another link or forgotten one.
  const knownToken = known.contributor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known tells when to ask
  useEffect(() => {
    void ask();
  }, [ask, knownToken]);

  const create = async (role: Role): Promise<Result<string, Refusal>> => {
    const answer = await act({ type: "createLink", role });
    if (!answer.ok) return err(answer.refusal);
    const { link = "", linkId = "" } = answer;
    const token = tokenOf(link);
    const title = session.map.tables.workshop.get(workshopRecord)?.title ?? "";
    if (token !== "") memory.rememberOpened(id, { title, role, token });
    if (token !== "" && role === ownRole) memory.arrive(id, token);
    return ok(linkId);
  };
  const revokeOthers = async (role: Role, keptId: string): Promise<Result<void, Refusal>> => {
    const working = await ask();
    if (!working.ok) return working;
    for (const link of working.value) {
      if (link.role !== role || link.id === keptId) continue;
      const answer = await act({ type: "revokeLink", linkId: link.id });
      if (!answer.ok) return err(answer.refusal);
    }
    return ok(undefined);
  };
  const forget = (role: Role): void => {
    const token = tokenOf(known[role] ?? "");
    if (token !== "") memory.forgetToken(id, token);
  };

  return {
    known,
    activeOf: (role) =>
      active === null ? null : active.filter((link) => link.role === role).length,
    make: async (role) => {
      const made = await create(role);
      await ask();
      return made.ok ? ok(undefined) : made;
    },
    replace: async (role) => {
      const made = await create(role);
      if (!made.ok) return made;
      const revoked = await revokeOthers(role, made.value);
      if (revoked.ok && role === ownRole) window.location.reload();
      else await ask();
      return revoked;
    },
    revoke: async (role) => {
      const revoked = await revokeOthers(role, "");
      if (revoked.ok) forget(role);
      await ask();
      return revoked;
    },
  };
}
