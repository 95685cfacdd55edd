import { describe, expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { newId } from "../../shared/kit/ids.ts";
import { err } from "../../shared/kit/result.ts";
import { refuse } from "../../shared/model/refusals.ts";
import { fakeServer } from "./fakeServer.ts";
import { openLocalCopy } from "./localCopy.ts";
import {
  comeBack,
  copiesOf,
  deviceFor,
  draft,
  fillDevice,
  hasState,
  held,
  holdOpening,
  ids,
  openUntilEnd,
  outside,
  put,
  state,
  token,
  touchpoint,
  visit,
  visitBeforePicture,
  visitByOneOfTwoLinks,
} from "./remote.fixture.ts";
import { openUpdates } from "./updates.ts";

test("[SYN-36] a change is saved when the server says so, and not before", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  server.acknowledges = false;
  session().map.apply([touchpoint("a")], session().origin);
  session().map.apply([touchpoint("b")], session().origin);
  expect(session().saveState()).toEqual({ kind: "saving", unsaved: 2 });
  await vi.waitFor(() => expect(held(server, "map", "touchpoints")).toHaveLength(2));
  expect(session().saveState().kind).toBe("saving");
  server.acknowledge();
  await hasState(session, "saved");
});

test("[SYN-37] what was written offline is there after the tab was closed, and is sent then", async () => {
  const server = fakeServer();
  const { session, remote, device, id } = await visit(server);
  await hasState(session, "saved");
  server.isUp = false;
  server.cut(1006);
  await hasState(session, "offline");
  session().map.apply([touchpoint("offline")], session().origin);
  expect(session().saveState()).toEqual({ kind: "offline", unsaved: 1 });
  remote.close();
  const again = await visit(server, "curator", { device, id });
  expect(again.session().saveState()).toEqual({ kind: "offline", unsaved: 1 });
  expect(again.session().map.tables.touchpoints.has("offline")).toBe(true);
  comeBack(server);
  await hasState(again.session, "saved");
  expect(held(server, "map", "touchpoints")).toEqual(["offline"]);
});

test("[STA-82] where the device is full while one is at work it is known that changes are not kept", async () => {
  const server = fakeServer();
  const id = newId(ids);
  const after = (delayMs: number, run: () => void) => {
    if (delayMs < 100) run();
    return () => undefined;
  };
  const device = { ...deviceFor(server, id, "curator", []), outside: { ...outside, after } };
  const { session, remote } = await visit(server, "curator", { device, id });
  await hasState(session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).not.toEqual([]));
  expect(remote.state()).toMatchObject({ keepsCopies: true });
  fillDevice();
  session().map.apply([touchpoint("a")], session().origin);
  await vi.waitFor(() => expect(remote.state()).toMatchObject({ keepsCopies: false }));
  expect(held(server, "map", "touchpoints")).toEqual(["a"]);
});

test("[STA-48] a first visit waits for no copy; one begins after the first picture, with what is not saved yet", async () => {
  const server = fakeServer();
  const { session, remote, device, id, show } = await visitBeforePicture(server);
  expect(await copiesOf(id)).toEqual([]);
  server.isUp = false;
  server.cut(1006);
  session().map.apply([touchpoint("early")], session().origin);
  show();
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  remote.close();
  const again = await visit(server, "curator", { device, id });
  expect(again.session().map.tables.touchpoints.has("early")).toBe(true);
  await vi.waitFor(() =>
    expect(again.session().saveState()).toEqual({ kind: "offline", unsaved: 1 }),
  );
});

describe("[SYN-40] a new epoch", () => {
  test("of one's private document: published drafts stay behind, late ones come along", async () => {
    const server = fakeServer();
    const { session, device, id } = await visit(server, "contributor", { taken: ["first"] });
    await hasState(session, "saved");
    session().mine?.apply([draft("first")], session().origin);
    await hasState(session, "saved");
    server.acknowledges = false;
    session().mine?.apply([draft("late")], session().origin);
    server.acknowledges = true;
    server.beginEpoch("mine");
    await vi.waitFor(() => expect(held(server, "mine", "drafts")).toEqual(["late"]));
    await hasState(session, "saved");
    expect([...(session().mine?.tables.drafts.keys() ?? [])]).toEqual(["late"]);
    expect(device.memory.get(id)?.epochs.mine).toBe(2);
  });

  test("of the map: what was not acknowledged is done again on the new one", async () => {
    const server = fakeServer();
    const { session } = await visit(server);
    await hasState(session, "saved");
    session().map.apply([touchpoint("old")], session().origin);
    await hasState(session, "saved");
    server.acknowledges = false;
    session().map.apply([touchpoint("unsaved")], session().origin);
    server.acknowledges = true;
    server.beginEpoch("map");
    await vi.waitFor(() => expect(held(server, "map", "touchpoints")).toEqual(["unsaved"]));
    await hasState(session, "saved");
    expect([...session().map.tables.touchpoints.keys()]).toEqual(["unsaved"]);
    expect(server.offered.flat()).toContain("epoch.2");
  });
});

