import { expect, test, vi } from "vitest";
import { newId } from "../../shared/kit/ids.ts";
import { orderBetween } from "../../shared/kit/order.ts";
import { err, ok } from "../../shared/kit/result.ts";
import { type RefusalCode, refuse } from "../../shared/model/refusals.ts";
import type { Device } from "./device.tsx";
import { type FakeServer, fakeServer } from "./fakeServer.ts";
import {
  copiesOf,
  deviceFor,
  draft,
  hasState,
  held,
  holdKept,
  holdOpening,
  ids,
  outside,
  put,
  state,
  touchpoint,
  visit,
} from "./remote.fixture.ts";
import { forgottenCode } from "./saveState.ts";

/** A contributor who has two drafts, and a server whose answers to which of them were published are `answers`, one by one. */
async function contributorAsking(server: FakeServer, answers: readonly (RefusalCode | "first")[]) {
  const id = newId(ids);
  const given = deviceFor(server, id, "contributor", []);
  const asked: (readonly string[])[] = [];
  const taken: Device["api"]["taken"] = async (_id, _token, drafts) => {
    const answer = answers[asked.length] ?? "unreachable";
    asked.push(drafts);
    return answer === "first" ? ok(new Set(["first"])) : err(refuse(answer));
  };
  const waits: number[] = [];
  const after = (delayMs: number, run: () => void) => {
    if (delayMs === 2_000) {
      waits.push(delayMs);
      queueMicrotask(run);
    }
    return () => undefined;
  };
  const device = { ...given, api: { ...given.api, taken }, outside: { ...outside, after } };
  const { session } = await visit(server, "contributor", { device, id });
  await hasState(session, "saved");
  session().mine?.apply([draft("first"), draft("late")], session().origin);
  await hasState(session, "saved");
  server.beginEpoch("mine");
  await vi.waitFor(() => expect(device.memory.get(id)?.epochs.mine).toBe(2));
  await hasState(session, "saved");
  return { asked, waits, drafts: () => held(server, "mine", "drafts") };
}

test("[SYN-156] which drafts were published is asked again for as long as nobody can say", async () => {
  const { asked, waits, drafts } = await contributorAsking(fakeServer(), [
    "unreachable",
    "tooFast",
    "broken",
    "storageFull",
    "first",
  ]);
  expect([asked.length, waits.length]).toEqual([5, 4]);
  expect(asked[4]).toEqual(["first", "late"]);
  expect(drafts()).toEqual(["late"]);
});

test("[SYN-156] where the server will not say which drafts were published none comes along", async () => {
  const { asked, drafts } = await contributorAsking(fakeServer(), ["unknownLink"]);
  expect(asked).toHaveLength(1);
  expect(drafts()).toEqual([]);
});

