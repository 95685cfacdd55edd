// Working votes out from what is published: by solving, by subtracting groups, and by polling, voting again and
// opening again. Rules PRV-70 to PRV-73.
import { expect, test } from "vitest";
import { tallyVotes, type Voter } from "../../shared/insight/tally.ts";
import { randomBelow, seededChance, shuffled } from "../../shared/kit/outside.ts";
import { ratings } from "../../shared/model/ballot.ts";
import type { MapChange, MineChange } from "../../shared/model/change.ts";
import { hasFigures } from "../../shared/model/emotion.ts";
import { returnAfterReveal, Scene } from "./scene.fixture.ts";

const chance = seededChance(70);

test("[PRV-70] no solver finds a vote from what is published of three to seven voters, but where five or more all voted alike", () => {
  for (let voters = 3; voters <= 7; voters++) {
    /** By publication: what each voter may have voted, as a set of bits. */
    const possible = new Map<string, number[]>();
    const worlds = sequences(ratings.length, voters);
    const keys = worlds.map((world) => {
      const key = publishedOf(world.map((at) => ratings[at] ?? 0));
      const bits = possible.get(key) ?? world.map(() => 0);
      possible.set(
        key,
        bits.map((held, voter) => held | (1 << (world[voter] ?? 0))),
      );
      return key;
    });
    for (const [at, world] of worlds.entries()) {
      const bits = possible.get(keys[at] ?? "") ?? [];
      const isFound = bits.some((held) => (held & (held - 1)) === 0);
      expect(isFound).toBe(voters >= 5 && new Set(world).size === 1);
    }
  }
}, 60_000);

test("[PRV-130] in a group below five every voter is left with at least two possible signs for each other person", () => {
  for (const voters of [3, 4]) {
    /** By what voter 0 knows: the signs that each other may have given, as a set of bits. */
    const possible = new Map<string, number[]>();
    for (const world of sequences(ratings.length, voters)) {
      const values = world.map((at) => ratings[at] ?? 0);
      const known = `${values[0]} ${publishedOf(values)}`;
      const bits = possible.get(known) ?? world.map(() => 0);
      possible.set(
        known,
        bits.map((held, voter) => held | (1 << (Math.sign(values[voter] ?? 0) + 1))),
      );
    }
    // The publication is the same whoever is who, so what holds for voter 0 holds for everybody.
    for (const [, ...others] of possible.values()) {
      for (const signs of others) expect((signs & (signs - 1)) !== 0).toBe(true);
    }
  }
});

test("[PRV-71] below three voters a step has no figure, and its reasons are not published", () => {
  for (const voters of [0, 1, 2]) {
    for (const world of sequences(ratings.length, voters)) {
      const people = world.map((at) => voter("", ratings[at] ?? 0, "because"));
      expect(tallyVotes(people, ["s"], chance)).toEqual({ tallies: [], whys: [] });
    }
  }
});

test("[PRV-72] however seven or twelve voters are spread over departments, adding and subtracting isolates no group below five", () => {
  const spreads = [
    ...sequences(3, 7),
    ...Array.from({ length: 3_000 }, () =>
      Array.from({ length: 12 }, () => randomBelow(chance, 4)),
    ),
  ];
  for (const spread of spreads) {
    const people = spread.map((at) => voter(at === 0 ? "" : `d${at}`, 1, ""));
    const [whole, ...groups] = tallyVotes(people, ["s"], chance).tallies.filter(hasFigures);
    const shown = groups.map(({ n }) => n);
    // Departments are disjoint, so every combination is a union of shown ones, or the whole without one.
    for (const [subset] of sequences(2 ** shown.length, 1)) {
      const sum = shown.reduce((total, n, at) => total + ((subset ?? 0) & (1 << at) ? n : 0), 0);
      for (const size of [sum, (whole?.n ?? 0) - sum]) expect(size === 0 || size >= 5).toBe(true);
    }
  }
});

