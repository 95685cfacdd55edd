// Owns: carrying out a deed: one consistent view, one decision, one transaction over all documents, then the telling.
// It must not know what is decided. Rules: SYN-27 to SYN-30, PRV.
import { changesToUpdate, freshClient } from "../../shared/doc/bytes.ts";
import { expectOk, type Result } from "../../shared/kit/result.ts";
import type { Change, MapSnapshot, Schema } from "../../shared/model/change.ts";
import { type Refusal, refuse } from "../../shared/model/refusals.ts";
import { schemas } from "../../shared/model/tables.ts";
import type { ActAnswer } from "../../shared/wire/acts.ts";
import { readStructure } from "../../shared/wire/structure.ts";
import type { Answer, Commit, CommitOutcome } from "../store/store.ts";
import type { Decide, Deed, DeedRequest, MineView, WorkshopView } from "./deeds.ts";
import {
  append,
  type Held,
  joiningOf,
  restart,
  storedLimits,
  tablesOf,
  updatesOf,
} from "./held.ts";
import { learn } from "./knowledge.ts";
import type { Room } from "./room.ts";
import { standingIn } from "./standing.ts";

const minePrefix = "mine:";

/** Decides and carries out while nobody else commits to the workshop. Gives the earlier answer to a repeated request. */
export function carryOut(
  room: Room,
  request: DeedRequest | null,
  decide: Decide,
): Promise<ActAnswer> {
  return room.exclusive(async () => {
    if (room.hasEnded) throw new Error("The room has ended.");
    const { store } = room.setting;
    const earlier =
      request && (await store.answer(room.workshop.id, request.linkId, request.requestId));
    if (typeof earlier === "string") return JSON.parse(earlier) as ActAnswer;
    const documents = await documentsOf(room);
    await room.commitPending();
    const decided = await decideOn(room, documents, decide);
    if (!decided.ok) return { ok: false, refusal: decided.error };
    try {
      return await carry(room, request, decided.value, documents);
    } catch (cause) {
      // It may be durable and not told, so everybody has to come back to what is.
      room.fail(cause);
      throw cause;
    }
  });
}

interface Documents {
  readonly map: Held;
  readonly room: Held;
  readonly mines: ReadonlyMap<string, Held>;
  readonly taken: ReadonlySet<string>;
}

async function documentsOf(room: Room): Promise<Documents> {
  const { store } = room.setting;
  const workshopId = room.workshop.id;
  const stored = await store.documents(workshopId, minePrefix);
  const names = new Set([...stored, ...room.mineNames()]);
  const mines = new Map<string, Held>();
  for (const name of [...names].sort()) {
    mines.set(name.slice(minePrefix.length), await room.hold(name));
  }
  const taken = new Set(await store.takenIds(workshopId));
  return { map: await room.hold("map"), room: await room.hold("room"), mines, taken };
}

/** Thrown by a view whose map was looked at and has not been read: most decisions need none. */
class MapIsNeeded extends Error {}

/**
 * Shows a decision the workshop as it is. Documents are read on another thread while nobody else commits to this
 * workshop; a decision that turns out to need the map, which is large, is asked again with it.
 */
async function decideOn(
  { reading }: Room,
  documents: Documents,
  decide: Decide,
): Promise<Result<Deed, Refusal>> {
  const room = await reading.room(documents.room);
  const mines = await Promise.all(
    [...documents.mines].map(
      async ([key, held]): Promise<MineView> => ({ key, snapshot: await reading.mine(held) }),
    ),
  );
  const view = (readMap: () => MapSnapshot): WorkshopView => ({
    get map() {
      return readMap();
    },
    room,
    mines,
    taken: documents.taken,
  });
  try {
    return decide(
      view(() => {
        throw new MapIsNeeded();
      }),
    );
  } catch (needed) {
    if (!(needed instanceof MapIsNeeded)) throw needed;
  }
  const map = await reading.map(documents.map);
  return decide(view(() => map));
}

interface Written {
  readonly held: Held;
  readonly update: Uint8Array;
}