test("[SYN-40] what was changed offline on an earlier epoch of the map comes along after the tab was closed", async () => {
  const server = fakeServer();
  const { session, remote, device, id } = await visit(server);
  await hasState(session, "saved");
  session().map.apply([touchpoint("old")], session().origin);
  await hasState(session, "saved");
  server.isUp = false;
  server.cut(1006);
  await hasState(session, "offline");
  session().map.apply([touchpoint("offline")], session().origin);
  remote.close();
  server.beginEpoch("map");
  server.isUp = true;
  const again = await visit(server, "curator", { device, id });
  await vi.waitFor(() => expect(held(server, "map", "touchpoints")).toEqual(["offline"]));
  await hasState(again.session, "saved");
  expect(device.memory.get(id)?.epochs.map).toBe(2);
});

test("[SYN-43] a contributor whose map was closed goes on as a reader and is offered a copy", async () => {
  const server = fakeServer();
  put(server, "room", state(true));
  put(server, "map", touchpoint("kept"));
  const { session, remote } = await visit(server, "contributor");
  await hasState(session, "saved");
  server.refuses.set("map", 4403);
  session().map.apply([touchpoint("late")], session().origin);
  await vi.waitFor(() => expect(remote.rescue()).not.toBeNull());
  expect(remote.rescue()).toMatchObject({ reason: "mapClosed", unsaved: 1 });
  expect(remote.rescue()?.content).toContain('"late"');
  await hasState(session, "saved");
  expect([...session().map.tables.touchpoints.keys()]).toEqual(["kept"]);
  remote.dismissRescue();
  expect(remote.rescue()).toBeNull();
});

test("[SYN-123] what was refused is never sent later, whatever one may write by then", async () => {
  const server = fakeServer();
  put(server, "room", state(true));
  const { session, remote, device, id } = await visit(server, "contributor");
  await hasState(session, "saved");
  server.refuses.set("map", 4403);
  session().map.apply([touchpoint("refused")], session().origin);
  await vi.waitFor(() => expect(remote.rescue()).not.toBeNull());
  await hasState(session, "saved");
  server.refuses.delete("map");
  remote.close();
  const promoted = { ...device, api: deviceFor(server, id, "curator", []).api };
  const again = await visit(server, "curator", { device: promoted, id });
  await hasState(again.session, "saved");
  again.session().map.apply([touchpoint("allowed")], again.session().origin);
  await hasState(again.session, "saved");
  expect(held(server, "map", "touchpoints")).toEqual(["allowed"]);
  const back = await visit(server, "contributor", { device, id });
  await hasState(back.session, "saved");
  back.session().map.apply([touchpoint("open again")], back.session().origin);
  await hasState(back.session, "saved");
  expect(held(server, "map", "touchpoints")).toEqual(["allowed", "open again"]);
});

test("[ACC-24] after a revoked link nothing is left on the device, and what was not saved is offered", async () => {
  const server = fakeServer();
  const { session, remote, device, id } = await visit(server);
  await hasState(session, "saved");
  server.acknowledges = false;
  session().map.apply([touchpoint("unsaved")], session().origin);
  server.cut(4401, "This link has been revoked.", "map");
  expect(session().saveState()).toMatchObject({ kind: "ended", code: 4401, unsaved: 1 });
  expect(remote.rescue()).toMatchObject({ reason: "ended", unsaved: 1 });
  expect(device.memory.invitation(id)).toBeNull();
  await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
});

test("[ACC-24] a workshop that was deleted while the tab was closed: told, and what was not saved is offered", async () => {
  const server = fakeServer();
  const { session, remote, device, id } = await visit(server);
  await hasState(session, "saved");
  server.isUp = false;
  server.cut(1006);
  await hasState(session, "offline");
  session().map.apply([touchpoint("unsaved")], session().origin);
  remote.close();
  await leaveOlderCopies(id);
  const api = { ...device.api, open: async () => err(refuse("gone")) };
  const again = openUntilEnd({ ...device, api }, id, { token, role: "curator" });
  await vi.waitFor(() => expect(again.state().kind).toBe("refused"));
  expect(again.rescue()).toMatchObject({ reason: "ended", unsaved: 1 });
  expect(again.rescue()?.content).toContain('"unsaved"');
  expect(device.memory.get(id)).toBeUndefined();
  await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
});

/** Copies that an earlier visit in another role left. */
async function leaveOlderCopies(id: string): Promise<void> {
  for (const name of ["map.1.contributor", "mine.1.contributor"]) {
    const copy = await openLocalCopy(`waymark.${id}.${name}`, openUpdates(new Y.Doc()), {
      after: outside.after,
      schedule: (run) => run(),
    });
    await copy?.close();
  }
}

test("[ACC-50] of a workshop that is deleted while it is open no copy of any epoch or role stays", async () => {
  const server = fakeServer();
  const { session, device, id } = await visit(server);
  await hasState(session, "saved");
  await leaveOlderCopies(id);
  server.cut(4410, "This workshop was deleted.");
  expect(session().saveState()).toMatchObject({ kind: "ended", code: 4410 });
  expect(device.memory.all()).toEqual([]);
  await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
});

