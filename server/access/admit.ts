// Owns: who comes in: a workshop's id and a token become a link and its role, or the reason why not. Must
// know neither HTTP nor sockets, and keeps no address longer than the throttle does. Rules ACC-1 to ACC-6.

import { isId } from "../../shared/kit/ids.ts";
import { err, ok, type Result } from "../../shared/kit/result.ts";
import { type Refusal, refuse } from "../../shared/model/refusals.ts";
import type { Role } from "../../shared/model/rights.ts";
import type { Store, WorkshopRecord } from "../store/store.ts";
import type { Throttle } from "./throttle.ts";
import { isToken, linkOfToken } from "./tokens.ts";

/** Somebody who holds a link. */
export interface Admission {
  readonly workshop: WorkshopRecord;
  readonly linkId: string;
  readonly role: Role;
}

/**
 * `unknownWorkshop`: there is none of this id. `gone`: it was deleted. `unknownLink`: the token opens nothing
 * here. `tooFast`: so does this one, like many before from the same address.
 */
export interface NotAdmitted {
  readonly reason: "unknownWorkshop" | "gone" | "unknownLink" | "tooFast";
  readonly refusal: Refusal;
}

/** `address`: where the request comes from, for the throttle alone; it is neither stored nor logged. */
export type Admit = (
  workshopId: string,
  token: string,
  address: string,
) => Promise<Result<Admission, NotAdmitted>>;

/**
 * A door on a store. Only failed tries count towards the throttle, and a known link opens even while it is
 * closed: forty people behind one office address never wait for a guesser among them.
 */
export function newDoor(store: Pick<Store, "workshop" | "links">, throttle: Throttle): Admit {
  return async (workshopId, token, address) => {
    const outcome = await lookUp(store, workshopId, token);
    if (outcome.ok) return outcome;
    if (!(await throttle.take(address))) return err(notAdmitted("tooFast"));
    return outcome;
  };
}

async function lookUp(
  store: Pick<Store, "workshop" | "links">,
  workshopId: string,
  token: string,
): Promise<Result<Admission, NotAdmitted>> {
  if (!isId(workshopId)) return err(notAdmitted("unknownWorkshop"));
  // Asked together, both are answered for the price of one way to the store.
  const [state, links] = await Promise.all([store.workshop(workshopId), store.links(workshopId)]);
  if (state.kind === "unknown") return err(notAdmitted("unknownWorkshop"));
  if (state.kind === "deleted") return err(notAdmitted("gone"));
  if (!isToken(token)) return err(notAdmitted("unknownLink"));
  const link = linkOfToken(links, token);
  if (!link) return err(notAdmitted("unknownLink"));
  return ok({ workshop: state.workshop, linkId: link.id, role: link.role });
}

function notAdmitted(reason: NotAdmitted["reason"]): NotAdmitted {
  return { reason, refusal: refuse(reason === "gone" ? "unknownWorkshop" : reason) };
}
