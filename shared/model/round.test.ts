import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import {
  applyPure,
  emptySnapshot,
  type MapChange,
  type MineChange,
  type MineSnapshot,
  type RoomChange,
} from "./change.ts";
import { openRoundIn } from "./currentRound.ts";
import { leastMinimums, minimumsIn, raisedMinimums, tellMinimums } from "./minimums.ts";
import {
  closeRound,
  coarse,
  dueAtMs,
  extendRound,
  leadIntoRound,
  openRound,
  type RoundView,
  refreshTotals,
  reopenRound,
  roundLimitsMs,
} from "./round.ts";
import { schemas } from "./tables.ts";

const chance = seededChance(7);
const map: MapChange[] = [
  { op: "create", table: "journeys", id: "j1", values: { personaId: "p1" } },
  { op: "create", table: "journeys", id: "j2", values: { personaId: "p1" } },
  {
    op: "create",
    table: "steps",
    id: "s1",
    values: { journeyId: "j1", touchpointId: "t1", slot: ["g1", "V"] },
  },
];
const empty: RoundView = {
  map: applyPure(schemas.map, emptySnapshot(schemas.map), map),
  room: emptySnapshot(schemas.room),
};

function viewAfter(view: RoundView, changes: readonly RoomChange[]): RoundView {
  return { ...view, room: applyPure(schemas.room, view.room, changes) };
}

function opened(kind: "brainstorm" | "feel", view: RoundView = empty) {
  const wish = { kind, durationMs: 60_000, journeyId: "j1" };
  const { roundId, changes } = expectOk(openRound(view, wish, 1_000, chance));
  return { roundId, view: viewAfter(view, changes) };
}

