// What others are sent and can ask for while somebody writes: frames, presence, totals, refusals, private rooms.
// Rules PRV-50 to PRV-57,
// PRV-110.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { newSecret } from "../../shared/kit/ids.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import type { ActAnswer } from "../../shared/wire/acts.ts";
import { awarenessFrame } from "../../shared/wire/frames.ts";
import { write } from "../sync/person.ts";
import { createLine, hello } from "../sync/replica.ts";
import { sampleWorkshopId } from "../sync/sample.ts";
import { draft, holds, returnAfterReveal, Scene, type Sent } from "./scene.fixture.ts";

/** What everybody but one person is sent, byte by byte and millisecond by millisecond. */
function seenByOthers(scene: Scene, self: string, since: number): unknown {
  const told = scene.sentSince(since);
  return scene
    .people()
    .filter(({ name }) => name !== self)
    .map(({ name }) => [name, (told.get(name) ?? []).map(asPlain)]);
}

function asPlain({ atMs, bytes }: Sent): unknown {
  return [atMs, Buffer.from(bytes).toString("hex")];
}

/** A round in which one author types for `seconds`, if at all; what the others are sent meanwhile. */
async function typing(keys: readonly string[], seconds = 25): Promise<unknown> {
  const scene = await Scene.begin({ seed: 5, authors: 4 });
  const [typist] = scene.authors;
  if (typist === undefined) throw new Error("Nobody writes");
  const roundId = await scene.openWords();
  const place = scene.sent.length;
  for (let moment = 0; moment < seconds * 4; moment++) {
    const text = keys[moment];
    if (text !== undefined) scene.writeMine(typist, [draft(roundId, "d0", text)]);
    await scene.pass(250, 125);
  }
  for (const { to, bytes } of scene.sent) {
    if (to !== typist.name) expect(holds(bytes, "plant")).toBe(false);
  }
  return seenByOthers(scene, typist.name, place);
}

test("[PRV-50] one person's typing changes no frame, byte or moment of what anybody else is sent", async () => {
  const planted = "planted words that nobody may see";
  const keys = [...planted].map((_, at) => planted.slice(0, at + 1));
  expect(await typing(keys)).toEqual(await typing([]));
});

test("[PRV-51] taking back, rewriting and leaving in the middle of a word are not seen either", async () => {
  expect(await typing(["planted", "", "planted again", ""])).toEqual(await typing([]));
});

test("[PRV-52] totals move by fives, for everybody in the same millisecond, on full beats of 10 seconds", async () => {
  const scene = await Scene.begin({ seed: 6, authors: 7 });
  const roundId = await scene.openWords();
  const place = scene.sent.length;
  const shown = new Set<unknown>();
  for (const author of scene.authors) {
    scene.writeMine(author, [draft(roundId, `of-${author.name}`, "x"), draft(roundId, "e", "y")]);
    await scene.pass(3_700, 100);
    const { people, items } = scene.room().tables.rounds.get(roundId) ?? {};
    shown.add(people ?? 0).add(items ?? 0);
  }
  const frames = [...scene.sentSince(place)].filter(([name]) => !name.startsWith("author"));
  const moments = frames.map(([, sent]) => sent.filter(isUpdate).map(({ atMs }) => atMs));
  for (const own of moments) {
    expect(own).toEqual(moments[0]);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((atMs) => atMs % 10_000 < 100)).toBe(true);
  }
  expect([...shown].every((count) => Number(count) % 5 === 0)).toBe(true);
});

test("[PRV-110] a round that is closed and opened again and again tells totals on full beats alone", async () => {
  const scene = await Scene.begin({ seed: 12, authors: 6 });
  const roundId = await scene.openWords();
  const known: number[] = [];
  let atMs = 0;
  for (const [at, author] of scene.authors.entries()) {
    scene.writeMine(author, [draft(roundId, `of${at}`, "words")]);
    for (let poll = 0; poll < 3; poll++) {
      const before = scene.room().tables.rounds.get(roundId)?.people ?? 0;
      await scene.act({ type: "closeRound", roundId });
      await scene.pass(700, 100);
      await scene.act({ type: "reopenRound", roundId, durationMs: 60_000 });
      await scene.pass(300, 100);
      const after = scene.room().tables.rounds.get(roundId)?.people ?? 0;
      const last = scene.sent.filter(isUpdate).at(-1);
      if (after !== before) {
        known.push(after);
        atMs = last?.atMs ?? 0;
      }
    }
  }
  await scene.pass(10_000, 100);
  expect(scene.room().tables.rounds.get(roundId)?.people).toBe(5);
  // The fifth has written long before a beat came with the round open.
  expect(known.every((people) => people === 5)).toBe(true);
  expect(atMs % 10_000).toBeLessThan(1_000);
});

test("[PRV-53] presence tells no name, place, pointer or typing sign while an anonymous round is open", async () => {
  const scene = await Scene.begin({ seed: 7, authors: 3 });
  const [author] = scene.authors;
  if (author === undefined) throw new Error("Nobody writes");
  await scene.openWords();
  const place = scene.sent.length;
  for (let clock = 1; clock < 8; clock++) {
    const state = JSON.stringify({ name: "Anna", at: "brainstorm", typing: clock % 2 === 1 });
    const client = author.devices.room.doc.clientID;
    author.devices.room.toServer.push(awarenessFrame([{ client, clock, state }]));
    await scene.pass(500);
  }
  const told = scene.sent.slice(place).filter(({ to }) => to !== author.name);
  for (const { bytes } of told)
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/Anna|typing/);
  // That somebody is here is told once, and nothing of the seven changes.
  const toViewer = told.filter(({ to, bytes }) => to === "viewer" && bytes[0] === 1);
  expect(toViewer.length).toBeLessThanOrEqual(2);
});

