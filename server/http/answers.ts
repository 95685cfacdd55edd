// Owns: how an answer goes out over HTTP: JSON or bytes, and a status for each refusal. Rules ACC-15, MAP-371.

import type { ServerResponse } from "node:http";
import { never } from "../../shared/kit/result.ts";
import { type Refusal, type RefusalCode, refuse } from "../../shared/model/refusals.ts";
import type { NotAdmitted } from "../access/admit.ts";
import { httpLimits } from "./limits.ts";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Sent in place of a body, one after another and none of them copied. */
  readonly bytes?: readonly Uint8Array[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What somebody is told who is not let in: 401, 404, 410 or 429. */
export function notAdmittedAnswer({ reason, refusal }: NotAdmitted): Answer {
  switch (reason) {
    case "unknownLink":
    case "unknownWorkshop":
    case "tooFast":
      return refusalAnswer(refusal);
    case "gone":
      return { ...refusalAnswer(refusal), status: 410 };
    default:
      return never(reason);
  }
}

/** A refusal as every route gives it: `{ok: false, refusal: {code, message}}`. */
export function refusalAnswer(refusal: Refusal): Answer {
  return { status: statuses[refusal.code] ?? 409, body: { ok: false, refusal } };
}

/** A request that makes no sense here; `detail` says what was expected. */
export function badRequest(detail: string): Answer {
  return refusalAnswer(refuse("badRequest", {}, detail));
}

/** `onStalled`: called when somebody is cut who asked for bytes and takes none of them. */
export function sendAnswer(
  response: ServerResponse,
  { status, body, bytes, headers = {} }: Answer,
  onStalled?: () => void,
): void {
  if (bytes) {
    response.writeHead(status, {
      "Content-Type": "application/octet-stream",
      "Content-Length": bytes.reduce((sum, { length }) => sum + length, 0),
      "Cache-Control": "no-store",
      ...headers,
    });
    sendBytes(response, bytes, onStalled);
    return;
  }
  const isText = typeof body === "string";
  response.writeHead(status, {
    "Content-Type": isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    ...headers,
  });
  response.end(isText ? body : JSON.stringify(body));
}

/** What waits for the far end is held meanwhile: not for ever. */
function sendBytes(
  response: ServerResponse,
  bytes: readonly Uint8Array[],
  onStalled: (() => void) | undefined,
): void {
  response.setTimeout(httpLimits.stalledMs, () => {
    onStalled?.();
    response.destroy();
  });
  response.cork();
  for (const part of bytes) response.write(part);
  response.end();
}

/** Where a refusal is not a conflict with what the workshop holds (409). */
const statuses: Partial<Record<RefusalCode, number>> = {
  badRequest: 400,
  badDuration: 400,
  unknownLink: 401,
  notAllowed: 403,
  unknownWorkshop: 404,
  tooLarge: 413,
  notReadable: 422,
  notAnExport: 422,
  newerVersion: 422,
  nothingFound: 422,
  tooFast: 429,
  broken: 500,
  storageFull: 507,
};