describe("a round", () => {
  test("[PHA-1] opens only while no other is open", () => {
    const { view } = opened("brainstorm");
    const again = openRound(view, { kind: "brainstorm", durationMs: 60_000 }, 1_000, chance);
    expect(again).toMatchObject({ ok: false, error: { code: "roundOpen" } });
  });

  test("[PHA-2] lasts from 10 seconds to 3 hours", () => {
    for (const durationMs of [0, roundLimitsMs.min - 1, roundLimitsMs.max + 1, Number.NaN]) {
      const refused = openRound(empty, { kind: "brainstorm", durationMs }, 0, chance);
      expect(refused.ok || refused.error.code, String(durationMs)).toBe("badDuration");
    }
    const { roundId, view } = opened("brainstorm");
    const refused = extendRound(view, { roundId, byMs: roundLimitsMs.max }, 1_000);
    expect(refused).toMatchObject({ ok: false, error: { code: "badDuration" } });
  });

  test("[PHA-3] names only what exists, and a journey with steps to rate", () => {
    const open = (wish: object) =>
      openRound(empty, { kind: "feel", durationMs: 60_000, ...wish }, 0, chance);
    expect(open({ journeyId: "j2" })).toMatchObject({ error: { code: "noJourney" } });
    expect(open({})).toMatchObject({ error: { code: "noJourney" } });
    expect(open({ journeyId: "none" })).toMatchObject({ error: { code: "gone" } });
    expect(open({ kind: "brainstorm", stageId: "none" })).toMatchObject({
      error: { code: "gone" },
    });
    expect(open({ journeyId: "j1" }).ok).toBe(true);
  });

  test("[PHA-6] gets more time while it is open, from now on if it has run out", () => {
    const { roundId, view } = opened("feel");
    const longer = viewAfter(view, expectOk(extendRound(view, { roundId, byMs: 5_000 }, 2_000)));
    expect(longer.room.rounds.get(roundId)?.endsAtMs).toBe(66_000);
    const late = viewAfter(view, expectOk(extendRound(view, { roundId, byMs: 5_000 }, 62_000)));
    expect(late.room.rounds.get(roundId)?.endsAtMs).toBe(67_000);
    const words = opened("brainstorm");
    const closed = viewAfter(words.view, expectOk(closeRound(words.view, words, 2_000)));
    const refused = extendRound(closed, { roundId: words.roundId, byMs: 5_000 }, 2_000);
    expect(refused).toMatchObject({ error: { code: "roundNotOpen" } });
  });

  test("[PHA-7] closed early keeps when that was; words wait, ratings stay open for those on their way", () => {
    const words = opened("brainstorm");
    const closed = viewAfter(words.view, expectOk(closeRound(words.view, words, 2_000)));
    expect(closed.room.rounds.get(words.roundId)).toMatchObject({
      state: "closed",
      endsAtMs: 2_000,
    });
    const after = viewAfter(words.view, expectOk(closeRound(words.view, words, 70_000)));
    expect(after.room.rounds.get(words.roundId)?.endsAtMs).toBe(61_000);
    expect(closeRound(closed, words, 3_000)).toMatchObject({ error: { code: "roundNotOpen" } });
    expect(closeRound(closed, { roundId: "none" }, 0)).toMatchObject({ error: { code: "gone" } });
    const ratings = opened("feel");
    const ending = viewAfter(ratings.view, expectOk(closeRound(ratings.view, ratings, 2_000)));
    const round = openRoundIn(ending.room);
    expect(round).toMatchObject({ state: "open", endsAtMs: 2_000 });
    expect(round && dueAtMs(round)).toBe(5_000);
  });

  test("[PHA-8] stands after all others, and its prompt is cleaned", () => {
    let view = empty;
    const ids: string[] = [];
    for (const prompt of ["a\u200Bb", "  c "]) {
      const wish = { kind: "brainstorm", durationMs: 60_000, prompt } as const;
      const { roundId, changes } = expectOk(openRound(view, wish, 0, chance));
      view = viewAfter(view, changes);
      view = viewAfter(view, expectOk(closeRound(view, { roundId }, 0)));
      ids.push(roundId);
    }
    const rounds = [...view.room.rounds.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
    expect(rounds.map(({ id }) => id)).toEqual(ids);
    expect(rounds.map(({ prompt }) => prompt)).toEqual(["ab", "c"]);
  });
});

describe("a vote that was closed", () => {
  test("[VOT-58] is opened again while the last ballots are awaited, and never once it was published", () => {
    const { roundId, view } = opened("feel");
    const closed = viewAfter(view, expectOk(closeRound(view, { roundId }, 2_000)));
    const wish = { roundId, durationMs: 30_000 };
    const again = viewAfter(closed, expectOk(reopenRound(closed, wish, 4_999)));
    expect(openRoundIn(again.room)).toMatchObject({ id: roundId, endsAtMs: 34_999 });
    const over = { op: "update", table: "rounds", id: roundId } as const;
    const published = viewAfter(closed, [{ ...over, values: { state: "published" } }]);
    expect(reopenRound(published, wish, 5_000)).toMatchObject({ error: { code: "roundOver" } });
  });
});

describe("a dot vote", () => {
  const wish = { kind: "dots", durationMs: 60_000 } as const;
  const withCards = (count: number): RoundView => ({
    ...empty,
    map: applyPure(
      schemas.map,
      empty.map,
      Array.from({ length: count }, (_, at) => ({
        op: "create" as const,
        table: "touchpoints" as const,
        id: `t${at}`,
        values: { text: `t${at}` },
      })),
    ),
  });

  test("[VOT-65] needs as many touchpoints as each has dots, and gives three to ten", () => {
    const code = (view: RoundView, more: object = {}) => {
      const result = openRound(view, { ...wish, ...more }, 0, chance);
      return result.ok || result.error.code;
    };
    expect(code(withCards(4))).toBe("noDotOptions");
    expect(code(withCards(4), { dots: 4 })).toBe(true);
    expect(code(withCards(20), { dots: 2 })).toBe("badRequest");
    expect(code(withCards(20), { dots: 11 })).toBe("badRequest");
    expect(code(withCards(20), { groupId: "none" })).toBe("gone");
  });

  test("[PRV-42] no sum of ratings is told while fewer than five people have rated", () => {
    const { roundId, view } = opened("feel");
    const round = view.room.rounds.get(roundId);
    if (!round) throw new Error("There is no round");
    const ballots = ["s1", "s2", "s3", "s4", "s5"].map((stepId): MineChange => {
      const values = { roundId, stepId, value: 1 };
      return { op: "create", table: "ballots", id: stepId, values };
    });
    const mine = applyPure(schemas.mine, emptySnapshot(schemas.mine), ballots);
    expect(refreshTotals(round, Array(4).fill(mine))).toEqual([]);
    expect(refreshTotals(round, Array(5).fill(mine))).toMatchObject([
      { values: { people: 5, items: 25 } },
    ]);
  });

  test("[PRV-136] shows coarse head-counts on the way, and never how many dots there are", () => {
    const { roundId, changes } = expectOk(openRound(withCards(5), wish, 0, chance));
    const round = viewAfter(withCards(5), changes).room.rounds.get(roundId);
    if (!round) throw new Error("There is no round");
    expect(round.dots).toBe(5);
    const mine = applyPure(schemas.mine, emptySnapshot(schemas.mine), [
      {
        op: "create",
        table: "dots",
        id: "d",
        values: { roundId, touchpointId: "t0", count: 5 },
      },
    ]);
    const totals = refreshTotals(round, Array(7).fill(mine));
    expect(totals).toMatchObject([{ values: { people: 5, items: 0 } }]);
  });
});

describe("a closed brainstorm", () => {
  const durationMs = 30_000;
  const closedView = (wish: object = {}) => {
    const full = { kind: "brainstorm", durationMs: 60_000, ...wish } as const;
    const { roundId, changes } = expectOk(openRound(empty, full, 1_000, chance));
    const view = viewAfter(empty, changes);
    return { roundId, view: viewAfter(view, expectOk(closeRound(view, { roundId }, 2_000))) };
  };

  test("[PHA-40] is opened again for a time from now", () => {
    const { roundId, view } = closedView();
    const again = viewAfter(view, expectOk(reopenRound(view, { roundId, durationMs }, 9_000)));
    expect(openRoundIn(again.room)).toMatchObject({ id: roundId, endsAtMs: 39_000 });
  });

  test("[PHA-40] is not opened again once it was revealed, beside another, for too short, or if it is something else", () => {
    const { roundId, view } = closedView();
    const code = (wish: object = {}, at: RoundView = view) => {
      const result = reopenRound(at, { roundId, durationMs, ...wish }, 9_000);
      return result.ok || result.error.code;
    };
    const update = { op: "update", table: "rounds", id: roundId } as const;
    expect(code({}, viewAfter(view, [{ ...update, values: { state: "published" } }]))).toBe(
      "roundOver",
    );
    expect(code({}, opened("feel", view).view)).toBe("roundOpen");
    expect(code({ durationMs: 1 })).toBe("badDuration");
    const ratings = opened("feel");
    expect(code({ roundId: ratings.roundId }, ratings.view)).toBe("roundOpen");
    expect(code({ roundId: "none" })).toBe("gone");
    const words = opened("brainstorm");
    const runOut = reopenRound(words.view, { roundId: words.roundId, durationMs }, 70_000);
    expect(runOut).toMatchObject({ error: { code: "roundOpen" } });
  });

  test("[PHA-42] stays named or anonymous, whatever is done to the round", () => {
    for (const mode of ["anonymous", "named"] as const) {
      const { roundId, view } = closedView({ mode });
      const again = viewAfter(view, expectOk(reopenRound(view, { roundId, durationMs }, 9_000)));
      const longer = viewAfter(
        again,
        expectOk(extendRound(again, { roundId, byMs: 5_000 }, 9_000)),
      );
      expect(longer.room.rounds.get(roundId)?.mode).toBe(mode);
    }
  });

  test("[PHA-42] only a brainstorm can be opened with names", () => {
    const wish = { kind: "feel", mode: "named", durationMs: 60_000, journeyId: "j1" } as const;
    expect(openRound(empty, wish, 0, chance)).toMatchObject({ error: { code: "badRequest" } });
  });
});

describe("minimums", () => {
  test("[VOT-35] are told once when they are higher than the least, and can never be read as lower", () => {
    const state = {
      op: "create",
      table: "state",
      id: "main",
      values: { schemaVersion: 1 },
    } as const;
    const room = viewAfter(empty, [state]).room;
    expect(minimumsIn(room)).toEqual(leastMinimums);
    expect(tellMinimums(room, leastMinimums)).toEqual([]);
    const told = viewAfter(
      { ...empty, room },
      tellMinimums(room, { people: 6, department: 9 }),
    ).room;
    expect(minimumsIn(told)).toEqual({ people: 6, department: 9 });
    expect(tellMinimums(told, { people: 6, department: 9 })).toEqual([]);
  });
});

describe("totals", () => {
  test("[PRV-8] are multiples of 5, rounded down, and say nothing while they stay the same", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 30 }), (counts) => {
        const { roundId, view } = opened("brainstorm");
        const mines = counts.map((count) => mineWith(roundId, count));
        const round = openRoundIn(view.room);
        if (!round) throw new Error("No round is open");
        const changes = refreshTotals(round, mines);
        const people = counts.filter((count) => count > 0).length;
        const items = counts.reduce((sum, count) => sum + count, 0);
        const shown = openRoundIn(viewAfter(view, changes).room);
        expect(shown?.people ?? 0).toBe(people - (people % 5));
        expect(shown?.items ?? 0).toBe(items - (items % 5));
        expect(shown && refreshTotals(shown, mines)).toEqual([]);
      }),
    );
    expect([0, 4, 5, 9, 10].map(coarse)).toEqual([0, 0, 5, 5, 10]);
  });
});

