// Who holds what: links that a facilitator made for one person each, a browser that somebody else takes over, and cards
// that come late. Rules PRV-63, PRV-96, PRV-99, PRV-105, PRV-108.
import { expect, test } from "vitest";
import { cut, newPerson } from "../sync/person.ts";
import { draft, holds, returnAfterReveal, Scene } from "./scene.fixture.ts";

/** A round with a link for each author, these given out in one way or another: all that anybody but them is sent. */
async function withLinks(links: readonly string[]): Promise<readonly string[]> {
  const scene = await Scene.begin({ seed: 41, authors: links.length, links });
  const roundId = await scene.openWords();
  for (let card = 0; card < 2; card++) {
    for (const [at, author] of scene.authors.entries()) {
      scene.writeMine(author, [draft(roundId, `d${at}x${card}`, `words ${at}${card}`)]);
      await scene.pass(700, 350);
    }
  }
  expect(await scene.revealWords(roundId)).toMatchObject({ ok: true });
  await scene.pass(500);
  return scene.sent.map(
    ({ atMs, to, bytes }) => `${atMs} ${to} ${Buffer.from(bytes).toString("hex")}`,
  );
}

test("[PRV-105] with a link for each person everybody is sent the same as with one for all, byte for byte", async () => {
  const shared = await withLinks(Array(4).fill("link-contributor"));
  const personal = await withLinks(["link-a", "link-b", "link-c", "link-d"]);
  const exchanged = await withLinks(["link-b", "link-a", "link-d", "link-c"]);
  expect(personal).toEqual(shared);
  expect(exchanged).toEqual(personal);
});

test("[PRV-105] cutting off one personal link after the other changes nothing of what is revealed", async () => {
  const links = ["link-a", "link-b", "link-c", "link-d"];
  const reveal = async (revoked: readonly string[]): Promise<readonly string[]> => {
    const scene = await Scene.begin({ seed: 42, authors: 4, links });
    const roundId = await scene.openWords();
    for (const [at, author] of scene.authors.entries()) {
      scene.writeMine(author, [draft(roundId, `d${at}`, `words ${at}`)]);
    }
    await scene.pass(200);
    for (const link of revoked) scene.rooms.closeLink("workshop-1", link);
    await scene.pass(200);
    expect(await scene.revealWords(roundId)).toMatchObject({ ok: true, count: 4 });
    return [...scene.map().tables.touchpoints.values()].map(({ text }) => text).sort();
  };
  const all = await reveal([]);
  for (const link of links) expect(await reveal([link])).toEqual(all);
});

test("[PRV-108] who takes over a browser and starts afresh is sent nothing of the one before, who is published all the same", async () => {
  const scene = await Scene.begin({ seed: 43, authors: 3 });
  const roundId = await scene.openWords();
  for (const [at, author] of scene.authors.entries()) {
    scene.writeMine(author, [draft(roundId, `d${at}`, `words of ${at}`)]);
  }
  await scene.pass(200);
  const [first] = scene.authors;
  if (!first) throw new Error("Nobody writes");
  // What the client does: another secret, and none of the documents that it held under the first.
  for (const device of Object.values(first.devices)) cut(device);
  const second = newPerson("second", "contributor", "second");
  const before = scene.sent.length;
  await scene.join(second);
  await scene.pass(500);
  for (const { to, bytes } of scene.sent.slice(before)) {
    if (to === second.name) expect(holds(bytes, "words of")).toBe(false);
  }
  expect(second.devices.mine.doc.store.clients.size).toBe(0);
  expect(await scene.revealWords(roundId)).toMatchObject({ ok: true, count: 3 });
});

test("[PRV-96] [PRV-99] late cards are told of to everybody at once, on a beat and without a number, and then published together", async () => {
  const scene = await Scene.begin({ seed: 44, authors: 4 });
  const roundId = await scene.openWords();
  for (const [at, author] of scene.authors.entries()) {
    scene.writeMine(author, [draft(roundId, `d${at}`, `words ${at}`)]);
  }
  await scene.pass(200);
  await scene.revealWords(roundId);
  await returnAfterReveal(scene);
  await scene.pass(20_000);
  const moments = new Map<string, number[]>();
  const isTold = (): boolean => scene.room().tables.state.get("main")?.lateWaiting ?? false;
  const answers: unknown[] = [];
  for (const [at, author] of scene.authors.slice(0, 3).entries()) {
    const before = scene.sent.length;
    scene.writeMine(author, [draft(roundId, `late${at}`, `late words ${at}`)]);
    await scene.pass(12_000, 100);
    answers.push(await scene.act({ type: "revealLate" }));
    for (const { to, bytes, atMs } of scene.sent.slice(before)) {
      const isOthers = to !== author.name && bytes[0] === 0 && bytes[1] === 2;
      if (isOthers) moments.set(to, [...(moments.get(to) ?? []), atMs]);
    }
  }
  // The first two are refused in the same words; nobody was sent anything until the third.
  expect(answers[0]).toMatchObject({ refusal: { code: "tooFewPeople" } });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toMatchObject({ ok: true, count: 3 });
  expect(isTold()).toBe(false);
  const [first = []] = moments.values();
  expect((first[0] ?? 0) % 10_000).toBeLessThan(200);
  for (const own of moments.values()) expect(own[0]).toBe(first[0]);
  const texts = [...scene.map().tables.touchpoints.values()].map(({ text }) => text);
  expect(texts.filter((text) => text.startsWith("late words")).sort()).toEqual([
    "late words 0",
    "late words 1",
    "late words 2",
  ]);
});