test("[SYN-185] votes of a round that is open come into a new epoch, though it begins before the rounds are known", async () => {
  const server = fakeServer();
  const order = orderBetween(null, null, ids);
  const round = { kind: "feel", state: "open", endsAtMs: 5_000, order } as const;
  put(server, "room", { op: "create", table: "rounds", id: "r1", values: round });
  const { session, remote, device, id } = await visit(server, "contributor");
  await hasState(session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  server.isUp = false;
  server.cut(1006);
  const values = { roundId: "r1", stepId: "s1", value: 2 };
  session().mine?.apply(
    [{ op: "create", table: "ballots", id: "r1.s1", values }],
    session().origin,
  );
  remote.close();
  server.isUp = true;
  server.beginEpoch("mine");
  const opening = await holdKept(`waymark.${id}.map.1.contributor`);
  const again = visit(server, "contributor", { device, id });
  await vi.waitFor(() => expect(server.offered.flat()).toContain("epoch.2"));
  await vi.waitFor(() => expect(server.connected()).toContain("mine"));
  opening();
  await vi.waitFor(() => expect(held(server, "mine", "ballots")).toEqual(["r1.s1"]));
  await again;
});

/** A contributor with two drafts, whose private document begins a new epoch; each question which were published waits. */
async function contributorWaiting(server: FakeServer) {
  const id = newId(ids);
  const given = deviceFor(server, id, "contributor", []);
  const answers: (() => void)[] = [];
  const taken: Device["api"]["taken"] = () =>
    new Promise((resolve) => answers.push(() => resolve(ok(new Set(["first"])))));
  const device = { ...given, api: { ...given.api, taken } };
  const { session, remote } = await visit(server, "contributor", { device, id });
  await hasState(session, "saved");
  session().mine?.apply([draft("first"), draft("late")], session().origin);
  await hasState(session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  server.beginEpoch("mine");
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  return { id, session, remote, device, answers };
}

test("[SYN-158] whoever leaves while it is asked which drafts were published finds the others on return", async () => {
  const server = fakeServer();
  const { id, remote, device, answers } = await contributorWaiting(server);
  remote.close();
  answers[0]?.();
  await vi.waitFor(() => expect(server.connected()).toEqual([]));
  const again = await visit(server, "contributor", { device, id });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.();
  await vi.waitFor(() => expect(held(server, "mine", "drafts")).toEqual(["late"]));
  await hasState(again.session, "saved");
  expect(device.memory.get(id)?.epochs.mine).toBe(2);
});

test("[SYN-158] an answer that comes when yet another epoch has begun brings nobody back to the one before", async () => {
  const server = fakeServer();
  const { id, session, device, answers } = await contributorWaiting(server);
  server.beginEpoch("mine");
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.();
  await vi.waitFor(() => expect(held(server, "mine", "drafts")).toEqual(["late"]));
  answers[0]?.();
  await hasState(session, "saved");
  session().mine?.apply([draft("later")], session().origin);
  await hasState(session, "saved");
  expect([...held(server, "mine", "drafts")].sort()).toEqual(["late", "later"]);
  expect(device.memory.get(id)?.epochs.mine).toBe(3);
});

test("[SYN-157] a workshop that is forgotten in another tab while it opens in this one is left as soon as it is there", async () => {
  const server = fakeServer();
  const first = await visit(server);
  const { device, id } = first;
  await hasState(first.session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  first.remote.close();
  const opening = await holdOpening(`waymark.${id}.map.1.curator`);
  const coming = visit(server, "curator", { device, id });
  await opening.isAsked();
  device.memory.forget(id);
  opening.goesOn();
  const { session } = await coming;
  expect(session().saveState()).toMatchObject({ kind: "ended", code: forgottenCode });
  await vi.waitFor(() => expect(server.connected()).toEqual([]));
  await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
});

test("[SYN-157] whoever is never let in to the map is told so, and does not come back again and again", async () => {
  const server = fakeServer();
  const id = newId(ids);
  let tries = 0;
  const given = deviceFor(server, id, "contributor", []);
  const socket: Device["socket"] = (address, protocols) => {
    const opened = server.socket(address, protocols);
    if (address.endsWith("/map")) {
      tries++;
      // Right after it opens, before anything of the map has come.
      queueMicrotask(() => server.cut(4403, "Not allowed.", "map"));
    }
    return opened;
  };
  const { session, remote } = await visit(server, "contributor", {
    device: { ...given, socket },
    id,
  });
  await hasState(session, "ended");
  expect(session().saveState()).toMatchObject({ code: 4403 });
  expect([tries, remote.rescue()]).toEqual([1, null]);
});

test("[SYN-152] until it is known whether the map is open to somebody nothing is taken for refused", async () => {
  const server = fakeServer();
  put(server, "room", state(true));
  const { session, remote, device, id } = await visit(server, "contributor");
  await hasState(session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).toHaveLength(2));
  server.isUp = false;
  server.cut(1006);
  session().map.apply([touchpoint("offline")], session().origin);
  remote.close();
  server.isUp = true;
  server.acknowledges = false;
  // The map answers, and what is true of the room does not come yet.
  const socket: Device["socket"] = (address, protocols) => {
    if (!address.endsWith("/room")) return server.socket(address, protocols);
    return { send: () => undefined, close: () => undefined } as unknown as WebSocket;
  };
  const again = await visit(server, "contributor", { device: { ...device, socket }, id });
  await vi.waitFor(() => expect(held(server, "map", "touchpoints")).toEqual(["offline"]));
  expect(again.remote.rescue()).toBeNull();
});
