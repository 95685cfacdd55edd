import { expect, test, vi } from "vitest";
import { applyChanges } from "../../shared/doc/live.ts";
import { closeCodes } from "../../shared/wire/protocol.ts";
import { fakeServer } from "./fakeServer.ts";
import {
  comeBack,
  copiesOf,
  draft,
  hasState,
  held,
  put,
  sayNetworkGone,
  state,
  touchpoint,
  visit,
} from "./remote.fixture.ts";

test("[SYN-152] what a contributor changed offline, while the map was closed to them, is offered as a copy on return", async () => {
  const server = fakeServer();
  put(server, "room", state(true));
  const { session, remote } = await visit(server, "contributor");
  await hasState(session, "saved");
  server.isUp = false;
  server.cut(1006);
  session().map.apply([touchpoint("offline")], session().origin);
  const { doc } = server.documents.get("room") ?? {};
  if (doc)
    applyChanges(
      doc,
      [{ op: "update", table: "state", id: "main", values: { mapOpen: false } }],
      null,
    );
  // A server that takes nothing from somebody acknowledges nothing of it.
  server.acknowledges = false;
  comeBack(server);
  await vi.waitFor(() =>
    expect(remote.rescue()).toMatchObject({ reason: "mapClosed", unsaved: 1 }),
  );
  expect(remote.rescue()?.content).toContain('"offline"');
});

test.each(["overLimit", "invalidContent", "notAllowed"] as const)(
  "[SYN-152] what a server refuses for ever (%s) is offered as a copy, and no later visit sends it",
  async (why) => {
    const server = fakeServer();
    const { session, remote, device, id } = await visit(server, "contributor");
    await hasState(session, "saved");
    await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
    server.refuses.set("mine", closeCodes[why]);
    session().mine?.apply([draft("refused")], session().origin);
    await hasState(session, "ended");
    expect(remote.rescue()).toMatchObject({ reason: "ended", unsaved: 1 });
    server.refuses.clear();
    remote.close();
    await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
    const again = await visit(server, "contributor", { device, id });
    await hasState(again.session, "saved");
    expect(held(server, "mine", "drafts")).toEqual([]);
  },
);

test("[SYN-153] while a draft is not acknowledged nothing is said to be saved", async () => {
  const server = fakeServer();
  const { session } = await visit(server, "contributor");
  await hasState(session, "saved");
  server.acknowledges = false;
  session().mine?.apply([draft("d")], session().origin);
  expect(session().saveState()).toEqual({ kind: "saving", unsaved: 1 });
});

test("[SYN-153] an undo while offline is a change of one's own, and does again on a new epoch what it did", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  session().undo.label("add");
  session().map.apply([touchpoint("a")], session().origin);
  await hasState(session, "saved");
  server.isUp = false;
  server.cut(1006);
  session().undo.undo();
  expect(session().saveState()).toEqual({ kind: "offline", unsaved: 1 });
  server.beginEpoch("map", (doc) => applyChanges(doc, [touchpoint("a")], null));
  comeBack(server);
  await hasState(session, "saved");
  expect(held(server, "map", "touchpoints")).toEqual([]);
});

test("[SYN-154] two tabs of one browser that were offline both find on their return all that either had changed", async () => {
  const server = fakeServer();
  const first = await visit(server);
  const { device, id } = first;
  await hasState(first.session, "saved");
  const second = await visit(server, "curator", { device, id });
  await hasState(second.session, "saved");
  server.isUp = false;
  server.cut(1006);
  first.session().map.apply([touchpoint("first")], first.session().origin);
  second.session().map.apply([touchpoint("second")], second.session().origin);
  first.remote.close();
  second.remote.close();
  const again = await visit(server, "curator", { device, id });
  expect(again.session().saveState()).toEqual({ kind: "offline", unsaved: 2 });
  comeBack(server);
  await hasState(again.session, "saved");
  expect([...held(server, "map", "touchpoints")].sort()).toEqual(["first", "second"]);
});

test("[STA-92] as the browser says that the network is gone nothing is said to be saved, though no line was missed yet", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  server.isUp = false;
  sayNetworkGone();
  expect(session().saveState()).toEqual({ kind: "offline", unsaved: 0 });
  session().map.apply([touchpoint("a")], session().origin);
  expect(session().saveState()).toEqual({ kind: "offline", unsaved: 1 });
  comeBack(server);
  await hasState(session, "saved");
  expect(held(server, "map", "touchpoints")).toEqual(["a"]);
});

test("[STA-92] where the server answers all the same one goes on at once", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  sayNetworkGone();
  expect(session().saveState().kind).toBe("offline");
  await hasState(session, "saved");
});

test("[STA-92] nobody whom the server has let go comes back for it", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  server.cut(closeCodes.overLimit);
  const tries = server.offered.length;
  sayNetworkGone();
  expect(server.offered).toHaveLength(tries);
});
