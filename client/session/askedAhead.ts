// Owns: the map that is asked for before any script of the page is here, by a few lines in the page itself (`ahead.ts`): when that
// is done, and how it becomes the first script's own request. Must not know who looks at the map. Rule MAP-376.

import { readArrival } from "./entry.ts";
import { workshopsKey } from "./remembered.ts";

/** A request that is on its way. */
export interface AskedAhead {
  readonly address: string;
  readonly authorization: string;
  readonly answer: Promise<Response>;
  giveUp(): void;
}

/** From the lines in the page to the first script, which leaves nothing there: a link's token is in it. */
export interface HandedOver {
  waymarkAsked?: AskedAhead | undefined;
}

declare global {
  interface Window extends HandedOver {}
}

/** Where the map of a workshop is. */
export function mapAddress(origin: string, id: string): string {
  return `${origin}/api/workshops/${encodeURIComponent(id)}/map`;
}

/** How it is asked for with a link's token. */
export function mapRequest(token: string, signal: AbortSignal) {
  const headers = { authorization: `Bearer ${token}` };
  return { cache: "no-store", credentials: "omit", headers, signal } as const;
}

/**
 * Asks for the map of whoever comes by a link to a workshop of which this device knows nothing; else nobody asks: what is kept
 * here is not sent again. `storage` may throw, as browsers do where it is switched off: then nothing is kept.
 */
export function askAhead(
  { origin, pathname, hash }: Pick<Location, "origin" | "pathname" | "hash">,
  storage: () => Pick<Storage, "getItem">,
  send: typeof fetch,
): AskedAhead | undefined {
  const arrival = readArrival({ pathname, hash });
  if (!arrival || isKnown(arrival.workshopId, storage)) return undefined;
  const asking = new AbortController();
  const address = mapAddress(origin, arrival.workshopId);
  const request = mapRequest(arrival.token, asking.signal);
  const answer = send(address, request);
  // Whoever takes it over is told.
  answer.catch(() => undefined);
  const { authorization } = request.headers;
  return { address, authorization, answer, giveUp: () => asking.abort() };
}

function isKnown(id: string, storage: () => Pick<Storage, "getItem">): boolean {
  try {
    return (storage().getItem(workshopsKey) ?? "").includes(id);
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** Sends what is asked first by taking over what was asked ahead, if that is the same; else nobody waits for that any more. */
export function sendingAhead(send: typeof fetch, page: HandedOver): typeof fetch {
  let left = page.waymarkAsked;
  page.waymarkAsked = undefined;
  return (input, init) => {
    const first = left;
    left = undefined;
    if (!first) return send(input, init);
    const { authorization = null } = (init?.headers ?? {}) as Record<string, string>;
    if (first.address !== input || first.authorization !== authorization) {
      first.giveUp();
      return send(input, init);
    }
    init?.signal?.addEventListener("abort", first.giveUp, { once: true });
    return first.answer;
  };
}
