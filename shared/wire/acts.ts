// Owns: the deeds that the server decides (`POST /api/workshops/:id/acts`): what each takes, with bounds, and
// what it answers. The check runs at the server's edge; the types serve both sides.

import * as v from "valibot";
import { commentAuthorMax, commentMax } from "../model/comment.ts";
import { dotsLimits } from "../model/dots.ts";
import type { Refusal } from "../model/refusals.ts";
import { type actTypes, roles } from "../model/rights.ts";
import { roundLimitsMs } from "../model/round.ts";
import { commentTables, phases, roundKinds, roundModes } from "../model/tables.ts";

const idText = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{1,40}$/));
const requestId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{8,64}$/));

const durationMs = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(roundLimitsMs.min),
  v.maxValue(roundLimitsMs.max),
);

const acts = {
  setPhase: v.object({ type: v.literal("setPhase"), requestId, phase: v.picklist(phases) }),
  openRound: v.object({
    type: v.literal("openRound"),
    requestId,
    kind: v.picklist(roundKinds),
    mode: v.optional(v.picklist(roundModes), "anonymous"),
    prompt: v.optional(v.pipe(v.string(), v.maxLength(500)), ""),
    durationMs,
    journeyId: v.optional(idText),
    personaId: v.optional(idText),
    stageId: v.optional(idText),
    /** A dot vote may be about one group. */
    groupId: v.optional(idText),
    /** A dot vote: how many dots each person has. */
    dots: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(dotsLimits.min), v.maxValue(dotsLimits.max)),
    ),
  }),
  extendRound: v.object({
    type: v.literal("extendRound"),
    requestId,
    roundId: idText,
    byMs: v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(60 * 60_000)),
  }),
  closeRound: v.object({ type: v.literal("closeRound"), requestId, roundId: idText }),
  /** Takes words again in a closed brainstorm round that was not revealed. */
  reopenRound: v.object({ type: v.literal("reopenRound"), requestId, roundId: idText, durationMs }),
  /** Publishes the drafts of a closed brainstorm round, all at once and shuffled. */
  reveal: v.object({ type: v.literal("reveal"), requestId, roundId: idText }),
  /** Publishes the drafts that came after the reveals of their rounds, once they are of enough people. */
  revealLate: v.object({ type: v.literal("revealLate"), requestId }),
  createLink: v.object({ type: v.literal("createLink"), requestId, role: v.picklist(roles) }),
  revokeLink: v.object({ type: v.literal("revokeLink"), requestId, linkId: idText }),
  openMap: v.object({ type: v.literal("openMap"), requestId, open: v.boolean() }),
  /** Says something about a record of the map; the text is cleaned by the rule. */
  comment: v.object({
    type: v.literal("comment"),
    requestId,
    table: v.picklist(commentTables),
    rowId: idText,
    text: v.pipe(v.string(), v.maxLength(commentMax)),
    author: v.optional(v.pipe(v.string(), v.maxLength(commentAuthorMax)), ""),
  }),
  resolveComment: v.object({
    type: v.literal("resolveComment"),
    requestId,
    commentId: idText,
    resolved: v.boolean(),
  }),
  deleteWorkshop: v.object({ type: v.literal("deleteWorkshop"), requestId }),
} satisfies Record<(typeof actTypes)[number], v.GenericSchema>;

export const actSchema = v.variant("type", Object.values(acts) as unknown as ActSchemas);
type ActSchemas = [
  typeof acts.setPhase,
  typeof acts.openRound,
  typeof acts.extendRound,
  typeof acts.closeRound,
  typeof acts.reopenRound,
  typeof acts.reveal,
  typeof acts.revealLate,
  typeof acts.createLink,
  typeof acts.revokeLink,
  typeof acts.openMap,
  typeof acts.comment,
  typeof acts.resolveComment,
  typeof acts.deleteWorkshop,
];

/** A checked act, defaults filled in. */
export type Act = v.InferOutput<typeof actSchema>;
/** An act as a screen asks for it; the session adds the request id. */
export type Wish = WithoutRequestId<v.InferInput<typeof actSchema>>;
type WithoutRequestId<A> = A extends unknown ? Omit<A, "requestId"> : never;

/** Fields beside `ok` that some acts answer with. */
export interface ActDetails {
  /** `openRound` */
  readonly roundId?: string;
  /** `reveal` and `revealLate`: how many touchpoints were published. */
  readonly count?: number;
  /** `createLink` */
  readonly link?: string;
  readonly linkId?: string;
}
export type ActAnswer =
  | ({ readonly ok: true } & ActDetails)
  | { readonly ok: false; readonly refusal: Refusal };
