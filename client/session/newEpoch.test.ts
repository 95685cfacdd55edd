import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { applyChanges } from "../../shared/doc/live.ts";
import { ok } from "../../shared/kit/result.ts";
import type { Device } from "./device.tsx";
import { fakeServer } from "./fakeServer.ts";
import { openLocalCopy } from "./localCopy.ts";
import {
  comeBack,
  copiesOf,
  draft,
  hasState,
  held,
  holdOpening,
  outside,
  touchpoint,
  visit,
  visitAgain,
  visitByOneOfTwoLinks,
} from "./remote.fixture.ts";
import { openUpdates } from "./updates.ts";

const namesOf = async (id: string): Promise<readonly (string | undefined)[]> =>
  (await copiesOf(id)).map(({ name }) => name);

test("[SYN-40] once a new epoch is there nothing of the old one stays on the device", async () => {
  const server = fakeServer();
  const { session, device, id } = await visit(server, "contributor");
  await hasState(session, "saved");
  session().mine?.apply([draft("said")], session().origin);
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  server.beginEpoch("mine");
  await vi.waitFor(() => expect(device.memory.get(id)?.epochs.mine).toBe(2));
  await vi.waitFor(async () =>
    expect(await namesOf(id)).not.toContain(`waymark.${id}.mine.1.contributor`),
  );
});

test("[SYN-40] whoever is moved to a new epoch is neither offline nor done meanwhile", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  const kinds: string[] = [];
  session().onSaveState(() => kinds.push(session().saveState().kind));
  server.beginEpoch("map");
  await vi.waitFor(() => expect(server.offered.flat()).toContain("epoch.2"));
  await hasState(session, "saved");
  expect([...new Set(kinds)]).toEqual(["saving", "saved"]);
});

test("[SYN-40] of two new epochs right after each other the second one is held, and nothing stays of the first", async () => {
  const server = fakeServer();
  const { session, device, id } = await visitAgain(server);
  server.acknowledges = false;
  session().map.apply([touchpoint("unsaved")], session().origin);
  server.acknowledges = true;
  server.beginEpoch("map");
  server.beginEpoch("map");
  await vi.waitFor(() => expect(held(server, "map", "touchpoints")).toEqual(["unsaved"]));
  await hasState(session, "saved");
  expect(device.memory.get(id)?.epochs.map).toBe(3);
  const first = [1, 2].map((epoch) => `waymark.${id}.map.${epoch}.curator`);
  await vi.waitFor(async () =>
    expect((await namesOf(id)).filter((name) => first.includes(name ?? ""))).toEqual([]),
  );
});

test("[STA-73] a link that is revoked as an epoch begins leaves no copy of it, though the page is closed at once", async () => {
  const server = fakeServer();
  const { remote, id } = await visitByOneOfTwoLinks(server);
  const opening = await holdOpening(`waymark.${id}.map.2.curator`);
  server.beginEpoch("map");
  await opening.isAsked();
  server.cut(4401, "This link has been revoked.");
  remote.close();
  opening.goesOn();
  await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
});

test("[SYN-187] a card that was saved without a word of it keeps in a new epoch what others have made of it", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  server.acknowledges = false;
  session().map.apply([touchpoint("a"), touchpoint("b")], session().origin);
  server.acknowledges = true;
  const values = { text: "by others" };
  server.beginEpoch("map", (doc) =>
    applyChanges(doc, [{ op: "create", table: "touchpoints", id: "a", values }], null),
  );
  await hasState(session, "saved");
  await vi.waitFor(() => expect(server.offered.flat()).toContain("epoch.2"));
  await hasState(session, "saved");
  const cards = session().map.tables.touchpoints;
  expect([cards.get("a")?.text, cards.get("b")?.text]).toEqual(["by others", "b"]);
});

