// Owns: making and revoking links. A token exists in the answer to who asked for it and nowhere else: what is
// stored and remembered is its hash. Rules ACC-2, ACC-7, ACC-8.

import { newId, newSecret } from "../../shared/kit/ids.ts";
import type { Chance } from "../../shared/kit/outside.ts";
import { err, ok } from "../../shared/kit/result.ts";
import { refuse } from "../../shared/model/refusals.ts";
import type { Role } from "../../shared/model/rights.ts";
import type { ActAnswer } from "../../shared/wire/acts.ts";
import type { Admission } from "../access/admit.ts";
import { hashToken } from "../access/tokens.ts";
import type { LinkRecord, Store } from "../store/store.ts";
import type { Decide, Workshops } from "../sync/deeds.ts";

/** The most links that a workshop keeps, revoked ones counted. */
const linksMax = 200;

/** A link as it is stored, and the token that opens it. */
export interface NewLink {
  readonly record: LinkRecord;
  readonly token: string;
}

export function newLink(role: Role, chance: Chance): NewLink {
  const token = newSecret(chance);
  const record = { id: newId(chance), role, tokenHash: hashToken(token), revoked: false };
  return { record, token };
}

/** The address that lets somebody in; the token stands in the fragment, which no browser sends anywhere. */
export function linkTo(origin: string, workshopId: string, token: string): string {
  return `${origin}/w/${workshopId}#${token}`;
}

export interface LinkMakerOptions {
  readonly workshops: Pick<Workshops, "decide">;
  readonly store: Pick<Store, "links">;
  readonly outside: Chance;
}

/** Tokens of links just made, so that a repeated request gets the same answer while this process lives. */
const rememberedTokensMax = 1_000;

/** Makes links on request. A repeated request is answered with the link that it made the first time. */
export function newLinkMaker({ workshops, store, outside }: LinkMakerOptions) {
  const tokens = new Map<string, string>();
  const remember = (linkId: string, token: string): void => {
    tokens.set(linkId, token);
    const [oldest] = tokens.keys();
    if (tokens.size > rememberedTokensMax && oldest !== undefined) tokens.delete(oldest);
  };
  return async (
    { workshop, linkId }: Admission,
    wish: { readonly requestId: string; readonly role: Role },
    origin: string,
  ): Promise<ActAnswer> => {
    const link = newLink(wish.role, outside);
    const request = { linkId, requestId: wish.requestId };
    const decide = decideCreateLink(await store.links(workshop.id), link);
    const answer = await workshops.decide(workshop.id, request, decide);
    if (!answer.ok || answer.linkId === undefined) return answer;
    if (answer.linkId === link.record.id) remember(link.record.id, link.token);
    const token = tokens.get(answer.linkId);
    return token === undefined ? answer : { ...answer, link: linkTo(origin, workshop.id, token) };
  };
}

/** Adds a link; the answer names it, without its token. `links`: those there are. */
function decideCreateLink(links: readonly LinkRecord[], { record }: NewLink): Decide {
  return () => {
    if (links.length >= linksMax) return err(refuse("full", { max: linksMax }));
    return ok({ links: { add: [record] }, answer: { ok: true, linkId: record.id } });
  };
}

/** Revokes a link, so that whoever came by it is cut off. One link of a facilitator always stays. */
export function decideRevokeLink(links: readonly LinkRecord[], linkId: string): Decide {
  return () => {
    const link = links.find(({ id }) => id === linkId);
    if (!link) return err(refuse("gone"));
    if (link.revoked) return ok({ answer: { ok: true } });
    const isLast = !links.some(
      ({ id, role, revoked }) => role === "facilitator" && !revoked && id !== linkId,
    );
    if (link.role === "facilitator" && isLast) return err(refuse("lastOne"));
    return ok({ links: { revoke: [linkId] }, answer: { ok: true } });
  };
}
