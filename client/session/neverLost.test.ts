import { expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { applyChanges } from "../../shared/doc/live.ts";
import { closeCodes } from "../../shared/wire/protocol.ts";
import { type FakeServer, fakeServer } from "./fakeServer.ts";
import { openLocalCopy } from "./localCopy.ts";
import {
  comeBack,
  copiesOf,
  draft,
  hasState,
  held,
  holdKept,
  outside,
  sayNetworkGone,
  touchpoint,
  visit,
  visitAgain,
  visitBeforePicture,
} from "./remote.fixture.ts";
import { openUpdates } from "./updates.ts";

/** Begins a new epoch of the map that is asked for in vain, as the network goes at the same moment. */
async function beginOutOfReach(server: FakeServer): Promise<string> {
  server.isUp = false;
  server.beginEpoch("map");
  const offer = `epoch.${server.documents.get("map")?.epoch}`;
  await vi.waitFor(() => expect(server.offered.flat()).toContain(offer));
  return offer;
}

test("[SYN-159] what is changed while a new epoch is on its way comes along, and so it is with the next one", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  for (const card of ["first", "second"]) {
    const offer = await beginOutOfReach(server);
    expect(session().saveState()).toEqual({ kind: "saving", unsaved: 0 });
    session().map.apply([touchpoint(card)], session().origin);
    expect(session().saveState()).toEqual({ kind: "saving", unsaved: 1 });
    const tries = server.offered.length;
    sayNetworkGone();
    expect(server.offered.slice(tries).flat()).toContain(offer);
    comeBack(server);
    await hasState(session, "saved");
    expect(held(server, "map", "touchpoints")).toEqual([card]);
  }
});

test("[SYN-160] however much is changed in one moment, it is done again in its order", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  await beginOutOfReach(server);
  session().map.apply([touchpoint("a")], session().origin);
  for (let at = 0; at < 50; at++) {
    const values = { text: String(at) };
    session().map.apply(
      [{ op: "update", table: "touchpoints", id: "a", values }],
      session().origin,
    );
  }
  comeBack(server);
  await hasState(session, "saved");
  expect(session().map.tables.touchpoints.get("a")?.text).toBe("49");
});

test("[SYN-161] who has no network after a new epoch finds what was there", async () => {
  const server = fakeServer();
  const { session, remote, device, id } = await visitAgain(server);
  server.beginEpoch("map", (doc) => applyChanges(doc, [touchpoint("kept")], null));
  await vi.waitFor(() => expect(device.memory.get(id)?.epochs.map).toBe(2));
  await hasState(session, "saved");
  remote.close();
  server.isUp = false;
  const again = await visit(server, "curator", { device, id });
  expect(again.session().saveState()).toEqual({ kind: "offline", unsaved: 0 });
  expect([...again.session().map.tables.touchpoints.keys()]).toEqual(["kept"]);
});

test("[SYN-162] a copy that did not open in time stays as it is when the tab is closed", async () => {
  const server = fakeServer();
  const { session, remote, device, id } = await visitAgain(server);
  server.isUp = false;
  server.cut(1006);
  session().map.apply([touchpoint("offline")], session().origin);
  remote.close();
  const after = (_delayMs: number, run: () => void) => {
    run();
    return () => undefined;
  };
  const impatient = { ...device, outside: { ...outside, after } };
  const blind = await visit(server, "curator", { device: impatient, id });
  expect(blind.session().map.tables.touchpoints.size).toBe(0);
  blind.remote.close();
  const again = await visit(server, "curator", { device, id });
  expect(again.session().saveState()).toEqual({ kind: "offline", unsaved: 1 });
  expect([...again.session().map.tables.touchpoints.keys()]).toEqual(["offline"]);
});

test("[SYN-163] however often the line is lost, one copy of a document is open", async () => {
  const server = fakeServer();
  const opens = vi.spyOn(indexedDB, "open");
  onTestFinished(() => opens.mockRestore());
  const { session, id, show } = await visitBeforePicture(server);
  const goAndCome = async (): Promise<void> => {
    sayNetworkGone();
    await hasState(session, "saved");
  };
  await goAndCome();
  show();
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  await goAndCome();
  await goAndCome();
  const opened = opens.mock.calls.map(([name]) => name).filter((name) => name.includes(".map."));
  expect(opened).toEqual([`waymark.${id}.map.1.curator`]);
});

test("[SYN-164] who leaves as a new epoch begins takes nothing away that another tab has not saved in it", async () => {
  const server = fakeServer();
  const { remote, id } = await visitAgain(server);
  const name = `waymark.${id}.map.2.curator`;
  const find = () =>
    openLocalCopy(name, openUpdates(new Y.Doc()), {
      after: outside.after,
      schedule: () => undefined,
    });
  const other = await find();
  other?.put({ key: "1", changes: [touchpoint("theirs")] });
  await other?.close();
  const goesOn = await holdKept(name);
  const opens = vi.spyOn(indexedDB, "open");
  onTestFinished(() => opens.mockRestore());
  server.beginEpoch("map");
  await vi.waitFor(() => expect(opens).toHaveBeenCalledWith(name));
  remote.close();
  const tries = server.offered.length;
  goesOn();
  await vi.waitFor(() => expect(server.offered.length).toBeGreaterThan(tries));
  await vi.waitFor(() => expect(server.connected()).toEqual([]));
  const left = await find();
  expect(left?.unsaved.map(({ key }) => key)).toEqual(["1"]);
  await left?.close();
});

test("[SYN-165] a workshop that ends while a new epoch is on its way is not asked for again", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  await beginOutOfReach(server);
  server.cut(closeCodes.tooFast, "Too many messages.", "room");
  expect(session().saveState()).toMatchObject({ kind: "ended", code: closeCodes.tooFast });
  const tries = server.offered.length;
  sayNetworkGone();
  expect(server.offered).toHaveLength(tries);
});

test.each([
  [closeCodes.gone, "epoch."],
  [closeCodes.gone, "epoch.0"],
  [closeCodes.gone, "epoch.1.5"],
  [closeCodes.gone, "epoch.next"],
  [closeCodes.overLimit, "epoch.2"],
])("[SYN-166] an ending (%d, %s) that names no epoch is an ending", async (code, reason) => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  server.cut(code, reason, "map");
  expect(session().saveState()).toMatchObject({ kind: "ended", code, reason });
});

test("[STA-73] who starts afresh and leaves at the same moment is not connected any more", async () => {
  const server = fakeServer();
  const { session, remote } = await visit(server, "contributor");
  await hasState(session, "saved");
  const tries = server.offered.length;
  const started = session().startAfresh();
  remote.close();
  await started;
  expect(server.offered).toHaveLength(tries);
});

test("[SYN-186] who goes on to a new epoch takes along what a tab that was closed meanwhile had not saved", async () => {
  const server = fakeServer();
  const first = await visit(server, "contributor");
  const { device, id } = first;
  await hasState(first.session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  const second = await visit(server, "contributor", { device, id });
  await hasState(second.session, "saved");
  server.isUp = false;
  server.cut(1006);
  first.session().mine?.apply([draft("theirs")], first.session().origin);
  first.remote.close();
  server.beginEpoch("mine");
  comeBack(server);
  await vi.waitFor(() => expect(device.memory.get(id)?.epochs.mine).toBe(2));
  await hasState(second.session, "saved");
  expect(held(server, "mine", "drafts")).toEqual(["theirs"]);
});
