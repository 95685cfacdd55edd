// What anybody can find in the documents after a reveal: clients, clocks, ids, times, fields, frames, punctuation, and
// what private documents and exports still hold. Rules PRV-58 to PRV-66,
// PRV-109.
import { randomFillSync } from "node:crypto";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { poolToCsv } from "../../shared/format/poolCsv.ts";
import { workshopToFile } from "../../shared/format/workshopFile.ts";
import { expectOk } from "../../shared/kit/result.ts";
import { applyPure, emptySnapshot } from "../../shared/model/change.ts";
import { type RevealView, reveal } from "../../shared/model/reveal.ts";
import { schemas } from "../../shared/model/tables.ts";
import { cut } from "../sync/person.ts";
import { readHeard } from "../sync/replica.ts";
import {
  draft,
  holds,
  originOf,
  returnAfterReveal,
  Scene,
  type SceneSetting,
} from "./scene.fixture.ts";

/** A round in which everybody writes three cards in turn, some time between them, and its reveal. */
async function revealed(setting: Partial<SceneSetting> = {}) {
  const scene = await Scene.begin({ seed: 21, authors: 4, ...setting });
  const roundId = await scene.openWords();
  for (let card = 0; card < 3; card++) {
    for (const [at, author] of scene.authors.entries()) {
      scene.writeMine(author, [draft(roundId, `draftid${at}x${card}`, `card ${at}${card}`)]);
      await scene.pass(1_300, 650);
    }
  }
  const privateClients = scene.authors.map(({ devices }) => devices.mine.doc.clientID);
  const before = new Set(scene.map().tables.touchpoints.keys());
  const place = scene.sent.length;
  expect(await scene.revealWords(roundId)).toMatchObject({ ok: true, count: 12 });
  await scene.pass(500);
  const ids = [...scene.map().tables.touchpoints.keys()].filter((id) => !before.has(id));
  return { scene, roundId, ids, place, privateClients, doc: scene.watchers.viewer.devices.map.doc };
}

test("[PRV-58] revealed cards were all written by one client in one go, and it is nobody's device", async () => {
  const { scene, ids, doc } = await revealed();
  const clients = new Set(ids.map((id) => originOf(doc, "touchpoints", id).client));
  expect(clients.size).toBe(1);
  const [writer = 0] = clients;
  const devices = scene.people().flatMap(({ devices: { map, room, mine } }) => [map, room, mine]);
  expect(devices.map((device) => device.doc.clientID)).not.toContain(writer);
  for (const { doc: other } of devices) {
    if (other.getMap("touchpoints").size === 0) expect(other.store.clients.has(writer)).toBe(false);
  }
  // Nothing else ever was or will be written under it: its clocks are those of the cards from 0 on.
  const structs = doc.store.clients.get(writer) ?? [];
  const clocks = ids.flatMap((id) => {
    const fields = doc.getMap<Y.Map<unknown>>("touchpoints").get(id)?._map.values() ?? [];
    return [originOf(doc, "touchpoints", id), ...[...fields].map((item) => item.id)];
  });
  expect(clocks.map(({ clock }) => clock).sort((a, b) => a - b)).toEqual([...clocks.keys()]);
  expect(structs.reduce((sum, { length }) => sum + length, 0)).toBe(clocks.length);
});

test("[PRV-59] a reveal reaches everybody as one frame of the map, the same bytes in the same moment", async () => {
  const { scene, place } = await revealed();
  const updates = [...scene.sentSince(place)].map(([, sent]) =>
    sent
      .filter(({ bytes }) => holds(bytes, "card 00"))
      .map(({ atMs, bytes }) => [atMs, Buffer.from(bytes).toString("hex")]),
  );
  expect(updates).toHaveLength(scene.people().length);
  for (const own of updates) {
    expect(own).toHaveLength(1);
    expect(own).toEqual(updates[0]);
  }
});