test("[PRV-4] minimums can be raised and never lowered", () => {
  expect(raisedMinimums()).toEqual({ people: 3, department: 5 });
  expect(raisedMinimums({ people: 1, department: -4 })).toEqual({ people: 3, department: 5 });
  expect(raisedMinimums({ people: 6, department: 8 })).toEqual({ people: 6, department: 8 });
});

function mineWith(roundId: string, count: number): MineSnapshot {
  const drafts = Array.from({ length: count }, (_, index): MineChange => {
    return { op: "create", table: "drafts", id: `d${index}`, values: { roundId, text: "x" } };
  });
  return applyPure(schemas.mine, emptySnapshot(schemas.mine), drafts);
}

test.each([
  ["brainstorm", "brainstorm"],
  ["feel", "feel"],
  ["dots", "feel"],
] as const)(
  "[PHA-50] a round of kind %s leads to the room %s, if it is not the phase already",
  (kind, phase) => {
    const at = (now: "lobby" | typeof phase): RoomChange => ({
      op: "create",
      table: "state",
      id: "main",
      values: { phase: now, schemaVersion: 1 },
    });
    const led = (now: "lobby" | typeof phase) =>
      leadIntoRound(viewAfter(empty, [at(now)]).room, { kind });
    expect(led("lobby")).toEqual([{ op: "update", table: "state", id: "main", values: { phase } }]);
    expect(led(phase)).toEqual([]);
  },
);