test("[SYN-171] what was sent without a word of it is not done again over a later change of others", async () => {
  const server = fakeServer();
  const { session } = await visit(server);
  await hasState(session, "saved");
  session().map.apply([touchpoint("a"), touchpoint("b")], session().origin);
  await hasState(session, "saved");
  server.acknowledges = false;
  const say = (id: string, text: string) =>
    ({ op: "update", table: "touchpoints", id, values: { text } }) as const;
  session().map.apply([say("a", "mine"), say("b", "mine")], session().origin);
  server.acknowledges = true;
  server.beginEpoch("map", (doc) =>
    applyChanges(doc, [touchpoint("a"), touchpoint("b"), say("a", "theirs")], null),
  );
  await vi.waitFor(() => expect(server.offered.flat()).toContain("epoch.2"));
  await hasState(session, "saved");
  const cards = session().map.tables.touchpoints;
  expect([cards.get("a")?.text, cards.get("b")?.text]).toEqual(["theirs", "mine"]);
});

test("[SYN-172] what two tabs hold unsaved is brought into a new epoch by one of them", async () => {
  const server = fakeServer();
  const before = await visitAgain(server);
  before.remote.close();
  const { id } = before;
  const after = (delayMs: number, run: () => void) => {
    if (delayMs < 100) run();
    return () => undefined;
  };
  const device = { ...before.device, outside: { ...outside, after } };
  const first = await visit(server, "curator", { device, id });
  await hasState(first.session, "saved");
  server.isUp = false;
  server.cut(1006);
  first.session().map.apply([touchpoint("a")], first.session().origin);
  await vi.waitFor(async () => expect(await unsavedIn(id)).toHaveLength(1));
  const second = await visit(server, "curator", { device, id });
  expect(second.session().saveState()).toEqual({ kind: "offline", unsaved: 1 });
  server.beginEpoch("map");
  let creations = 0;
  server.documents
    .get("map")
    ?.doc.getMap("touchpoints")
    .observe((event) => {
      creations += event.keysChanged.size;
    });
  comeBack(server);
  for (const { session } of [first, second]) {
    await vi.waitFor(() => expect(session().map.tables.touchpoints.has("a")).toBe(true));
    await hasState(session, "saved");
  }
  await vi.waitFor(() =>
    expect(server.connected().filter((name) => name === "map")).toHaveLength(2),
  );
  expect(creations).toBe(1);
});

test("[SYN-173] what one tab changes in drafts while another brings them into a new epoch comes along, too", async () => {
  const server = fakeServer();
  const first = await visit(server, "contributor", { taken: ["c"] });
  const { device, id } = first;
  await hasState(first.session, "saved");
  first.session().mine?.apply(["a", "b", "c"].map(draft), first.session().origin);
  await hasState(first.session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  let answer = (): void => undefined;
  const taken: Device["api"]["taken"] = () =>
    new Promise((resolve) => {
      answer = () => resolve(ok(new Set(["c"])));
    });
  const slow = { ...device, api: { ...device.api, taken } };
  const second = await visit(server, "contributor", { device: slow, id });
  await hasState(second.session, "saved");
  const asked = vi.waitFor(() => expect(second.session().saveState().kind).toBe("saving"));
  server.beginEpoch("mine");
  await asked;
  await vi.waitFor(() => expect(device.memory.get(id)?.epochs.mine).toBe(2));
  await hasState(first.session, "saved");
  const reword = (draftId: string) =>
    ({ op: "update", table: "drafts", id: draftId, values: { text: "reworded" } }) as const;
  second
    .session()
    .mine?.apply(
      [reword("a"), reword("c"), { op: "delete", table: "drafts", id: "b" }],
      second.session().origin,
    );
  answer();
  await hasState(second.session, "saved");
  expect(server.documents.get("mine")?.doc.getMap("drafts").toJSON()).toMatchObject({
    a: { text: "reworded" },
  });
  expect(held(server, "mine", "drafts")).toEqual(["a"]);
});

/** What the copy of the first epoch of the map holds unsaved. */
async function unsavedIn(id: string): Promise<readonly unknown[]> {
  const copy = await openLocalCopy(`waymark.${id}.map.1.curator`, openUpdates(new Y.Doc()), {
    after: outside.after,
    schedule: () => undefined,
  });
  await copy?.close();
  return copy?.unsaved ?? [];
}
