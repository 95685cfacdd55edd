// The swap test: what two people wrote, exchanged, and nobody else can tell. More reveals: bench/anonymity/swap.ts.
// Rules PRV-80, PRV-81.
import { expect, test } from "vitest";
import { seededChance, shuffled } from "../../shared/kit/outside.ts";
import {
  likelihoodOfNeighbours,
  likelihoodOfPositions,
  type Observation,
  playSwap,
} from "./swap.fixture.ts";

test("[PRV-80] with two people's drafts exchanged, everybody else is sent the same frames at the same times, and the same ids and places", async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const [plain, swapped] = [await playSwap(seed, false), await playSwap(seed, true)];
    expect(swapped.frames).toEqual(plain.frames);
    expect(plain.frames.length).toBeGreaterThan(50);
    expect(plain.orders.stored).toHaveLength(20);
  }
});

test("[PRV-81] over 200 reveals neither neighbours nor positions tell authors apart, in any order of the cards", async () => {
  const seen: Observation[] = [];
  for (let seed = 0; seed < 200; seed++) seen.push(await playSwap(1_000 + seed, seed % 2 === 1));
  for (const by of ["stored", "id", "place"] as const) {
    const orders = seen.map((observation) => observation.orders[by]);
    expect(likelihoodOfNeighbours(orders)).toBeGreaterThan(0.001);
    expect(likelihoodOfPositions(orders)).toBeGreaterThan(0.001);
  }
}, 60_000);

test("[PRV-81] the statistics call uniform shuffles likely, and find what keeps cards together or in their order", () => {
  const chance = seededChance(82);
  const ordered = [0, 1, 2, 3, 4].flatMap((at) => [at, at, at, at]);
  const uniform = Array.from({ length: 300 }, () =>
    Array.from({ length: 200 }, () => shuffled(ordered, chance)),
  );
  for (const likelihood of [likelihoodOfNeighbours, likelihoodOfPositions]) {
    const found = uniform.map(likelihood);
    // Of 300 fair trials 60 fall below a fifth, give or take 7; four times as much never.
    const low = found.filter((value) => value < 0.2).length;
    expect(low).toBeGreaterThan(32);
    expect(low).toBeLessThan(88);
    expect(likelihood(Array.from({ length: 200 }, () => ordered))).toBeLessThan(0.001);
  }
});