test("[PRV-131] in whatever order people vote, vote again and leave, the same is published", () => {
  for (let play = 0; play < 400; play++) {
    const people = Array.from({ length: 3 + randomBelow(chance, 5) }, () =>
      voter(`d${randomBelow(chance, 2)}`, randomBelow(chance, 5) - 2, ""),
    );
    const told = tallyVotes(people, ["s"], chance);
    expect(tallyVotes(shuffled(people, chance), ["s"], chance)).toEqual(told);
  }
});

test("[PRV-132] between two rounds a newcomer's rating follows only for who takes it that all others rated as before", () => {
  /** What the newcomer may have rated: by what is read of both rounds, and by the second alone. */
  const together = new Map<string, Set<number>>();
  const alone = new Map<string, Set<number>>();
  const add = (to: Map<string, Set<number>>, key: string, value: number): void => {
    to.set(key, (to.get(key) ?? new Set()).add(Math.sign(value)));
  };
  for (const world of sequences(ratings.length, 4)) {
    const values = world.map((at) => ratings[at] ?? 0);
    const newcomer = values[3] ?? 0;
    const second = publishedOf(values);
    add(together, `${publishedOf(values.slice(0, 3))} ${second}`, newcomer);
    add(alone, second, newcomer);
  }
  for (const signs of alone.values()) expect(signs.size).toBeGreaterThan(1);
  // With that assumption a word that changes gives the newcomer's sign away; one that stays does not.
  for (const [key, signs] of together) {
    const [first, second] = key.split(" ");
    expect(signs.size === 1).toBe(first !== second);
  }
});

test("[PRV-137] with two people's votes exchanged, everybody else is sent the same frames at the same times", async () => {
  const [asItWas, exchanged] = [await votesOf([0, 1, 2, 3, 4]), await votesOf([1, 0, 2, 3, 4])];
  for (const name of ["facilitator", "curator", "viewer", "contributor", "author2", "author4"]) {
    const frames = asItWas.get(name) ?? [];
    expect(frames.length).toBeGreaterThan(0);
    expect(exchanged.get(name)).toEqual(frames);
  }
});

test("[PRV-73] whatever up to seven voters do and a facilitator asks meanwhile, figures come once, and with enough voters", async () => {
  for (let play = 0; play < 14; play++) {
    const voters = 1 + (play % 7);
    const scene = await Scene.begin({ seed: 700 + play, authors: voters });
    scene.writeMap(journey);
    await scene.pass(100);
    const roundId = await openRatings(scene);
    const deeds = shuffled(
      scene.authors.flatMap((author, at) => [
        () => scene.writeMine(author, [ballot(roundId, (at % 5) - 2)]),
        () => scene.writeMine(author, [{ op: "delete", table: "ballots", id: "b" }]),
        () => scene.writeMine(author, [ballot(roundId, 2 - (at % 5))]),
      ]),
      chance,
    );
    for (const deed of deeds) {
      deed();
      await scene.pass(100);
      await scene.act({ type: "extendRound", roundId, byMs: 1_000 });
      expect(await openRefused(scene)).toBe("roundOpen");
      expect(scene.room().tables.tallies.size).toBe(0);
    }
    for (const [at, author] of scene.authors.entries()) {
      scene.writeMine(author, [ballot(roundId, (at % 5) - 2)]);
    }
    // Closed and opened again before it was published, it has told nothing.
    await scene.act({ type: "closeRound", roundId });
    await scene.pass(2_000, 500);
    expect((await scene.act({ type: "reopenRound", roundId, durationMs: 60_000 })).ok).toBe(true);
    await scene.pass(4_000, 500);
    expect(scene.room().tables.tallies.size).toBe(0);
    await scene.act({ type: "closeRound", roundId });
    await scene.pass(4_000, 500);
    const published = [...scene.room().tables.tallies.values()];
    expect(published.map(({ n, feeling }) => n ?? (feeling && "a word"))).toEqual(
      voters < 3 ? [] : [voters < 5 ? "a word" : voters],
    );
    for (const wish of [
      { type: "extendRound", roundId, byMs: 60_000 },
      { type: "reopenRound", roundId, durationMs: 60_000 },
      { type: "closeRound", roundId },
      { type: "reveal", roundId },
    ] as const) {
      expect((await scene.act(wish)).ok).toBe(false);
    }
    await scene.pass(12_000, 3_000);
    expect([...scene.room().tables.tallies.values()]).toEqual(published);
    // A new round of the same steps begins with no ballot, and needs the minimum again.
    await returnAfterReveal(scene);
    const again = await openRatings(scene);
    for (const author of scene.authors.slice(0, 2)) scene.writeMine(author, [ballot(again, 2)]);
    await scene.pass(1_000);
    await scene.act({ type: "closeRound", roundId: again });
    await scene.pass(4_000, 500);
    expect([...scene.room().tables.tallies.values()]).toEqual(published);
  }
}, 120_000);

