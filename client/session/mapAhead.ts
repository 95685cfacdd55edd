// Owns: a whole map that is asked for by a request of its own. It comes in one piece, where a message of a socket comes in many that
// each wait for the page. Whatever is wrong with it, there is the socket. Must not know who looks at it. Rule MAP-370.

import * as decoding from "lib0/decoding";
import type { Outside } from "../../shared/kit/outside.ts";
import { type Role, roles } from "../../shared/model/rights.ts";
import {
  epochHeader,
  messageSync,
  roleHeader,
  syncStep1,
  syncUpdate,
} from "../../shared/wire/protocol.ts";
import { mapAddress, mapRequest } from "./askedAhead.ts";

export interface ComingMap {
  readonly epoch: number;
  /** As whom one is let in; `null` if that is not told here. */
  readonly role: Role | null;
  /** `null` if it does not come. Never rejected. */
  readonly whole: Promise<WholeMap | null>;
  /** Nobody waits for it any more. */
  giveUp(): void;
}

export interface WholeMap {
  /** Asks a socket for all that is not in it. */
  readonly question: Uint8Array<ArrayBuffer>;
  /** As a socket would bring them. */
  readonly messages: readonly ArrayBuffer[];
}

/** `null` where it cannot be had so. Never rejected. */
export type AskForMap = (id: string, token: string) => Promise<ComingMap | null>;

/** A server that has not begun to answer by then is asked by the socket: nobody is let in before. Rule STA-65. */
const answerMs = 5_000;

/** What has not come by then is asked of the socket. */
const longestMs = 60_000;

export function mapByRequest(
  origin: string,
  send: typeof fetch,
  after: Outside["after"],
): AskForMap {
  return async (id, token) => {
    const asking = new AbortController();
    const giveUp = (): void => asking.abort();
    const stopWaiting = after(answerMs, giveUp);
    const request = mapRequest(token, asking.signal);
    const response = await send(mapAddress(origin, id), request).catch(none);
    stopWaiting();
    const epoch = Number(response?.headers.get(epochHeader) ?? Number.NaN);
    if (!response?.ok || !Number.isSafeInteger(epoch)) {
      giveUp();
      return null;
    }
    const stop = after(longestMs, giveUp);
    const whole = response.arrayBuffer().then(mapIn).catch(none).finally(stop);
    const told = response.headers.get(roleHeader);
    const role = roles.find((one) => one === told) ?? null;
    return { epoch, role, whole, giveUp };
  };
}

const none = (): null => null;

/** Throws where the bytes end within a message. */
function mapIn(bytes: ArrayBuffer): WholeMap | null {
  const decoder = decoding.createDecoder(new Uint8Array(bytes));
  const messages: ArrayBuffer[] = [];
  const steps: number[] = [];
  while (decoding.hasContent(decoder)) {
    const from = decoder.pos;
    if (decoding.readVarUint(decoder) !== messageSync) return null;
    steps.push(decoding.readVarUint(decoder));
    decoding.readVarUint8Array(decoder);
    messages.push(bytes.slice(from, decoder.pos));
  }
  const [question, ...updates] = messages;
  const isMap = steps.every((step, at) => step === (at === 0 ? syncStep1 : syncUpdate));
  return question && isMap ? { question: new Uint8Array(question), messages: updates } : null;
}
