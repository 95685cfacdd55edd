// Owns: an act from its request to its answer: may this role do it, what is decided, what must happen after it
// was committed. Must not know HTTP. Rules ACC-3, ACC-7, ACC-8, ACC-11, PHA-9.

import type { Outside } from "../../shared/kit/outside.ts";
import { never } from "../../shared/kit/result.ts";
import type { Minimums } from "../../shared/model/minimums.ts";
import { refuse } from "../../shared/model/refusals.ts";
import { mayAct } from "../../shared/model/rights.ts";
import type { Act, ActAnswer } from "../../shared/wire/acts.ts";
import type { Admission } from "../access/admit.ts";
import type { Store } from "../store/store.ts";
import type { Workshops } from "../sync/deeds.ts";
import type { Alarms } from "./alarms.ts";
import {
  type DecisionContext,
  decideCloseRound,
  decideComment,
  decideExtendRound,
  decideOpenMap,
  decideOpenRound,
  decideReopenRound,
  decideResolveComment,
  decideReveal,
  decideRevealLate,
  decideSetPhase,
} from "./decisions.ts";
import { decideRevokeLink, newLinkMaker } from "./links.ts";
import { newPatience } from "./patience.ts";
import { newQueues } from "./queues.ts";

export interface ActsOptions {
  readonly workshops: Workshops;
  readonly store: Pick<Store, "links" | "deleteWorkshop">;
  readonly alarms: Alarms;
  readonly outside: Outside;
  readonly minimums: Minimums;
}

export interface Acts {
  /** `origin`: what a link that is made begins with, such as `https://journeys.example.org`. */
  act(admission: Admission, act: Act, origin: string): Promise<ActAnswer>;
}

export function newActs(options: ActsOptions): Acts {
  const { workshops, store, alarms } = options;
  const inTurn = newQueues();
  const patiently = newPatience(options.outside);
  const makeLink = newLinkMaker(options);
  const context = (): DecisionContext => ({
    nowMs: options.outside.now(),
    chance: options.outside,
    minimums: options.minimums,
  });

  const deleteWorkshop = async (workshopId: string): Promise<ActAnswer> => {
    const outcome = await store.deleteWorkshop(workshopId);
    if (outcome.kind === "full") return { ok: false, refusal: refuse("storageFull") };
    alarms.forget(workshopId);
    workshops.closeWorkshop(workshopId);
    return { ok: true };
  };

  const perform = async (admission: Admission, act: Act, origin: string): Promise<ActAnswer> => {
    const { id } = admission.workshop;
    const request = { linkId: admission.linkId, requestId: act.requestId };
    switch (act.type) {
      case "setPhase":
        return workshops.decide(id, request, decideSetPhase(act));
      case "openMap":
        return workshops.decide(id, request, decideOpenMap(act));
      case "openRound":
        return workshops.decide(id, request, decideOpenRound(context())(act));
      case "extendRound":
        return workshops.decide(id, request, decideExtendRound(context())(act));
      case "closeRound":
        return workshops.decide(id, request, decideCloseRound(context())(act));
      case "reopenRound":
        return workshops.decide(id, request, decideReopenRound(context())(act));
      case "revealLate":
        return patiently(id, () => workshops.decide(id, request, decideRevealLate(context())(act)));
      case "reveal": {
        const reveal = () => workshops.decide(id, request, decideReveal(context())(act));
        const { room } = await workshops.view(id);
        // Whether somebody has written in a round with names is no secret, and no other refusal holds for it.
        return room.rounds.get(act.roundId)?.mode === "named" ? reveal() : patiently(id, reveal);
      }
      case "createLink":
        return inTurn(id, () => makeLink(admission, act, origin));
      case "revokeLink":
        return inTurn(id, async () => {
          const decide = decideRevokeLink(await store.links(id), act.linkId);
          return workshops.decide(id, request, decide);
        });
      case "comment":
        return workshops.decide(id, request, decideComment(context(), admission.role)(act));
      case "resolveComment":
        return workshops.decide(id, request, decideResolveComment(act));
      case "deleteWorkshop":
        return inTurn(id, () => deleteWorkshop(id));
      default:
        return never(act);
    }
  };

  return {
    act: async (admission, act, origin) => {
      if (!mayAct(admission.role, act.type)) return { ok: false, refusal: refuse("notAllowed") };
      const answer = await perform(admission, act, origin);
      if (answer.ok && isAboutTime(act)) await alarms.watch(admission.workshop.id);
      return answer;
    },
  };
}

/** Whether the server has something to do by the clock after it. */
function isAboutTime({ type }: Act): boolean {
  return (
    type === "openRound" ||
    type === "extendRound" ||
    type === "closeRound" ||
    type === "reopenRound" ||
    type === "reveal"
  );
}
