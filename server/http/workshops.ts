// Owns: the routes of one workshop for whoever holds a link: what it is, its map as it lies, acts, links, taken drafts,
// export. Rules ACC-3, ACC-4, EXP-5, PRV-11, MAP-370.

import type { IncomingMessage } from "node:http";
import * as v from "valibot";
import { workshopToFile } from "../../shared/format/workshopFile.ts";
import type { Outside } from "../../shared/kit/outside.ts";
import { refuse } from "../../shared/model/refusals.ts";
import { mayAct, mayRead, mayWrite } from "../../shared/model/rights.ts";
import { actSchema } from "../../shared/wire/acts.ts";
import type { EntryAnswer, LinksAnswer, WorkshopAnswer } from "../../shared/wire/http.ts";
import { epochHeader, roleHeader } from "../../shared/wire/protocol.ts";
import type { Admission } from "../access/admit.ts";
import type { Throttle } from "../access/throttle.ts";
import type { Acts } from "../acts/acts.ts";
import type { Metrics } from "../metrics.ts";
import type { Store } from "../store/store.ts";
import type { Workshops } from "../sync/deeds.ts";
import { type Answer, refusalAnswer } from "./answers.ts";
import { readBody } from "./body.ts";
import { type HttpLimit, httpLimits } from "./limits.ts";

export interface WorkshopRoutesOptions {
  readonly workshops: Workshops;
  readonly store: Pick<Store, "links">;
  readonly acts: Acts;
  /** Acts of one link. */
  readonly actThrottle: Throttle;
  readonly metrics: Metrics;
  readonly outside: Outside;
}

/** A request of somebody who was let in; `origin`: what links begin with. */
export interface AdmittedRequest {
  readonly request: IncomingMessage;
  readonly admission: Admission;
  readonly origin: string;
}

export type WorkshopRoute = (given: AdmittedRequest) => Promise<Answer>;

const takenSchema = v.object({
  ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(httpLimits.takenIds)),
});

/** The routes under `/api/workshops/:id`, by method and the rest of the path. */
export function newWorkshopRoutes(
  options: WorkshopRoutesOptions,
): Readonly<Record<string, WorkshopRoute>> {
  const glance = newGlance(options);
  return {
    "GET ": async ({ admission }) => {
      const { id } = admission.workshop;
      const { title, epochs } = await glance(id);
      const now = options.outside.now();
      return {
        status: 200,
        body: { id, title, role: admission.role, epochs, now } satisfies WorkshopAnswer,
      };
    },
    "GET /entry": async ({ admission: { workshop, role } }) => {
      const { id } = workshop;
      const epochs = await options.workshops.epochs(id);
      const now = options.outside.now();
      return { status: 200, body: { id, role, epochs, now } satisfies EntryAnswer };
    },
    "GET /map": ({ admission }) => giveMap(options, admission),
    "POST /acts": (given) => act(options, given),
    "GET /links": (given) => listLinks(options, given),
    "POST /taken": (given) => askTaken(options, given),
    "GET /export": (given) => exportFile(options, given),
  };
}

/** What a socket of the map would bring, for whoever looks at it before there is anything to open that for. */
async function giveMap(
  { workshops }: WorkshopRoutesOptions,
  { workshop, role }: Admission,
): Promise<Answer> {
  if (!mayRead(role, "map")) return refusalAnswer(refuse("notAllowed"));
  const { epoch, messages } = await workshops.wholeMap(workshop.id);
  const headers = { [epochHeader]: String(epoch), [roleHeader]: role };
  return { status: 200, body: null, bytes: messages, headers };
}

type Glance = Pick<WorkshopAnswer, "title" | "epochs">;

/** How old an answer may be that is shared by many who come in at once, in milliseconds. */
const glanceAgeMs = 1_000;

/** What everybody asks first, asked for once a second at most: three hundred people come in together. */
function newGlance({ workshops, outside }: WorkshopRoutesOptions) {
  const glances = new Map<string, { readonly atMs: number; readonly glance: Promise<Glance> }>();
  return (id: string): Promise<Glance> => {
    const nowMs = outside.now();
    for (const [other, { atMs }] of glances) {
      if (nowMs - atMs < glanceAgeMs) break;
      glances.delete(other);
    }
    const known = glances.get(id);
    if (known) return known.glance;
    const glance = workshops.glance(id);
    glances.set(id, { atMs: nowMs, glance });
    return glance;
  };
}

async function act(
  { acts, actThrottle, metrics }: WorkshopRoutesOptions,
  { request, admission, origin }: AdmittedRequest,
): Promise<Answer> {
  const body = await readBody(request, actSchema, httpLimits.actBytes);
  if (!body.ok) return tooLargeCounted(metrics, "actBytes", body.error);
  // Contributors share one link, so only those are counted who may ask for the deed at all.
  const isCounted = mayAct(admission.role, body.value.type);
  if (isCounted && !(await actThrottle.take(`${admission.workshop.id}/${admission.linkId}`))) {
    metrics.limit("actsPerLink");
    return refusalAnswer(refuse("tooFast"));
  }
  const answer = await acts.act(admission, body.value, origin);
  metrics.act(body.value.type, answer.ok ? "ok" : answer.refusal.code);
  if (answer.ok && body.value.type === "deleteWorkshop") metrics.workshop("deleted");
  return answer.ok ? { status: 200, body: answer } : refusalAnswer(answer.refusal);
}

async function listLinks(
  { store }: WorkshopRoutesOptions,
  { admission }: AdmittedRequest,
): Promise<Answer> {
  if (!mayAct(admission.role, "createLink")) return refusalAnswer(refuse("notAllowed"));
  const links = await store.links(admission.workshop.id);
  const body: LinksAnswer = {
    links: links.map(({ id, role, revoked }) => ({ id, role, revoked })),
  };
  return { status: 200, body };
}

async function askTaken(
  { workshops, metrics }: WorkshopRoutesOptions,
  { request, admission }: AdmittedRequest,
): Promise<Answer> {
  if (!mayWrite(admission.role, "mine", { mapOpen: false })) {
    return refusalAnswer(refuse("notAllowed"));
  }
  const body = await readBody(request, takenSchema, httpLimits.takenBytes);
  if (!body.ok) return tooLargeCounted(metrics, "takenBytes", body.error);
  const taken = await workshops.taken(admission.workshop.id, body.value.ids);
  return { status: 200, body: { taken } };
}

async function exportFile(
  { workshops }: WorkshopRoutesOptions,
  { admission }: AdmittedRequest,
): Promise<Answer> {
  const { map, room } = await workshops.view(admission.workshop.id);
  const headers = { "Content-Disposition": 'attachment; filename="waymark-workshop.json"' };
  return { status: 200, body: workshopToFile(map, room), headers };
}

function tooLargeCounted(metrics: Metrics, limit: HttpLimit, answer: Answer): Answer {
  if (answer.status === 413) metrics.limit(limit);
  return answer;
}
