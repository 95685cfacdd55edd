// Working dots out from what is published: by solving as each voter, by order, and by polling, placing anew and opening
// again. Rules PRV-133 to PRV-137.
import { expect, test } from "vitest";
import { tallyDots } from "../../shared/insight/dots.ts";
import { seededChance, shuffled } from "../../shared/kit/outside.ts";
import type { MapChange, MineChange } from "../../shared/model/change.ts";
import { returnAfterReveal, Scene } from "./scene.fixture.ts";

const chance = seededChance(71);

test("[PRV-133] in a group below five no voter can tell of anybody else that they placed a dot on a touchpoint", () => {
  for (const { voters, options, budget } of [
    { voters: 3, options: 3, budget: 3 },
    { voters: 3, options: 4, budget: 3 },
    { voters: 4, options: 3, budget: 3 },
    { voters: 3, options: 4, budget: 4 },
  ]) {
    const solved = solve(voters, options, budget);
    expect(solved.filter(({ isDeniable }) => !isDeniable)).toEqual([]);
  }
});

test("[PRV-134] with five voters a dot follows only where half of everybody else's dots or more lie on one touchpoint", () => {
  const budget = 3;
  const solved = solve(5, 3, budget);
  const found = solved.filter(({ isDeniable }) => !isDeniable);
  expect(found.length / solved.length).toBeLessThan(0.01);
  expect(Math.min(...found.map(({ others }) => others))).toBe((4 * budget) / 2);
}, 120_000);

test("[PRV-135] what fewer than three people placed dots on has no count, and is not told apart from what nobody did", () => {
  for (const world of worlds(5, 3, 2)) {
    const told = published(world, 3, 2);
    const lone = told.get("o0");
    const people = world.filter((dots) => (dots[0] ?? 0) > 0).length;
    expect(lone === undefined).toBe(people < 3);
  }
});

test("[PRV-131] in whatever order people place dots, the same is published", () => {
  for (const voters of [3, 4, 5, 6, 7]) {
    for (let play = 0; play < 60; play++) {
      const all = allocations(5, 3);
      const world = Array.from({ length: voters }, () => shuffled(all, chance)[0] ?? []);
      expect(published(shuffled(world, chance), 5, 3)).toEqual(published(world, 5, 3));
    }
  }
});

test("[PRV-136] whatever up to seven people do with their dots and a facilitator asks meanwhile, results come once, with enough people, and without a sum", async () => {
  for (let play = 0; play < 7; play++) {
    const voters = 1 + play;
    const scene = await Scene.begin({ seed: 900 + play, authors: voters });
    scene.writeMap(cards);
    await scene.pass(100);
    const roundId = await openDots(scene);
    const deeds = shuffled(
      scene.authors.flatMap((author) => [
        () => scene.writeMine(author, [dots(roundId, "a", 3)]),
        () => scene.writeMine(author, [{ op: "delete", table: "dots", id: "a" }]),
        () => scene.writeMine(author, [dots(roundId, "b", 1)]),
      ]),
      chance,
    );
    for (const deed of deeds) {
      deed();
      await scene.pass(100);
      expect(scene.room().tables.dotResults.size).toBe(0);
    }
    for (const author of scene.authors) scene.writeMine(author, [dots(roundId, "a", 2)]);
    await scene.pass(10_000, 1_000);
    await scene.act({ type: "closeRound", roundId });
    await scene.pass(2_000, 500);
    expect((await scene.act({ type: "reopenRound", roundId, durationMs: 60_000 })).ok).toBe(true);
    await scene.pass(4_000, 500);
    expect(scene.room().tables.dotResults.size).toBe(0);
    await scene.act({ type: "closeRound", roundId });
    await scene.pass(4_000, 500);
    expect(resultsOf(scene)).toEqual(expectedOf(voters));
    expect(scene.room().tables.rounds.get(roundId)).toMatchObject({ state: "published" });
    expect(scene.room().tables.rounds.get(roundId)?.items ?? 0).toBe(0);
    expect((await scene.act({ type: "reopenRound", roundId, durationMs: 60_000 })).ok).toBe(false);
    // Ballots are gone, so a new round begins with nothing, and tells nothing of two.
    await returnAfterReveal(scene);
    const again = await openDots(scene);
    for (const author of scene.authors.slice(0, 2)) scene.writeMine(author, [dots(again, "a", 3)]);
    await scene.pass(1_000);
    await scene.act({ type: "closeRound", roundId: again });
    await scene.pass(4_000, 500);
    expect(resultsOf(scene)).toEqual(expectedOf(voters));
  }
}, 120_000);

