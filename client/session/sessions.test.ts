// Sessions of browsers in front of the server as it runs: whose the ids are that each writes under.
import "fake-indexeddb/auto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "../../shared/wire/protocol.ts";
import { newBrowser, type RealServer, startRealServer } from "../testing/realServer.ts";
import { connect } from "./connection.ts";
import type { Device } from "./device.tsx";
import { tokenOf } from "./memory.ts";
import { openRemoteSession, type RemoteSession } from "./remoteSession.ts";
import type { Session } from "./session.ts";

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
}, 60_000);
afterAll(() => server.remove());

/** A tab that edits the map through the session's own connection, on a document that the test holds. */
function edit(device: Device, id: string, token: string, doc = new Y.Doc()) {
  const ended = { code: 0 };
  let isSynced = false;
  let durable = 0;
  const connection = connect(
    doc,
    {
      document: "map",
      address: `${server.origin.replace("http", "ws")}/sync/${id}`,
      token,
      epoch: 1,
      session: device.memory.documentSession(id, "map"),
      socket: device.socket,
      outside: device.outside,
    },
    {
      began: () => undefined,
      isHeldBack: () => false,
      sent: () => undefined,
      opened: () => undefined,
      lost: () => undefined,
      synced: () => {
        isSynced = true;
      },
      came: (update) => Y.applyUpdate(doc, update, connection.server),
      durable: (count) => {
        durable = count;
      },
      closed: ({ code }) => {
        ended.code = code;
      },
    },
  );
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== connection.server) connection.tell(update);
  });
  const cards = doc.getMap<Y.Map<unknown>>("touchpoints");
  return {
    doc,
    cards,
    ended,
    close: connection.close,
    synced: () => vi.waitFor(() => expect(isSynced).toBe(true), { timeout: 10_000 }),
    put: async (card: string) => {
      const before = durable;
      cards.set(card, new Y.Map([["text", card]]));
      await vi.waitFor(() => expect(durable).toBeGreaterThan(before), { timeout: 10_000 });
    },
  };
}

test("[SYN-80] two holders of one link are two sessions, and a reload of one browser keeps its own", async () => {
  const { id, links } = await server.create({ title: "Shop" });
  const token = tokenOf(links.curator);
  const [ann, bob] = [newBrowser(server.origin, 1), newBrowser(server.origin, 2)];
  const first = edit(ann.tab(), id, token);
  await first.synced();
  await first.put("a");

  // Bob's browser goes on in Ann's name, as a hostile one would.
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(first.doc));
  const other = edit(bob.tab(), id, token, forged);
  await other.synced();
  forged.clientID = first.doc.clientID;
  other.cards.set("forged", new Y.Map());
  await vi.waitFor(() => expect(other.ended.code).toBe(closeCodes.invalidContent), {
    timeout: 10_000,
  });

  // Ann loads the page anew, with what she wrote after the line was gone, under the id she had.
  const honest = edit(bob.tab(), id, token);
  await honest.synced();
  first.close();
  const kept = new Y.Doc();
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(first.doc));
  kept.clientID = first.doc.clientID;
  const reloaded = edit(ann.tab(), id, token, kept);
  await reloaded.synced();
  await reloaded.put("b");
  expect(reloaded.ended.code).toBe(0);
  await vi.waitFor(() => expect([...honest.cards.keys()].sort()).toEqual(["a", "b"]), {
    timeout: 10_000,
  });
  for (const tab of [honest, reloaded]) tab.close();
});

/** A tab as people have it open. */
async function open(device: Device, id: string, token: string) {
  const remote = openRemoteSession(device, id, { token, role: "curator" });
  await vi.waitFor(() => expect(remote.state().kind).toBe("open"), { timeout: 20_000 });
  return { remote, session: () => sessionOf(remote) };
}

function sessionOf(remote: RemoteSession): Session {
  const state = remote.state();
  if (state.kind !== "open") throw new Error(`The session is ${state.kind}`);
  return state.session;
}