test("[PRV-60] a card is the same whichever device wrote it: quotes, ellipses, dashes, spaces, composed forms, line ends", async () => {
  const ways = [
    `It's "slow"... – café a b`,
    "It\u2019s \u201Cslow\u201D\u2026 \u2014 cafe\u0301 a\u00A0b",
    `It\u02BCs \u201Eslow\u201C\u2026 -- caf\u00E9 a\r\nb`,
    "It\u2018s \u201Fslow\u201D... \u2015 caf\u00E9\u200B a\u2009\u2028b\uFEFF",
    '\u202AIt\'s\u00AD "slow"... \u2012 cafe\u034F\u0301 a\tb\u{E0041}',
  ];
  const cards: string[] = [];
  for (const way of ways) {
    const scene = await Scene.begin({ seed: 22, authors: 3 });
    const roundId = await scene.openWords();
    for (const [at, author] of scene.authors.entries()) {
      scene.writeMine(author, [draft(roundId, `d${at}`, at === 0 ? way : "other")]);
    }
    await scene.pass(100);
    await scene.revealWords(roundId);
    const texts = [...scene.map().tables.touchpoints.values()].map(({ text }) => text);
    cards.push(
      texts
        .filter((text) => text !== "other")
        .sort()
        .join("|"),
    );
  }
  for (const card of cards) expect(card).toEqual(cards[0]);
  expect(cards[0]).toContain(`It's "slow"... – café a b`);
});

test("[PRV-61] a revealed card has a text, a channel and a place, each one as often as all others", async () => {
  const { ids, doc } = await revealed();
  const rows = ids.map((id) => doc.getMap<Y.Map<unknown>>("touchpoints").get(id)?.toJSON() ?? {});
  for (const row of rows) expect(Object.keys(row).sort()).toEqual(["channel", "place", "text"]);
});

test("[PRV-62] no time, draft id, private client, participant's secret or round is in what a card is made of", async () => {
  const { scene, ids, doc, place, privateClients, roundId } = await revealed();
  const frames = scene.sent.slice(place).filter(({ bytes }) => holds(bytes, "card 00"));
  expect(frames.length).toBeGreaterThan(0);
  for (const { atMs, bytes } of frames) {
    for (const secret of ["draftid", "participant-of", "author", roundId]) {
      expect(holds(bytes, secret)).toBe(false);
    }
    const clients = [...Y.decodeUpdate(readHeard(bytes).payload).structs].map(
      ({ id }) => id.client,
    );
    for (const client of privateClients) expect(clients).not.toContain(client);
    expect(timesIn(bytes, atMs)).toEqual([]);
  }
  for (const id of ids) expect(id).toMatch(/^[\w-]{16}$/);
  expect(doc.store.clients.size).toBeLessThanOrEqual(2);
});

test("[PRV-63] late words wait, are never published alone, and join the next batch", async () => {
  const { scene, roundId } = await revealed();
  const [late, ...others] = scene.authors;
  if (!late) throw new Error("Nobody is late");
  const place = scene.sent.length;
  await returnAfterReveal(scene);
  scene.writeMine(late, [draft(roundId, "latecard", "came late")]);
  await scene.pass(12_000);
  expect(await scene.act({ type: "reveal", roundId })).toMatchObject({ ok: false });
  for (const { to, bytes } of scene.sent.slice(place)) {
    if (to !== late.name) expect(holds(bytes, "came late")).toBe(false);
  }
  const next = await scene.openWords();
  scene.writeMine(others[0] ?? late, [draft(next, "n1", "one")]);
  await scene.pass(200);
  expect(await scene.revealWords(next)).toMatchObject({ refusal: { code: "tooFewPeople" } });
  scene.writeMine(others[1] ?? late, [draft(next, "n2", "two")]);
  await scene.pass(10_000);
  expect(await scene.act({ type: "reveal", roundId: next })).toMatchObject({ ok: true, count: 3 });
});

test("[PRV-64] after the reveal an edit, an undo or an old copy of a private document reaches and changes nothing", async () => {
  const { scene, doc } = await revealed();
  const [author] = scene.authors;
  if (!author) throw new Error("Nobody writes");
  const { mine } = author.devices;
  expect(mine.line?.closed).toEqual({ code: 4410, reason: "epoch.2" });
  const map = Y.encodeStateAsUpdate(doc);
  const place = scene.sent.length;
  // The old copy stays on the phone, is edited there, undone, and comes back under its old epoch.
  const drafts = mine.doc.getMap<Y.Map<unknown>>("drafts");
  const history = new Y.UndoManager(drafts);
  drafts.get("draftid0x0")?.set("text", "card 00 edited");
  history.undo();
  cut(mine);
  await scene.join(author);
  await scene.pass(500);
  expect(mine.line?.closed).toEqual({ code: 4410, reason: "epoch.2" });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(map);
  expect(scene.sent.slice(place).filter(({ to }) => to !== author.name)).toEqual([]);
});

