import { expect, test, vi } from "vitest";
import { applyChanges } from "../../shared/doc/live.ts";
import { fakeServer } from "./fakeServer.ts";
import {
  copiesOf,
  draft,
  hasState,
  held,
  holdOpening,
  touchpoint,
  visit,
  visitAgain,
  visitByOneOfTwoLinks,
} from "./remote.fixture.ts";

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