const isSaved = (session: () => Session) =>
  vi.waitFor(() => expect(session().saveState().kind).toBe("saved"), { timeout: 20_000 });

/** What so many people wrote, each under an id of their own, as somebody brings it who was offline with them. */
function crowd(count: number): Y.Doc {
  const all = new Y.Doc();
  for (let at = 0; at < count; at++) {
    const one = new Y.Doc();
    one.getMap<Y.Map<unknown>>("touchpoints").set(`crowd${at}`, new Y.Map([["text", `${at}`]]));
    Y.applyUpdate(all, Y.encodeStateAsUpdate(one));
  }
  return all;
}

test("[SYN-88] a day offline over a new epoch and a restart, the tab closed: all that was changed comes along once", async () => {
  const { id, links } = await server.create({ title: "Shop" });
  const token = tokenOf(links.curator);
  const ann = newBrowser(server.origin, 11);
  const before = await open(ann.tab(), id, token);
  await isSaved(before.session);
  const card = (name: string, text: string) =>
    ({ op: "create", table: "touchpoints", id: name, values: { text } }) as const;
  before
    .session()
    .map.apply([card("kept", "as it was"), card("gone", "")], before.session().origin);
  await isSaved(before.session);
  ann.goOffline();
  const { map, origin } = before.session();
  map.apply([card("offline", "written on the train")], origin);
  map.apply(
    [{ op: "update", table: "touchpoints", id: "kept", values: { text: "changed on the train" } }],
    origin,
  );
  map.apply([{ op: "delete", table: "touchpoints", id: "gone" }], origin);
  await vi.waitFor(() =>
    expect(before.session().saveState()).toMatchObject({ kind: "offline", unsaved: 3 }),
  );
  before.remote.close();

  const bob = newBrowser(server.origin, 12);
  const bringing = edit(bob.tab(), id, token, crowd(520));
  await bringing.synced();
  await bringing.put("last");
  bringing.close();
  const asked = bob.tab();
  await vi.waitFor(
    async () =>
      expect(await asked.api.open(id, token)).toMatchObject({ value: { epochs: { map: 2 } } }),
    { timeout: 20_000, interval: 250 },
  );
  await server.restart();

  ann.isOnline = true;
  const after = await open(ann.tab(), id, token);
  await isSaved(after.session);
  const others = await open(bob.tab(), id, token);
  await isSaved(others.session);
  for (const { session } of [after, others]) {
    const { touchpoints } = session().map.tables;
    expect(touchpoints.size).toBe(520 + 3);
    expect(touchpoints.get("offline")?.text).toBe("written on the train");
    expect(touchpoints.get("kept")?.text).toBe("changed on the train");
    expect(touchpoints.has("gone")).toBe(false);
  }
  for (const { remote } of [after, others]) remote.close();
}, 90_000);

test("[ACC-24] a workshop deleted meanwhile is told to who comes back, with what they could not save", async () => {
  const { id, links } = await server.create({ title: "Shop" });
  const token = tokenOf(links.curator);
  const ann = newBrowser(server.origin, 21);
  const before = await open(ann.tab(), id, token);
  await isSaved(before.session);
  ann.goOffline();
  const { map, origin } = before.session();
  const values = { text: "written on the train" };
  map.apply([{ op: "create", table: "touchpoints", id: "offline", values }], origin);
  before.remote.close();
  const owner = newBrowser(server.origin, 22).tab();
  const answer = await owner.api.act(id, tokenOf(links.facilitator), { type: "deleteWorkshop" });
  expect(answer.ok).toBe(true);
  ann.isOnline = true;
  const remote = openRemoteSession(ann.tab(), id, { token, role: "curator" });
  await vi.waitFor(() => expect(remote.state().kind).toBe("refused"), { timeout: 20_000 });
  expect(remote.rescue()).toMatchObject({ reason: "ended", unsaved: 1 });
  expect(remote.rescue()?.content).toContain("written on the train");
  remote.close();
}, 60_000);