test("[PRV-65] with Math.random stubbed, orders, ids and writers differ from reveal to reveal", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const chance = { bytes: (length: number) => randomFillSync(new Uint8Array(length)) };
  const runs = [await revealed({ chance }), await revealed({ chance })];
  vi.restoreAllMocks();
  const ids = runs.flatMap((run) => run.ids);
  expect(new Set(ids).size).toBe(24);
  const [one, other] = runs.map(({ doc, ids: own }) => ({
    writer: originOf(doc, "touchpoints", own[0] ?? "").client,
    order: own.map((id) => doc.getMap<Y.Map<unknown>>("touchpoints").get(id)?.get("text")),
  }));
  expect(one?.writer).not.toBe(other?.writer);
  // Twelve cards have 479,001,600 orders.
  expect(one?.order).not.toEqual(other?.order);
});

test("[PRV-66] the workshop's file and the pool's table hold the same for a card whoever wrote it, and no time of it", async () => {
  const { scene, ids, privateClients } = await revealed();
  const map = scene.map().tables;
  const file = JSON.stringify(workshopToFile(map, scene.room().tables));
  const table = poolToCsv(map, new Map());
  for (const text of [file, table]) {
    expect(text).toContain("card 00");
    for (const secret of ["draftid", "participant-of", "author", ...privateClients.map(String)]) {
      expect(text).not.toContain(secret);
    }
  }
  const { touchpoints } = JSON.parse(file).map as { touchpoints: Record<string, object> };
  for (const id of ids) {
    expect(Object.keys(touchpoints[id] ?? {}).sort()).toEqual(["channel", "place", "text"]);
  }
  expect(timesIn(Buffer.from(JSON.stringify(touchpoints) + table), 1_000_000)).toEqual([]);
});

test("[PRV-109] with Math.random stubbed every order of the cards is as likely as any other", () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const chance = { bytes: (length: number) => randomFillSync(new Uint8Array(length)) };
  const seen = new Map<string, number>();
  const ids = new Set<string>();
  const reveals = 4_800;
  for (let at = 0; at < reveals; at++) {
    const revealed = expectOk(reveal(closedView, { roundId: "r" }, 4_000, chance));
    const order = revealed.map.map(
      (change) => "values" in change && Reflect.get(change.values, "text"),
    );
    for (const { id } of revealed.map) ids.add(id);
    seen.set(order.join(""), (seen.get(order.join("")) ?? 0) + 1);
  }
  vi.restoreAllMocks();
  expect(ids.size).toBe(4 * reveals);
  const expected = reveals / 24;
  const chiSquare = [...seen.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(seen.size).toBe(24);
  // Beyond the 99.9999 % quantile of χ² with 23 degrees of freedom: one run in a million fails by chance.
  expect(chiSquare).toBeLessThan(73);
});

/** A closed round in which three people wrote four cards. */
const closedView: RevealView = {
  map: emptySnapshot(schemas.map),
  room: applyPure(schemas.room, emptySnapshot(schemas.room), [
    {
      op: "create",
      table: "rounds",
      id: "r",
      values: { kind: "brainstorm", state: "closed", endsAtMs: 1_000, order: "V" },
    },
  ]),
  mines: [["a"], ["b"], ["c", "d"]].map((texts, who) => ({
    key: `key${who}`,
    snapshot: applyPure(
      schemas.mine,
      emptySnapshot(schemas.mine),
      texts.map((text) => draft("r", text, text)),
    ),
  })),
  taken: new Set(),
};

/** Times near a moment, in seconds or milliseconds, written as digits or as a big-endian double. */
function timesIn(bytes: Uint8Array, atMs: number): number[] {
  const found: number[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isNear = (value: number): boolean => Math.abs(value - atMs) < 3_600_000;
  for (let at = 0; at + 8 <= bytes.length; at++) {
    const value = view.getFloat64(at);
    if (Number.isInteger(value) && isNear(value)) found.push(value);
  }
  for (const [digits] of Buffer.from(bytes)
    .toString("latin1")
    .matchAll(/\d{7,}/g)) {
    if (isNear(Number(digits))) found.push(Number(digits));
  }
  return found;
}
