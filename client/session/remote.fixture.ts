// Owns: what the tests of a remote session share: a browser before a server in memory, visits that end with the test, and what
// is held where.

import "fake-indexeddb/auto";
import { afterEach, expect, onTestFinished, vi } from "vitest";
import { applyChanges } from "../../shared/doc/live.ts";
import { newId } from "../../shared/kit/ids.ts";
import { type Outside, seededChance } from "../../shared/kit/outside.ts";
import type { MapChange, MineChange, RoomChange } from "../../shared/model/change.ts";
import type { Role } from "../../shared/model/rights.ts";
import type { Device } from "./device.tsx";
import { memoryDrawer } from "./drawer.ts";
import type { FakeServer } from "./fakeServer.ts";
import { workshopMemory } from "./memory.ts";
import { openRemoteSession, type RemoteSession } from "./remoteSession.ts";
import { serverApi } from "./serverApi.ts";
import type { Session } from "./session.ts";

export const token = "t".repeat(43);
export const ids = seededChance(7);
const opened: RemoteSession[] = [];
afterEach(() => {
  for (const remote of opened.splice(0)) remote.close();
});

/** Opens it until the test is over. */
export function openUntilEnd(...given: Parameters<typeof openRemoteSession>): RemoteSession {
  const remote = openRemoteSession(...given);
  opened.push(remote);
  return remote;
}

export const outside: Outside = {
  ...seededChance(1),
  now: () => 1_000,
  after: () => () => undefined,
};

/** What is told when the network goes or comes back. */
const sleepers = new Set<(isCut: boolean) => void>();
export const comeBack = (server: FakeServer): void => {
  server.isUp = true;
  for (const wake of sleepers) wake(false);
};
/** What the browser says when it has no network any more, whether it is right or not. */
export const sayNetworkGone = (): void => {
  for (const wake of sleepers) wake(true);
};

export function deviceFor(
  server: FakeServer,
  id: string,
  role: Role,
  taken: readonly string[],
): Device {
  const answers = (address: string): unknown => {
    if (address.endsWith("/taken")) return { taken };
    const epochs = { map: server.documents.get("map")?.epoch ?? 1, room: 1 };
    return { id, title: "Shop", role, epochs, now: 1_000 };
  };
  const send = (async (address: string) => {
    if (!server.isUp) throw new TypeError("down");
    return new Response(JSON.stringify(answers(address)));
  }) as typeof fetch;
  return {
    outside,
    memory: workshopMemory(memoryDrawer(), memoryDrawer(), outside),
    api: serverApi("http://host", send, outside),
    schedule: (run) => run(),
    socket: server.socket,
    onWake: (run) => {
      sleepers.add(run);
      return () => sleepers.delete(run);
    },
    databases: indexedDB,
    canKeepCopies: async () => true,
    firstPicture: Promise.resolve(),
  };
}

export interface Visit {
  readonly remote: RemoteSession;
  readonly session: () => Session;
  readonly device: Device;
  readonly id: string;
}

export async function visit(
  server: FakeServer,
  role: Role = "curator",
  given: Partial<{ device: Device; id: string; taken: readonly string[] }> = {},
): Promise<Visit> {
  const id = given.id ?? newId(ids);
  const device = given.device ?? deviceFor(server, id, role, given.taken ?? []);
  const invitation = device.memory.invitation(id) ?? { token, role: null };
  const remote = openUntilEnd(device, id, invitation);
  const session = (): Session => {
    const state = remote.state();
    if (state.kind !== "open") throw new Error(`The session is ${state.kind}`);
    return state.session;
  };
  await vi.waitFor(() => session());
  return { remote, session, device, id };
}

/** A visit after one that has ended: this browser knows the workshop by another link, too. */
export async function visitByOneOfTwoLinks(server: FakeServer): Promise<Visit> {
  const { session, remote, device, id } = await visit(server);
  await hasState(session, "saved");
  remote.close();
  device.memory.rememberOpened(id, { title: "", role: "viewer", token: "v".repeat(43) });
  const again = await visit(server, "curator", { device, id });
  await hasState(again.session, "saved");
  return again;
}

/** A visit after one that has ended: there are copies of what there was. */
export async function visitAgain(server: FakeServer): Promise<Visit> {
  const { session, remote, device, id } = await visit(server);
  await hasState(session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  remote.close();
  const again = await visit(server, "curator", { device, id });
  await hasState(again.session, "saved");
  return again;
}

/** A visit whose first picture has yet to be shown. */
export async function visitBeforePicture(
  server: FakeServer,
): Promise<Visit & { readonly show: () => void }> {
  const id = newId(ids);
  let show = (): void => undefined;
  const firstPicture = new Promise<void>((resolve) => {
    show = resolve;
  });
  const device = { ...deviceFor(server, id, "curator", []), firstPicture };
  const visited = await visit(server, "curator", { device, id });
  await hasState(visited.session, "saved");
  return { ...visited, show };
}

export const hasState = (session: () => Session, kind: string) =>
  vi.waitFor(() => expect(session().saveState().kind).toBe(kind));

export const touchpoint = (id: string): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: id },
});
export const draft = (id: string): MineChange => ({
  op: "create",
  table: "drafts",
  id,
  values: { roundId: "r1", text: id },
});
export const state = (mapOpen: boolean): RoomChange => ({
  op: "create",
  table: "state",
  id: "main",
  values: { mapOpen, schemaVersion: 1 },
});

export function put(server: FakeServer, name: string, change: MapChange | RoomChange): void {
  const held = server.documents.get(name);
  if (held) applyChanges(held.doc, [change as never], "server");
}

export function held(server: FakeServer, name: string, table: string): readonly string[] {
  return [...(server.documents.get(name)?.doc.getMap(table).keys() ?? [])];
}

/** From now on what is noted beside a document cannot be written. */
export function fillDevice(): void {
  const begin = IDBDatabase.prototype.transaction;
  const filled = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
    this: IDBDatabase,
    stores,
    mode,
  ) {
    const transaction = begin.call(this, stores, mode);
    if (stores === "custom" && mode === "readwrite") queueMicrotask(() => transaction.abort());
    return transaction;
  });
  onTestFinished(() => filled.mockRestore());
}

export async function copiesOf(id: string): Promise<readonly IDBDatabaseInfo[]> {
  return (await indexedDB.databases()).filter(({ name }) => name?.includes(id));
}

interface HeldOpening {
  /** Fulfilled when somebody has asked for it. */
  isAsked(): Promise<void>;
  goesOn(): void;
}

/** Whoever opens the copy called `name` waits, as where another tab has it open that is slow to let go of it. */
export async function holdOpening(name: string): Promise<HeldOpening> {
  const elsewhere = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  indexedDB.deleteDatabase(name);
  const opens = vi.spyOn(indexedDB, "open");
  onTestFinished(() => opens.mockRestore());
  return {
    isAsked: () => vi.waitFor(() => expect(opens).toHaveBeenCalledWith(name)),
    goesOn: () => elsewhere.close(),
  };
}

/** Whoever opens the database waits until the function given is called, and then finds in it what there was. */
export async function holdKept(name: string): Promise<() => void> {
  const elsewhere = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  const raise = indexedDB.open(name, elsewhere.version + 1);
  raise.onsuccess = () => raise.result.close();
  return () => elsewhere.close();
}