/** People's dots: for each person how many on each option. */
type World = readonly (readonly number[])[];

/** All ways of one person to place 1 to `budget` dots. */
function allocations(budget: number, options: number): number[][] {
  const ways = Array.from({ length: (budget + 1) ** options }, (_, number) =>
    Array.from(
      { length: options },
      (__, at) => Math.floor(number / (budget + 1) ** at) % (budget + 1),
    ),
  );
  const sumOf = (way: readonly number[]): number => way.reduce((sum, dots) => sum + dots, 0);
  return ways.filter((way) => sumOf(way) >= 1 && sumOf(way) <= budget);
}

/** What everybody may have done. From the third person on it does not matter who is who, so each set comes once. */
function* worlds(voters: number, budget: number, options: number): Generator<World> {
  const ways = allocations(budget, options);
  const places = Array.from({ length: voters }, () => 0);
  const isMore = (): boolean => {
    for (let at = voters - 1; at >= 0; at--) {
      const next = (places[at] ?? 0) + 1;
      if (next === ways.length) continue;
      places[at] = next;
      places.fill(at < 2 ? 0 : next, at + 1);
      return true;
    }
    return false;
  };
  do yield places.map((place) => ways[place] ?? []);
  while (isMore());
}

function published(world: World, budget: number, options: number) {
  const names = Array.from({ length: options }, (_, at) => `o${at}`);
  const people = world.map((dots) => new Map(dots.map((count, at) => [`o${at}`, count])));
  return tallyDots(people, names, budget);
}

/**
 * For every world, as voter 0 sees it (the publication is the same whoever is who): whether voter 1 may have placed no dot
 * on option 0 though they did, and how many dots all but voter 0 have there.
 */
function solve(voters: number, options: number, budget: number) {
  const mayHaveNone = new Set<string>();
  const placed: { readonly key: string; readonly others: number }[] = [];
  for (const world of worlds(voters, budget, options)) {
    const key = `${world[0]} ${JSON.stringify([...published(world, budget, options)])}`;
    if (world[1]?.[0] === 0) mayHaveNone.add(key);
    else placed.push({ key, others: world.slice(1).reduce((sum, [dots]) => sum + (dots ?? 0), 0) });
  }
  return placed.map(({ key, others }) => ({ key, others, isDeniable: mayHaveNone.has(key) }));
}

const cards: readonly MapChange[] = ["a", "b", "c"].map((id) => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: `Touchpoint ${id}` },
}));

function dots(roundId: string, touchpointId: string, count: number): MineChange {
  const values = { roundId, touchpointId, count };
  return { op: "create", table: "dots", id: touchpointId, values };
}

async function openDots(scene: Scene): Promise<string> {
  const answer = await scene.act({
    type: "openRound",
    kind: "dots",
    durationMs: 3_000_000,
    dots: 3,
  });
  if (!answer.ok || answer.roundId === undefined) throw new Error("The round was not opened");
  return answer.roundId;
}

function resultsOf(scene: Scene) {
  return [...scene.room().tables.dotResults.values()]
    .map(({ touchpointId, dots: count, band }) => [touchpointId, count ?? band])
    .sort();
}

/** Everybody has two dots on a, and one on b or none, as the deeds fell. */
function expectedOf(voters: number): unknown {
  if (voters < 3) return [];
  const a = ["a", voters < 5 ? "strong" : 2 * voters];
  return expect.arrayContaining([a]);
}