async function carry(
  room: Room,
  request: DeedRequest | null,
  deed: Deed,
  documents: Documents,
): Promise<ActAnswer> {
  const { store, outside } = room.setting;
  const written = [
    ...(await changed(room, documents.map, schemas.map, deed.map)),
    ...(await changed(room, documents.room, schemas.room, deed.room)),
  ];
  const erased = (deed.mines ?? []).map(({ key, changes }): Written => {
    const held = documents.mines.get(key);
    if (held === undefined) throw new Error("A deed changes a private document that is not there");
    return { held, update: changesToUpdate([], changes, outside) };
  });
  const answer = request && rememberedAnswer(request, deed, outside.now());
  const outcome = await store.commit(commitOf(room.workshop.id, deed, written, erased, answer));
  const told = toldBeforeOrRefused(outcome);
  if (told !== undefined) return told;
  if (outcome.kind === "committed") takeUp(written, erased, outcome.appended);
  // The text must be gone before anybody hears of it.
  if (deed.purge) await purged(room);
  for (const { held } of erased) room.closeEpoch(held);
  if (deed.room !== undefined) await room.readFacts();
  for (const { held, update } of written) room.announce(held, update);
  for (const linkId of deed.links?.revoke ?? []) room.closeLink(linkId);
  return deed.answer;
}

async function changed<S extends Schema>(
  { setting: { compactor, outside } }: Room,
  held: Held,
  schema: S,
  changes: readonly Change<S>[] | undefined,
): Promise<readonly Written[]> {
  if (changes === undefined || changes.length === 0) return [];
  // Touchpoints that are published or imported have fresh ids: for them the large document need not be built.
  const needsDocument = held.name !== "map" || changes.some(({ op }) => op !== "create");
  const update = needsDocument
    ? await compactor.change(updatesOf(held), changes, freshClient(outside))
    : changesToUpdate([], changes, outside);
  // Made by us, and held to the same rules: names of tables, bounds, plain values.
  expectOk(readStructure(update, new Set(Object.keys(schema)), storedLimits));
  return [{ held, update }];
}

/** How long after a purge that a full disk refused it is tried again, in milliseconds. */
const purgeAgainMs = 1_000;

/**
 * The commit had the room that a purge needs, so a disk that refuses it was filled since: nobody is told anything until
 * it is done. A server that stops meanwhile purges when it starts.
 */
async function purged(room: Room): Promise<void> {
  const { store, outside, log } = room.setting;
  while ((await store.purge()).kind === "full") {
    log?.error("purge.refused");
    if (room.hasEnded || room.isStopping) throw new Error("A purge was refused until the end.");
    await new Promise<void>((resolve) => {
      outside.after(purgeAgainMs, resolve);
    });
  }
}

function rememberedAnswer(request: DeedRequest, deed: Deed, atMs: number): Answer {
  return { ...request, body: JSON.stringify(deed.answer), atMs };
}

function commitOf(
  workshopId: string,
  { taken, links, purge }: Deed,
  written: readonly Written[],
  erased: readonly Written[],
  answer: Answer | null,
): Commit {
  return {
    workshopId,
    ...(answer && { answer, expect: [{ kind: "linkActive", linkId: answer.linkId }] }),
    append: written.map(({ held: { name, epoch }, update }) => ({ name, epoch, bytes: update })),
    erase: erased.map(({ held: { name, epoch, lastSeq }, update }) => ({
      name,
      epoch,
      lastSeq,
      keep: update,
    })),
    taken: taken ?? [],
    addLinks: links?.add ?? [],
    revokeLinks: links?.revoke ?? [],
    purges: purge ?? false,
  };
}

/** An outcome other than a commit, as an answer. A conflict here is a bug, since commits of a workshop stand in line. */
function toldBeforeOrRefused(outcome: CommitOutcome): ActAnswer | undefined {
  if (outcome.kind === "committed") return undefined;
  if (outcome.kind === "answered") return JSON.parse(outcome.body) as ActAnswer;
  if (outcome.kind === "full") return { ok: false, refusal: refuse("storageFull") };
  if (outcome.conflict.what === "link") return { ok: false, refusal: refuse("unknownLink") };
  if (outcome.conflict.what === "workshop") {
    return { ok: false, refusal: refuse("unknownWorkshop") };
  }
  throw new Error(`A deed met another ${outcome.conflict.what} than it had seen`);
}

function takeUp(
  written: readonly Written[],
  erased: readonly Written[],
  appended: readonly number[],
): void {
  for (const [at, { held, update }] of written.entries()) {
    const seq = appended[at];
    if (seq === undefined) throw new Error("The store gave no number for an appended update");
    append(held, seq, joiningOf(update, held.document));
    const structure = expectOk(readStructure(update, tablesOf(held.document), storedLimits));
    learn(held.known, structure, standingIn([held.known], structure).standing);
  }
  for (const { held, update } of erased) restart(held, update);
}
