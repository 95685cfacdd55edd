// Owns: what the server answers over HTTP: which route a request takes and who may take it. Knows no socket
// of the sync; whoever listens joins the two. Rules ACC-1 to ACC-18.

import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Outside } from "../shared/kit/outside.ts";
import { refuse } from "../shared/model/refusals.ts";
import { type AddressesAnswer, createWorkshopSchema } from "../shared/wire/http.ts";
import { type Interfaces, isFromThisMachine, lanOrigins } from "./access/addresses.ts";
import type { Admit } from "./access/admit.ts";
import type { Throttle } from "./access/throttle.ts";
import { type Answer, notAdmittedAnswer, refusalAnswer, sendAnswer } from "./http/answers.ts";
import { readBody } from "./http/body.ts";
import { createWorkshop } from "./http/creation.ts";
import { newSafetyHeaders, newScreens, noScreens, pathOf } from "./http/screens.ts";
import { newWorkshopRoutes, type WorkshopRoutesOptions } from "./http/workshops.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";

export interface HttpOptions extends WorkshopRoutesOptions {
  readonly store: Pick<Store, "links" | "createWorkshop" | "health">;
  readonly admit: Admit;
  /** New workshops of one address. */
  readonly creationThrottle: Throttle;
  readonly log: Log;
  readonly outside: Outside;
  readonly importMaxBytes: number;
  /** The origin of links, where it cannot be told from a request because a proxy stands before the server. */
  readonly publicUrl: string | undefined;
  readonly interfaces: () => Interfaces;
  /** Where the built screens are; `undefined`: there are none. */
  readonly screensDir: string | undefined;
  /** Whether requests should be sent here: not before the start is through, and not once the end has begun. */
  readonly isReady: () => boolean;
}

interface Routed {
  /** As metrics name it: never with an id in it. */
  readonly name: string;
  readonly answer: () => Promise<Answer>;
  /** Only who wrote something private asks it, so that to count it would count them. */
  readonly isPrivate?: boolean;
}

export function newHttpHandler(options: HttpOptions): RequestListener {
  const setHeaders = newSafetyHeaders(options.screensDir);
  const screens = options.screensDir === undefined ? noScreens : newScreens(options.screensDir);
  const route = newRouter(options);
  return (request, response) => {
    setHeaders(request, response, (error) => {
      if (error !== undefined) throw error;
      const path = pathOf(request);
      // As if nobody listened any more: it is asked again, and then of the one that starts.
      if (!options.isReady() && !/^\/(healthz|readyz|metrics)$/.test(path)) {
        request.socket.destroy();
        return;
      }
      if (request.method === "GET" || request.method === "HEAD") {
        const isScreen = !/^\/(api|healthz|readyz|metrics|sync)(\/|$)/.test(path);
        if (isScreen) return screens(request, response, () => noScreens(request, response));
      }
      return void perform(options, response, route(request, path));
    });
  };
}

async function perform(
  { log, metrics, outside }: HttpOptions,
  response: ServerResponse,
  { name, answer, isPrivate = false }: Routed,
): Promise<void> {
  const startedMs = outside.now();
  const given = await answer().catch((error: unknown): Answer => {
    log.error("request failed", error, { route: name });
    return refusalAnswer(refuse("broken"));
  });
  if (!response.destroyed) sendAnswer(response, given, () => metrics.limit("stalledMs"));
  if (!isPrivate) metrics.request(name, given.status, outside.now() - startedMs);
}

function newRouter(options: HttpOptions): (request: IncomingMessage, path: string) => Routed {
  const workshopRoutes = newWorkshopRoutes(options);
  const plain: Readonly<Record<string, (request: IncomingMessage) => Promise<Answer>>> = {
    "POST /api/workshops": (request) => create(options, request),
    "GET /api/addresses": async (request) => addresses(options, request),
    "GET /healthz": async () => ({ status: 200, body: "ok\n" }),
    "GET /readyz": () => readiness(options),
    "GET /metrics": () => figures(options),
  };
  return (request, path) => {
    // Node.js leaves the body of an answer to HEAD out by itself.
    const method = request.method === "HEAD" ? "GET" : request.method;
    const key = `${method} ${path}`;
    const answer = Object.hasOwn(plain, key) ? plain[key] : undefined;
    if (answer) return { name: key, answer: () => answer(request) };
    const [, id = "", rest = ""] =
      /^\/api\/workshops\/([^/]{1,64})(\/[a-z]{1,20})?$/.exec(path) ?? [];
    const restKey = `${method} ${rest}`;
    const route = Object.hasOwn(workshopRoutes, restKey) ? workshopRoutes[restKey] : undefined;
    if (!id || !route) return { name: "unknown", answer: async () => unknownRoute };
    const name = `${method} /api/workshops/:id${rest}`;
    return {
      name,
      isPrivate: rest === "/taken",
      answer: async () => {
        const token = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
        const admitted = await options.admit(id, token, addressOf(request));
        if (!admitted.ok) return notAdmittedAnswer(admitted.error);
        return route({ request, admission: admitted.value, origin: originOf(options, request) });
      },
    };
  };
}

const unknownRoute: Answer = {
  status: 404,
  body: { ok: false, refusal: refuse("badRequest", {}, "There is no such address here.") },
};

async function create(options: HttpOptions, request: IncomingMessage): Promise<Answer> {
  if (!(await options.creationThrottle.take(addressOf(request)))) {
    request.resume();
    options.metrics.limit("workshopsPerHour");
    return refusalAnswer(refuse("tooFast"));
  }
  const body = await readBody(request, createWorkshopSchema, options.importMaxBytes);
  if (!body.ok) {
    if (body.error.status === 413) options.metrics.limit("importBytes");
    return body.error;
  }
  const created = await createWorkshop(options, body.value, originOf(options, request));
  if (!created.ok) return refusalAnswer(created.error);
  options.metrics.workshop(body.value.import === undefined ? "created" : "imported");
  return { status: 201, body: created.value };
}

function addresses(options: HttpOptions, request: IncomingMessage): Answer {
  const isOwn = isFromThisMachine({
    address: request.socket.remoteAddress,
    host: request.headers.host,
    isForwarded: "x-forwarded-for" in request.headers || "forwarded" in request.headers,
  });
  const port = request.socket.localPort ?? 0;
  const known = options.publicUrl ? [options.publicUrl] : lanOrigins(options.interfaces(), port);
  const body: AddressesAnswer = { origins: isOwn ? known : [] };
  return { status: 200, body };
}

async function readiness({ isReady, store }: HttpOptions): Promise<Answer> {
  if (!isReady()) return { status: 503, body: "stopping or starting\n" };
  const { writable } = await store.health();
  return writable ? { status: 200, body: "ready\n" } : { status: 503, body: "storage full\n" };
}

async function figures({ metrics }: HttpOptions): Promise<Answer> {
  const { registry } = metrics;
  return {
    status: 200,
    body: await registry.metrics(),
    headers: { "Content-Type": registry.contentType },
  };
}

function originOf({ publicUrl }: HttpOptions, request: IncomingMessage): string {
  if (publicUrl) return publicUrl;
  const host = request.headers.host ?? "";
  // What the browser asked for is what others in the room can ask for; anything odd gives this machine's own name.
  return /^[A-Za-z0-9.-]{1,255}(:\d{1,5})?$|^\[[0-9a-fA-F:]{2,39}\](:\d{1,5})?$/.test(host)
    ? `http://${host}`
    : `http://localhost:${request.socket.localPort}`;
}

/** For throttles alone: neither stored nor logged. */
function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? "";
}
