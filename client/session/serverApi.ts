// Owns: the HTTP requests of the client, and how an answer of any kind becomes data. What it must not know: what
// the answers are used for. The token goes into a header, never into an address. Rules SYN-31, SYN-32.

import { newId } from "../../shared/kit/ids.ts";
import type { Outside } from "../../shared/kit/outside.ts";
import { err, ok, type Result } from "../../shared/kit/result.ts";
import {
  type Refusal,
  type RefusalCode,
  refusalCodes,
  refuse,
} from "../../shared/model/refusals.ts";
import { roles } from "../../shared/model/rights.ts";
import type { ActAnswer, Wish } from "../../shared/wire/acts.ts";
import type {
  AddressesAnswer,
  CreatedWorkshop,
  CreateWorkshop,
  EntryAnswer,
  LinksAnswer,
} from "../../shared/wire/http.ts";

export interface Opened extends EntryAnswer {
  /** Milliseconds to add to this device's clock to get the server's; off by half the round trip at most. */
  readonly clockOffsetMs: number;
}

export interface ServerApi {
  readonly origin: string;
  create(wish: CreateWorkshop): Promise<Result<CreatedWorkshop, Refusal>>;
  open(id: string, token: string): Promise<Result<Opened, Refusal>>;
  /** Asks for a deed under one fresh request id, again and again with the same while nobody answers. */
  act(id: string, token: string, wish: Wish): Promise<ActAnswer>;
  /** Which of these drafts were published. Asked in parts of 5,000. */
  taken(
    id: string,
    token: string,
    draftIds: readonly string[],
  ): Promise<Result<ReadonlySet<string>, Refusal>>;
  links(id: string, token: string): Promise<Result<LinksAnswer, Refusal>>;
  /** Origins in the local network, best first; empty when there is nothing to offer. */
  addresses(): Promise<readonly string[]>;
}

/** Waits before each further try of an act, in milliseconds: about half a minute in all. */
export const retryDelaysMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;
export const takenAtOnce = 5_000;

export function serverApi(origin: string, send: typeof fetch, outside: Outside): ServerApi {
  const ask = (path: string, request: Asked): Promise<Result<unknown, Refusal>> =>
    askServer(send, `${origin}${path}`, request);
  const at = (id: string, rest = ""): string => `/api/workshops/${encodeURIComponent(id)}${rest}`;
  return {
    origin,
    create: async (wish) =>
      checked(await ask("/api/workshops", { method: "POST", body: wish }), isCreated),
    open: async (id, token) => {
      const sentMs = outside.now();
      const answer = checked(await ask(at(id, "/entry"), { method: "GET", token }), isEntry);
      if (!answer.ok) return answer;
      const receivedMs = outside.now();
      const clockOffsetMs = answer.value.now + (receivedMs - sentMs) / 2 - receivedMs;
      return ok({ ...answer.value, clockOffsetMs });
    },
    act: async (id, token, wish) => {
      const body = { ...wish, requestId: newId(outside) };
      const request: Asked = { method: "POST", token, body };
      let answer = await ask(at(id, "/acts"), request);
      for (const delayMs of retryDelaysMs) {
        if (answer.ok || answer.error.code !== "unreachable") break;
        await pause(outside, delayMs);
        answer = await ask(at(id, "/acts"), request);
      }
      return answer.ok ? readActAnswer(answer.value) : { ok: false, refusal: answer.error };
    },
    taken: async (id, token, draftIds) => {
      const taken = new Set<string>();
      for (let start = 0; start < draftIds.length; start += takenAtOnce) {
        const body = { ids: draftIds.slice(start, start + takenAtOnce) };
        const request: Asked = { method: "POST", token, body };
        const answer = checked(await ask(at(id, "/taken"), request), isTaken);
        if (!answer.ok) return answer;
        for (const draftId of answer.value.taken) taken.add(draftId);
      }
      return ok(taken);
    },
    links: async (id, token) =>
      checked(await ask(at(id, "/links"), { method: "GET", token }), isLinks),
    addresses: async () => {
      const answer = checked(await ask("/api/addresses", { method: "GET" }), isAddresses);
      return answer.ok ? answer.value.origins : [];
    },
  };
}

interface Asked {
  readonly method: "GET" | "POST";
  readonly token?: string;
  readonly body?: unknown;
}

async function askServer(
  send: typeof fetch,
  address: string,
  { method, token, body }: Asked,
): Promise<Result<unknown, Refusal>> {
  const answer = await attempt(async () => {
    const response = await send(address, {
      method,
      cache: "no-store",
      credentials: "omit",
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { response, content: readJson(await response.text()) };
  });
  if (!answer) return err(refuse("unreachable"));
  const { response, content } = answer;
  const refusal = readRefusal(content);
  if (refusal) return err(refusal);
  if (response.ok) return ok(content);
  return err(refuse(codeOfStatus(response.status)));
}

// A connection that fails shows as a TypeError of fetch, or as an AbortError when it breaks off half-way.
async function attempt<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

function codeOfStatus(status: number): RefusalCode {
  if (status >= 500) return "unreachable";
  if (status === 401) return "unknownLink";
  if (status === 403) return "notAllowed";
  if (status === 404 || status === 410) return "unknownWorkshop";
  if (status === 413) return "tooLarge";
  if (status === 429) return "tooFast";
  return "badRequest";
}

function readRefusal(content: unknown): Refusal | null {
  const refusal = isRecord(content) ? content.refusal : undefined;
  if (!isRecord(refusal) || typeof refusal.message !== "string") return null;
  const code = refusalCodes.find((known) => known === refusal.code) ?? "badRequest";
  return { code, message: refusal.message };
}

function readActAnswer(content: unknown): ActAnswer {
  if (!isRecord(content) || content.ok !== true)
    return { ok: false, refusal: refuse("badRequest") };
  return content as unknown as ActAnswer;
}

function checked<T>(
  answer: Result<unknown, Refusal>,
  isRight: (content: unknown) => content is T,
): Result<T, Refusal> {
  if (!answer.ok) return answer;
  // Something that is no Waymark answered, for example the sign-in page of a hotel's network.
  return isRight(answer.value) ? ok(answer.value) : err(refuse("unreachable"));
}

function isEntry(content: unknown): content is EntryAnswer {
  if (!isRecord(content) || !isRecord(content.epochs)) return false;
  const { id, role, epochs, now } = content;
  return (
    typeof id === "string" &&
    roles.some((known) => known === role) &&
    typeof epochs.map === "number" &&
    typeof epochs.room === "number" &&
    typeof now === "number"
  );
}

function isCreated(content: unknown): content is CreatedWorkshop {
  if (!isRecord(content) || typeof content.id !== "string") return false;
  const { links } = content;
  return isRecord(links) && roles.every((role) => typeof links[role] === "string");
}

function isTaken(content: unknown): content is { readonly taken: readonly string[] } {
  return isRecord(content) && isTexts(content.taken);
}

function isLinks(content: unknown): content is LinksAnswer {
  return isRecord(content) && Array.isArray(content.links) && content.links.every(isRecord);
}

function isAddresses(content: unknown): content is AddressesAnswer {
  return isRecord(content) && isTexts(content.origins);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function pause(outside: Outside, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    outside.after(delayMs, resolve);
  });
}