describe("[STA-73] while a copy is still opening", () => {
  test("a workshop that is deleted leaves nothing on the device", async () => {
    const server = fakeServer();
    const id = newId(ids);
    const name = `waymark.${id}.map.1.curator`;
    const opening = await holdOpening(name);
    const { session } = await visit(server, "curator", { id });
    await hasState(session, "saved");
    await opening.isAsked();
    indexedDB.deleteDatabase(name);
    server.cut(4410, "This workshop was deleted.");
    opening.goesOn();
    await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
  });

  test("a session that is closed leaves there what is not saved yet", async () => {
    const server = fakeServer();
    const id = newId(ids);
    const opening = await holdOpening(`waymark.${id}.map.1.curator`);
    const { session, remote, device } = await visit(server, "curator", { id });
    await hasState(session, "saved");
    await opening.isAsked();
    server.isUp = false;
    server.cut(1006);
    session().map.apply([touchpoint("late")], session().origin);
    remote.close();
    opening.goesOn();
    const again = await visit(server, "curator", { device, id });
    expect([...again.session().map.tables.touchpoints.keys()]).toEqual(["late"]);
    expect(again.session().saveState()).toEqual({ kind: "offline", unsaved: 1 });
  });

  test("a link that is revoked leaves no copy of the epoch that was about to begin", async () => {
    const server = fakeServer();
    const { id } = await visitByOneOfTwoLinks(server);
    const opening = await holdOpening(`waymark.${id}.map.2.curator`);
    server.beginEpoch("map");
    await opening.isAsked();
    server.cut(4401, "This link has been revoked.");
    opening.goesOn();
    await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
  });

  test("a link that is revoked takes along a copy that does not open in time", async () => {
    const server = fakeServer();
    const { session, remote, device, id } = await visit(server);
    await hasState(session, "saved");
    await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
    remote.close();
    device.memory.rememberOpened(id, { title: "", role: "viewer", token: "v".repeat(43) });
    const after = (_delayMs: number, run: () => void) => {
      run();
      return () => undefined;
    };
    const impatient = { ...device, outside: { ...outside, after } };
    const again = await visit(server, "curator", { device: impatient, id });
    await hasState(again.session, "saved");
    server.cut(4401, "This link has been revoked.");
    await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
  });

  test("a document that is begun anew is not connected after the session is closed", async () => {
    const server = fakeServer();
    put(server, "room", state(true));
    const { session, remote, device, id } = await visit(server, "contributor");
    await hasState(session, "saved");
    remote.close();
    const again = await visit(server, "contributor", { device, id });
    await hasState(again.session, "saved");
    const opening = await holdOpening(`waymark.${id}.map.1.contributor`);
    server.refuses.set("map", 4403);
    again.session().map.apply([touchpoint("late")], again.session().origin);
    await opening.isAsked();
    again.remote.close();
    const connections = server.offered.length;
    opening.goesOn();
    await vi.waitFor(() => expect(server.offered.length).toBeGreaterThan(connections));
    expect(server.connected()).toEqual([]);
  });
});

test("[STO-53] a copy that cannot be read keeps nobody out, and it is known that changes are not kept", async () => {
  const server = fakeServer();
  const { session, remote, device, id } = await visit(server);
  await hasState(session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  remote.close();
  const reads = vi.spyOn(IDBObjectStore.prototype, "openCursor").mockImplementation(() => {
    throw new DOMException("damaged", "UnknownError");
  });
  onTestFinished(() => reads.mockRestore());
  const again = await visit(server, "curator", { device, id });
  await hasState(again.session, "saved");
  expect(again.remote.state()).toMatchObject({ keepsCopies: false });
});

test("[PRV-103] whoever starts afresh has an empty page and another secret, and nothing of the one before stays here", async () => {
  const server = fakeServer();
  const { session, device, id } = await visit(server, "contributor");
  const before = device.memory.participantSecret(id);
  device.memory.rename("Ada");
  session().mine?.apply([draft("d")], session().origin);
  await hasState(session, "saved");
  // The fake knows one private document only; the next person's is empty.
  server.documents.set("mine", { doc: new Y.Doc(), epoch: 1 });
  expect(await session().startAfresh()).toBe(true);
  await hasState(session, "saved");
  expect(session().mine?.tables.drafts.size).toBe(0);
  const after = device.memory.participantSecret(id);
  expect(after).not.toBe(before);
  expect(server.offered.at(-1)).toContain(`participant.${after}`);
  expect(device.memory.person().name).toBe("");
  const copies = await indexedDB.databases();
  const kept = copies.filter(({ name }) => name === `waymark.${id}.mine.1.contributor`);
  expect(kept.length).toBeLessThanOrEqual(1);
});

test("[PRV-103] nobody starts afresh while the server has not stored all of the one before", async () => {
  const server = fakeServer();
  const { session, device, id } = await visit(server, "contributor");
  const before = device.memory.participantSecret(id);
  await hasState(session, "saved");
  server.acknowledges = false;
  session().mine?.apply([draft("d")], session().origin);
  expect(await session().startAfresh()).toBe(false);
  expect(device.memory.participantSecret(id)).toBe(before);
  expect(session().mine?.tables.drafts.size).toBe(1);
});