test("[PRV-54] a private document that was never used and one that somebody else writes in answer alike", async () => {
  const scene = await Scene.begin({ seed: 8, authors: 3 });
  const roundId = await scene.openWords();
  const [author] = scene.authors;
  if (author === undefined) throw new Error("Nobody writes");
  scene.writeMine(author, [draft(roundId, "d", "planted")]);
  await scene.pass(100);
  const guesses = [
    newSecret(seededChance(1)),
    `participant-of-${author.name}----`,
    `participant-of-${author.name}------`,
    "m".repeat(43),
  ];
  const answers: unknown[] = [];
  for (const participant of guesses) {
    const line = createLine();
    const guest = { linkId: "link-contributor", role: "contributor", document: "mine" } as const;
    const visitor = { ...guest, participant, epoch: undefined, acknowledges: true };
    const visit = await scene.rooms.enter(sampleWorkshopId, visitor, line);
    visit?.receive(hello(new Y.Doc()));
    await scene.pass(100);
    answers.push([line.frames.map((frame) => Buffer.from(frame).toString("hex")), line.closed]);
    visit?.leave();
  }
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(JSON.stringify(answers)).not.toContain(Buffer.from("planted").toString("hex"));
});

test("[PRV-55] a refused reveal answers nobody, one and two writers with the same words", async () => {
  const answers: ActAnswer[] = [];
  for (const writers of [0, 1, 2]) {
    const scene = await Scene.begin({ seed: 9, authors: 3 });
    const roundId = await scene.openWords();
    for (const author of scene.authors.slice(0, writers)) {
      scene.writeMine(author, [draft(roundId, `of-${author.name}`, "planted")]);
    }
    await scene.pass(200);
    const place = scene.sent.length;
    answers.push(await scene.revealWords(roundId));
    for (const { bytes } of scene.sent.slice(place)) expect(holds(bytes, "planted")).toBe(false);
    expect(scene.map().tables.touchpoints.size).toBe(3);
  }
  expect(answers[0]).toMatchObject({ ok: false, refusal: { code: "tooFewPeople" } });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test("[PRV-56] asking for the reveal again and again tells only on a beat that enough have written", async () => {
  const scene = await Scene.begin({ seed: 10, authors: 3 });
  const roundId = await scene.openWords();
  const [first, second, late] = scene.authors;
  if (!first || !second || !late) throw new Error("Nobody writes");
  for (const author of [first, second]) {
    scene.writeMine(author, [draft(roundId, `of-${author.name}`, "in time")]);
  }
  await scene.pass(200);
  await scene.act({ type: "closeRound", roundId });
  await scene.pass(9_900);
  const polls: boolean[] = [];
  for (let poll = 0; poll < 150; poll++) {
    if (poll === 5) scene.writeMine(late, [draft(roundId, "late", "la")]);
    if (poll === 9)
      scene.writeMine(late, [
        { op: "update", table: "drafts", id: "late", values: { text: "late words" } },
      ]);
    await scene.pass(100);
    polls.push((await scene.act({ type: "reveal", roundId })).ok);
    if (polls.at(-1)) break;
  }
  expect(polls.at(-1)).toBe(true);
  expect(polls.length).toBeGreaterThan(60);
  const texts = [...scene.map().tables.touchpoints.values()].map(({ text }) => text);
  expect(texts).toContain("late words");
});

test("[PRV-145] asking for late cards again and again tells only on a beat that enough wait", async () => {
  const scene = await Scene.begin({ seed: 13, authors: 3 });
  const roundId = await scene.openWords();
  for (const author of scene.authors) {
    scene.writeMine(author, [draft(roundId, `of-${author.name}`, "in time")]);
  }
  await scene.pass(200);
  expect(await scene.revealWords(roundId)).toMatchObject({ ok: true, count: 3 });
  await returnAfterReveal(scene);
  const [first, second, third] = scene.authors;
  if (!first || !second || !third) throw new Error("Nobody writes");
  for (const author of [first, second]) {
    scene.writeMine(author, [draft(roundId, `late-${author.name}`, "late words")]);
  }
  const told = scene.sent.length;
  await scene.pass(10_000, 100);
  expect(scene.sent.slice(told).some(({ bytes }) => holds(bytes, "late words"))).toBe(false);
  let polls = 0;
  for (let isDone = false; !isDone && polls < 200; polls++) {
    if (polls === 3) scene.writeMine(third, [draft(roundId, "late-third", "late words")]);
    await scene.pass(100, 100);
    isDone = (await scene.act({ type: "revealLate" })).ok;
  }
  const shown = scene.sent.find(({ bytes }) => holds(bytes, "late words"));
  expect((shown?.atMs ?? 1) % 10_000).toBeLessThan(200);
  expect(polls).toBeGreaterThan(20);
});

test("[PRV-57] a private document refuses what another connection writes in its author's name", async () => {
  const scene = await Scene.begin({ seed: 11, authors: 3 });
  const roundId = await scene.openWords();
  const [victim, attacker] = scene.authors;
  if (!victim || !attacker) throw new Error("Nobody writes");
  const before = Y.encodeStateAsUpdate(victim.devices.mine.doc);
  attacker.devices.mine.doc.clientID = victim.devices.mine.doc.clientID;
  write(attacker.devices.mine, () =>
    attacker.devices.mine.doc.getMap("drafts").set("x", new Y.Map([["roundId", roundId]])),
  );
  await scene.pass(500);
  expect(Y.encodeStateAsUpdate(victim.devices.mine.doc)).toEqual(before);
});

function isUpdate({ bytes }: Sent): boolean {
  return bytes[0] === 0 && bytes[1] === 2;
}
