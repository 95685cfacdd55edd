// Sessions of browsers in front of the server as it runs: whose the ids are that each writes under.
import "fake-indexeddb/auto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { seededChance } from "../../shared/kit/outside.ts";
import { closeCodes } from "../../shared/wire/protocol.ts";
import { newBrowser, type RealServer, startRealServer } from "../testing/realServer.ts";
import { connect } from "./connection.ts";
import type { Device } from "./device.tsx";
import { tokenOf } from "./memory.ts";

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
      chance: seededChance(5),
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
      durable: (count) => {
        durable = count;
      },
      closed: ({ code }) => {
        ended.code = code;
      },
    },
  );
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
