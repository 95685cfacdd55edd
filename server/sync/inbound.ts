// Owns: the judgement of one update that came in: right, structure, gap, novelty, size, in this order. It changes
// nothing and must not know sockets, ticks or the store. Rules: SYN-3 to SYN-8, SYN-63, MAP-20 to MAP-27.
import { diffUpdate } from "../../shared/doc/bytes.ts";
import { mayWrite } from "../../shared/model/rights.ts";
import { clocksToStateVector, withDeletes } from "../../shared/wire/clocks.ts";
import { type CloseCode, closeCodes } from "../../shared/wire/protocol.ts";
import {
  defaultStructureLimits,
  readStructure,
  type Structure,
} from "../../shared/wire/structure.ts";
import type { Edit } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { type Held, sizeOf, tablesOf } from "./held.ts";
import {
  clientsAfter,
  clockIn,
  fits,
  type Layers,
  type Novelty,
  novelty,
  rangesAfter,
} from "./knowledge.ts";
import type { SyncLimits } from "./limits.ts";
import { isForeign } from "./owners.ts";
import { standingIn } from "./standing.ts";

export type Verdict =
  | {
      readonly kind: "close";
      readonly code: CloseCode;
      readonly reason: string;
      readonly limit?: keyof SyncLimits;
    }
  /** It builds on something that is not here: ask for all of it again. */
  | { readonly kind: "gap"; readonly limit?: keyof SyncLimits }
  | { readonly kind: "nothingNew" }
  /** `update` is a copy, cut down to what is new. */
  | ({ readonly kind: "edit" } & Edit);

export interface Circumstances {
  readonly layers: Layers;
  /** Bytes that are accepted and not durable yet. */
  readonly waitingBytes: number;
  readonly mapOpen: boolean;
  readonly limits: SyncLimits;
}

/** What becomes of an update from a connection, whose epoch has been checked. */
export function judge(connection: Connection, update: Uint8Array, now: Circumstances): Verdict {
  const { held } = connection;
  const { layers, limits } = now;
  const isWriter = mayWrite(connection.role, held.document, { mapOpen: now.mapOpen });
  const read = readStructure(update, tablesOf(held.document), defaultStructureLimits);
  if (!isWriter)
    return read.ok && isNothing(layers, read.value) ? { kind: "nothingNew" } : notAllowed;
  if (!read.ok) return { kind: "close", code: closeCodes.invalidContent, reason: read.error };
  if (!fits(layers, read.value)) return { kind: "gap" };
  const news = novelty(layers, read.value);
  if (!news.structs && news.deletes.length === 0) return { kind: "nothingNew" };
  const refusal = refusalOfNews(connection, read.value, news, now);
  if (refusal !== undefined) return refusal;
  // To cut a large one would hold everybody up; its sender knows as well what is new, once told what is here.
  if (news.structs && news.overlap && update.length > limits.overlapBytes) {
    return { kind: "gap", limit: "overlapBytes" };
  }
  const edit = onlyNews(update, read.value, news, held, layers);
  const limit = held.document === "mine" ? "mineBytes" : "documentBytes";
  const maxBytes = limits[limit];
  if (edit.kind === "edit" && sizeOf(held) + now.waitingBytes + edit.update.length > maxBytes) {
    return {
      kind: "close",
      code: closeCodes.overLimit,
      limit,
      reason: `The document would be larger than ${maxBytes} bytes.`,
    };
  }
  return edit;
}

/** What only the room can tell of news: whose new structs may be, and how many clients and deletions there may be. */
function refusalOfNews(
  { held, owner }: Connection,
  structure: Structure,
  { structs, deletes }: Novelty,
  { layers, limits }: Circumstances,
): Verdict | undefined {
  if (structs && isForeign(held.owners, owner, structure, layers)) return notYours;
  if (structs && clientsAfter(layers, structure) > limits.clientsPerDocument) return tooManyClients;
  const isMore = deletes.length > 0 && rangesAfter(layers, deletes) > limits.rangesPerDocument;
  return isMore ? tooManyRanges : undefined;
}

const notAllowed: Verdict = {
  kind: "close",
  code: closeCodes.notAllowed,
  reason: "Your link does not allow changes to this document now.",
};

const notYours: Verdict = {
  kind: "close",
  code: closeCodes.invalidContent,
  reason: "This change goes on in the name of another session.",
};

const tooManyClients: Verdict = {
  kind: "close",
  code: closeCodes.overLimit,
  limit: "clientsPerDocument",
  reason:
    "Too many sessions have written here. It can be written to again once everybody has closed it.",
};

const tooManyRanges: Verdict = {
  kind: "close",
  code: closeCodes.overLimit,
  limit: "rangesPerDocument",
  reason: "Too much has been deleted here, piece by piece. Everybody has to close it once.",
};

const nested: Verdict = {
  kind: "close",
  code: closeCodes.invalidContent,
  reason: "A record takes the place of something that is not a record.",
};

function isNothing(layers: Layers, structure: Structure): boolean {
  if (!fits(layers, structure)) return false;
  const { structs, deletes } = novelty(layers, structure);
  return !structs && deletes.length === 0;
}

/**
 * What is held already is cut off before the update is stored or shown: whatever else stood at those clocks is
 * nobody's history, and everybody gets the same bytes, whether they come alone or merged.
 */
function onlyNews(
  update: Uint8Array,
  structure: Structure,
  news: Novelty,
  held: Held,
  layers: Layers,
): Verdict {
  if (!news.structs) return edited(withDeletes(Uint8Array.of(0), news.deletes), held, layers);
  if (!news.overlap) {
    const structs = update.subarray(0, structure.deletesAt);
    const copy = news.deletesAreAll ? update.slice() : withDeletes(structs, news.deletes);
    return taken(copy, { ...structure, deletes: news.deletes }, layers);
  }
  const clocks = structure.blocks.map(({ client }) => [client, clockIn(layers, client)] as const);
  const behind = clocks.filter(([, clock]) => clock > 0);
  const cut = diffUpdate(update, clocksToStateVector(new Map(behind)));
  const again = readStructure(cut, tablesOf(held.document), defaultStructureLimits);
  if (!again.ok) return { kind: "close", code: closeCodes.invalidContent, reason: again.error };
  if (again.value.hasSkips || !fits(layers, again.value)) return { kind: "gap" };
  return edited(withDeletes(cut.subarray(0, again.value.deletesAt), news.deletes), held, layers);
}

function edited(update: Uint8Array, held: Held, layers: Layers): Verdict {
  const read = readStructure(update, tablesOf(held.document), defaultStructureLimits);
  if (!read.ok) throw new Error(`An update of our own making is unsound: ${read.error}`);
  return taken(update, read.value, layers);
}

function taken(update: Uint8Array, structure: Structure, layers: Layers): Verdict {
  const { standing, isNested } = standingIn(layers, structure);
  return isNested ? nested : { kind: "edit", update, structure, standing };
}