/** A round of ratings and a dot vote in which author n votes as `parts[n]` does; what each person is sent, with its time. */
async function votesOf(parts: readonly number[]) {
  const scene = await Scene.begin({ seed: 77, authors: parts.length });
  scene.writeMap(journey);
  scene.writeMap(
    ["a", "b", "c"].map((id) => ({ op: "create", table: "touchpoints", id, values: { text: id } })),
  );
  await scene.pass(100);
  const place = scene.sent.length;
  const vote = async (roundId: string, of: (part: number) => MineChange): Promise<void> => {
    for (const [at, author] of scene.authors.entries()) {
      scene.writeMine(author, [of(parts[at] ?? 0)]);
      await scene.pass(300);
    }
    await scene.pass(10_000, 1_000);
    await scene.act({ type: "closeRound", roundId });
    await scene.pass(4_000, 500);
  };
  const ratingsId = await openRatings(scene);
  await vote(ratingsId, (part) => ballot(ratingsId, part - 2));
  await returnAfterReveal(scene);
  const wish = { type: "openRound", kind: "dots", durationMs: 3_000_000, dots: 3 } as const;
  const opened = await scene.act(wish);
  const roundId = opened.ok ? (opened.roundId ?? "") : "";
  await vote(roundId, (part) => {
    const values = { roundId, touchpointId: part < 3 ? "a" : "b", count: 1 + (part % 3) };
    return { op: "create", table: "dots", id: "d", values };
  });
  expect(scene.room().tables.dotResults.size).toBe(1);
  const sent = scene.sentSince(place);
  return new Map(
    [...sent].map(([name, frames]) => [
      name,
      frames.map(({ atMs, bytes }) => `${atMs} ${Buffer.from(bytes).toString("hex")}`),
    ]),
  );
}

/** All sequences of a length over 0 … `below` - 1. */
function sequences(below: number, length: number): number[][] {
  return Array.from({ length: below ** length }, (_, number) =>
    Array.from({ length }, (__, at) => Math.floor(number / below ** at) % below),
  );
}

function voter(departmentId: string, value: number, why: string): Voter {
  return { departmentId, ballots: [{ id: "b", stepId: "s", value, why }] };
}

/** Everything that is published of one step, as text. Means and spreads are compared as a reader could: to 9 places. */
function publishedOf(values: readonly number[]): string {
  const people = values.map((value) => voter("", value, ""));
  return tallyVotes(people, ["s"], chance)
    .tallies.map((tally) => {
      if (!hasFigures(tally)) return JSON.stringify(tally);
      const { love, pain, n, mean, spread } = tally;
      return [love, pain, n, mean.toFixed(9), spread.toFixed(9)];
    })
    .join(";");
}

const journey: readonly MapChange[] = [
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "a", slot: ["g", "V"] },
  },
];

function ballot(roundId: string, value: number): MineChange {
  return {
    op: "create",
    table: "ballots",
    id: "b",
    values: { roundId, stepId: "s", value, why: "" },
  };
}

async function openRatings(scene: Scene): Promise<string> {
  const answer = await scene.act({
    type: "openRound",
    kind: "feel",
    durationMs: 3_000_000,
    journeyId: "j",
  });
  if (!answer.ok || answer.roundId === undefined) throw new Error("The round was not opened");
  return answer.roundId;
}

async function openRefused(scene: Scene): Promise<string> {
  const answer = await scene.act({
    type: "openRound",
    kind: "feel",
    durationMs: 60_000,
    journeyId: "j",
  });
  return answer.ok ? "opened" : answer.refusal.code;
}
