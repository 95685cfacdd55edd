import { describe, expect, test } from "vitest";
import type { MineChange } from "../../shared/model/change.ts";
import { raisedMinimums } from "../../shared/model/minimums.ts";
import { actTypes, mayAct, type Role, roles } from "../../shared/model/rights.ts";
import type { Act, ActAnswer, Wish } from "../../shared/wire/acts.ts";
import { hashToken } from "../access/tokens.ts";
import { newLog } from "../log.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { type Acts, newActs } from "./acts.ts";
import { newAlarms } from "./alarms.ts";
import { newLink } from "./links.ts";
import { handClock, newStage } from "./play.fixture.ts";

const origin = "http://host";

async function play() {
  const clock = handClock();
  const stage = newStage();
  const store = openMemoryStore(createMemoryDisk());
  const minimums = raisedMinimums();
  const own = newLink("facilitator", clock);
  const workshop = { id: "w", title: "", secret: new Uint8Array(32), createdAtMs: 0 };
  await store.createWorkshop({ ...workshop, links: [own.record], documents: [] });
  const log = newLog("silent");
  // As the rooms do, the stage commits what a deed says of links.
  const decide: typeof stage.decide = async (id, request, decision) => {
    const before = stage.deeds.length;
    const answer = await stage.decide(id, request, decision);
    for (const { links } of stage.deeds.slice(before)) {
      const commit = { addLinks: links?.add ?? [], revokeLinks: links?.revoke ?? [] };
      await store.commit({ workshopId: id, ...commit });
    }
    return answer;
  };
  const isAnybodyIn = (id: string): boolean => stage.isAnybodyIn(id);
  const workshops = { ...stage, decide, isAnybodyIn };
  const alarms = newAlarms({ workshops, outside: clock, minimums, log });
  const acts = newActs({ workshops, store, alarms, outside: clock, minimums });
  let requests = 0;
  const ask = (wish: Wish, role: Role = "facilitator", requestId = `request${requests++}`) =>
    askAs(acts, { workshop, linkId: own.record.id, role }, { ...wish, requestId } as Act);
  stage.map([
    { op: "create", table: "departments", id: "d", values: { name: "Sales" } },
    { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
    {
      op: "create",
      table: "steps",
      id: "s",
      values: { journeyId: "j", touchpointId: "t", slot: ["g", "V"] },
    },
  ]);
  return { clock, stage, store, alarms, ask, own };
}

function askAs(acts: Acts, admission: Parameters<Acts["act"]>[0], act: Act): Promise<ActAnswer> {
  return acts.act(admission, act, origin);
}

const words = { type: "openRound", kind: "brainstorm", durationMs: 60_000 } as const;
const ratings = { type: "openRound", kind: "feel", durationMs: 60_000, journeyId: "j" } as const;

function draft(roundId: string, id: string, text: string): MineChange {
  return { op: "create", table: "drafts", id, values: { roundId, text } };
}

function ballot(roundId: string, value: number, why = ""): MineChange {
  return {
    op: "create",
    table: "ballots",
    id: `b${roundId}`,
    values: { roundId, stepId: "s", value, why },
  };
}

function roundOf(answer: ActAnswer): string {
  if (!answer.ok || !answer.roundId)
    throw new Error(`No round was opened: ${JSON.stringify(answer)}`);
  return answer.roundId;
}

describe("an act", () => {
  test("[ACC-3] is decided only for a role that may ask for it", async () => {
    const { ask, stage } = await play();
    const wishes: Record<(typeof actTypes)[number], Wish> = {
      setPhase: { type: "setPhase", phase: "board" },
      openRound: words,
      extendRound: { type: "extendRound", roundId: "r", byMs: 1_000 },
      closeRound: { type: "closeRound", roundId: "r" },
      reopenRound: { type: "reopenRound", roundId: "r", durationMs: 60_000 },
      reveal: { type: "reveal", roundId: "r" },
      revealLate: { type: "revealLate" },
      createLink: { type: "createLink", role: "viewer" },
      revokeLink: { type: "revokeLink", linkId: "l" },
      openMap: { type: "openMap", open: true },
      comment: { type: "comment", table: "journeys", rowId: "j", text: "Why?" },
      resolveComment: { type: "resolveComment", commentId: "c", resolved: true },
      deleteWorkshop: { type: "deleteWorkshop" },
    };
    for (const role of roles) {
      for (const type of actTypes) {
        if (mayAct(role, type)) continue;
        expect(await ask(wishes[type], role)).toMatchObject({ refusal: { code: "notAllowed" } });
      }
    }
    expect(stage.deeds).toEqual([]);
  });

  test("[PHA-9] asked for twice is done once", async () => {
    const { ask, stage } = await play();
    const once = await ask(words, "facilitator", "the same one");
    expect(await ask(words, "facilitator", "the same one")).toEqual(once);
    expect(stage.current.room.rounds.size).toBe(1);
  });

  test("[PHA-10] sets the phase and opens the map", async () => {
    const { ask, stage } = await play();
    await ask({ type: "setPhase", phase: "journeys" });
    await ask({ type: "openMap", open: true });
    expect(stage.current.room.state.get("main")).toMatchObject({
      phase: "journeys",
      mapOpen: true,
    });
  });
});

test("[PHA-50] opening a round, or opening it again, makes its room the phase in one step; closing moves nobody", async () => {
  const { ask, stage } = await play();
  const phase = () => stage.current.room.state.get("main")?.phase;
  const roundId = roundOf(await ask(words));
  expect([phase(), stage.deeds.length]).toEqual(["brainstorm", 1]);
  await ask({ type: "closeRound", roundId });
  expect(phase()).toBe("brainstorm");
  await ask({ type: "setPhase", phase: "board" });
  await ask({ type: "reopenRound", roundId, durationMs: 60_000 });
  expect(phase()).toBe("brainstorm");
  expect(await ask(ratings)).toMatchObject({ refusal: { code: "roundOpen" } });
  expect(phase()).toBe("brainstorm");
});

describe("a round of words", () => {
  test("[PHA-4] is closed by the clock, and an extension counts", async () => {
    const { ask, stage, clock } = await play();
    const roundId = roundOf(await ask(words));
    await clock.pass(59_000);
    await ask({ type: "extendRound", roundId, byMs: 30_000 });
    await clock.pass(30_999);
    expect(stage.current.room.rounds.get(roundId)?.state).toBe("open");
    await clock.pass(1);
    expect(stage.current.room.rounds.get(roundId)?.state).toBe("closed");
    expect(clock.waiting()).toBe(0);
  });

  test("[PHA-4] is closed after a restart, even if its time came while the server was away", async () => {
    const { ask, stage, clock, alarms } = await play();
    const roundId = roundOf(await ask(words));
    alarms.stop();
    await clock.pass(100_000);
    expect(stage.current.room.rounds.get(roundId)?.state).toBe("open");
    const minimums = raisedMinimums();
    const next = newAlarms({ workshops: stage, outside: clock, minimums, log: newLog("silent") });
    await next.meet("w");
    await clock.pass(0);
    expect(stage.current.room.rounds.get(roundId)?.state).toBe("closed");
  });

  test("[PRV-8] shows coarse totals on the beat only", async () => {
    const { ask, stage, clock } = await play();
    await clock.pass(3_000);
    const roundId = roundOf(await ask(words));
    for (let person = 0; person < 7; person++) stage.mine(`k${person}`, [draft(roundId, "d", "x")]);
    const seen: [number, number | null | undefined][] = [];
    for (let second = 0; second < 20; second++) {
      await clock.pass(1_000);
      seen.push([clock.now(), stage.current.room.rounds.get(roundId)?.people]);
    }
    const shown = seen.filter(([, people]) => people === 5);
    expect(shown[0]?.[0]).toBe(1_010_000);
    expect(seen.every(([, people]) => people === 5 || people === null)).toBe(true);
  });

  test("[PRV-10] is revealed in one deed that erases, 3 seconds after the close", async () => {
    const { ask, stage, clock } = await play();
    const roundId = roundOf(await ask(words));
    for (const key of ["a", "b", "c"]) stage.mine(key, [draft(roundId, `d${key}`, `by ${key}`)]);
    await ask({ type: "closeRound", roundId });
    expect(await ask({ type: "reveal", roundId })).toMatchObject({ refusal: { code: "tooSoon" } });
    await clock.pass(3_000);
    expect(await ask({ type: "reveal", roundId })).toEqual({ ok: true, count: 3 });
    const deed = stage.deeds.at(-1);
    expect(deed).toMatchObject({ purge: true, taken: ["da", "db", "dc"] });
    expect(stage.current.map.touchpoints.size).toBe(3);
    expect(stage.current.mines.every(({ snapshot }) => snapshot.drafts.size === 0)).toBe(true);
    expect(await ask({ type: "reveal", roundId })).toMatchObject({
      refusal: { code: "roundOver" },
    });
  });
});

describe("a round with names", () => {
  test("[PRV-97] is revealed though an anonymous one was just refused for too few people", async () => {
    const { ask, stage, clock } = await play();
    const few = roundOf(await ask(words));
    stage.mine("a", [draft(few, "d", "lone")]);
    await ask({ type: "closeRound", roundId: few });
    const named = roundOf(await ask({ ...words, mode: "named" }));
    stage.mine("a", [draft(named, "n", "signed")]);
    await ask({ type: "closeRound", roundId: named });
    await clock.pass(3_000);
    const refused = await ask({ type: "reveal", roundId: few });
    expect(refused).toMatchObject({ refusal: { code: "tooFewPeople" } });
    expect(await ask({ type: "reveal", roundId: named })).toEqual({ ok: true, count: 1 });
    expect(stage.current.mines[0]?.snapshot.drafts.has("d")).toBe(true);
  });
});

describe("late cards", () => {
  test("[PRV-96] [PRV-99] that enough wait is told on the beat, and then they are published together", async () => {
    const { ask, stage, clock } = await play();
    const roundId = roundOf(await ask(words));
    for (const key of ["a", "b", "c"]) stage.mine(key, [draft(roundId, `d${key}`, `by ${key}`)]);
    await ask({ type: "closeRound", roundId });
    await clock.pass(3_000);
    expect(await ask({ type: "reveal", roundId })).toMatchObject({ ok: true });
    const isTold = () => stage.current.room.state.get("main")?.lateWaiting;
    for (const key of ["a", "b"]) stage.mine(key, [draft(roundId, `late${key}`, `late ${key}`)]);
    await clock.pass(20_000);
    expect(isTold()).toBe(false);
    expect(await ask({ type: "revealLate" })).toMatchObject({ refusal: { code: "tooFewPeople" } });
    await clock.pass(10_000);
    stage.mine("c", [draft(roundId, "latec", "late c")]);
    await clock.pass(5_000 - (clock.now() % 5_000));
    const beats: number[] = [];
    for (let second = 0; second < 12 && !isTold(); second++) {
      await clock.pass(1_000);
      if (isTold()) beats.push(clock.now() % 10_000);
    }
    expect(beats).toEqual([0]);
    expect(await ask({ type: "revealLate" })).toEqual({ ok: true, count: 3 });
    expect(isTold()).toBe(false);
    expect(stage.deeds.at(-1)).toMatchObject({ purge: true, taken: ["latea", "lateb", "latec"] });
    expect(stage.current.map.touchpoints.size).toBe(6);
  });

  test("[PRV-99] nobody looks for them where nobody is", async () => {
    const { ask, stage, clock } = await play();
    const roundId = roundOf(await ask(words));
    for (const key of ["a", "b", "c"]) stage.mine(key, [draft(roundId, `d${key}`, `by ${key}`)]);
    await ask({ type: "closeRound", roundId });
    await clock.pass(3_000);
    await ask({ type: "reveal", roundId });
    await clock.pass(30_000);
    expect(clock.waiting()).toBe(1);
    stage.isAnybodyIn = () => false;
    await clock.pass(10_000);
    expect(clock.waiting()).toBe(0);
  });
});

describe("a round of ratings", () => {
  test("[PHA-5] [VOT-7] is closed, published and its ballots erased in one deed", async () => {
    const { ask, stage, clock } = await play();
    const roundId = roundOf(await ask(ratings));
    for (const [key, value] of Object.entries({ a: 2, b: 1, c: -1, e: 0, f: 2 })) {
      const me = { op: "create", table: "me", id: "main", values: { departmentId: "d" } } as const;
      stage.mine(key, [me, ballot(roundId, value, key === "a" ? "Fast" : "")]);
    }
    stage.mine("g", [ballot("before", 1)]);
    stage.room([
      {
        op: "create",
        table: "rounds",
        id: "before",
        values: { kind: "feel", state: "published", endsAtMs: 0, order: "0V" },
      },
    ]);
    await ask({ type: "closeRound", roundId });
    const deeds = stage.deeds.length;
    await clock.pass(2_999);
    expect(stage.current.room.rounds.get(roundId)?.state).toBe("open");
    await clock.pass(1);
    expect(stage.deeds.slice(deeds)).toMatchObject([{ purge: true }]);
    expect(stage.current.room.rounds.get(roundId)?.state).toBe("published");
    expect(stage.current.room.rounds.get(roundId)?.items).toBeNull();
    const tallies = [...stage.current.room.tallies.values()];
    expect(tallies.map(({ departmentId, n }) => [departmentId, n])).toEqual([
      ["", 5],
      ["d", 5],
    ]);
    expect([...stage.current.room.whys.values()].map(({ text }) => text)).toEqual(["Fast"]);
    const ballots = stage.current.mines.map(({ snapshot }) => snapshot.ballots.size);
    expect(ballots).toEqual([0, 0, 0, 0, 0, 0]);
    expect(stage.current.mines[0]?.snapshot.me.size).toBe(1);
  });

  test("[VOT-8] with too few voters is published without figures", async () => {
    const { ask, stage, clock } = await play();
    const roundId = roundOf(await ask(ratings));
    for (const key of ["a", "b"]) stage.mine(key, [ballot(roundId, 2, "mine alone")]);
    await clock.pass(63_000);
    expect(stage.current.room.rounds.get(roundId)?.state).toBe("published");
    expect(stage.current.room.tallies.size + stage.current.room.whys.size).toBe(0);
    expect(stage.current.mines.map(({ snapshot }) => snapshot.ballots.size)).toEqual([0, 0]);
  });
});

describe("a dot vote", () => {
  test("[PHA-5] [VOT-70] is closed, published and its dots erased in one deed, late ones of earlier votes too", async () => {
    const { ask, stage, clock } = await play();
    stage.map(
      ["t1", "t2", "t3", "t4"].map((id) => ({
        op: "create" as const,
        table: "touchpoints" as const,
        id,
        values: { text: id },
      })),
    );
    const roundId = roundOf(
      await ask({ type: "openRound", kind: "dots", dots: 4, durationMs: 60_000 }),
    );
    const dots = (id: string, touchpointId: string, count: number, of = roundId) =>
      ({
        op: "create",
        table: "dots",
        id,
        values: { roundId: of, touchpointId, count },
      }) as const;
    stage.room([
      {
        op: "create",
        table: "rounds",
        id: "before",
        values: { kind: "dots", state: "published", endsAtMs: 0, order: "0V" },
      },
    ]);
    for (const key of ["a", "b", "c"]) {
      stage.mine(key, [dots("x", "t1", 3), dots("y", "t2", 1), dots("z", "t3", 2, "before")]);
    }
    for (const key of ["d", "e"]) stage.mine(key, [dots("x", "t2", 1), dots("y", "t4", 1)]);
    await ask({ type: "closeRound", roundId });
    const deeds = stage.deeds.length;
    await clock.pass(3_000);
    expect(stage.deeds.slice(deeds)).toMatchObject([{ purge: true }]);
    expect(stage.current.room.rounds.get(roundId)?.state).toBe("published");
    const results = [...stage.current.room.dotResults.values()];
    expect(results.map(({ touchpointId, dots: count }) => [touchpointId, count])).toEqual([
      ["t1", 9],
      ["t2", 5],
    ]);
    expect(stage.current.mines.every(({ snapshot }) => snapshot.dots.size === 0)).toBe(true);
  });
});

describe("links", () => {
  test("[ACC-2] are answered with a token that is stored only as a hash", async () => {
    const { ask, stage, store } = await play();
    const answer = await ask({ type: "createLink", role: "viewer" }, "facilitator", "twice");
    const link = answer.ok ? (answer.link ?? "") : "";
    expect(link).toMatch(/^http:\/\/host\/w\/w#[\w-]{43}$/);
    const token = link.split("#")[1] ?? "";
    expect(JSON.stringify(stage.deeds)).not.toContain(token);
    const [, made] = await store.links("w");
    expect(made).toMatchObject({ role: "viewer", tokenHash: hashToken(token) });
    expect(await ask({ type: "createLink", role: "viewer" }, "facilitator", "twice")).toEqual(
      answer,
    );
    expect(await store.links("w")).toHaveLength(2);
  });

  test("[ACC-8] the last of a facilitator stays, two at once included", async () => {
    const { ask, own, store } = await play();
    const revoke = (linkId: string) => ask({ type: "revokeLink", linkId });
    expect(await revoke(own.record.id)).toMatchObject({ refusal: { code: "lastOne" } });
    const other = await ask({ type: "createLink", role: "facilitator" });
    const otherId = other.ok ? (other.linkId ?? "") : "";
    const both = await Promise.all([revoke(own.record.id), revoke(otherId)]);
    expect(both.map((answer) => answer.ok)).toEqual([true, false]);
    const links = await store.links("w");
    expect(links.map(({ revoked }) => revoked)).toEqual([true, false]);
    expect(await revoke("none")).toMatchObject({ refusal: { code: "gone" } });
  });
});

test("[ACC-11] a deleted workshop is gone, and its alarms with it", async () => {
  const { ask, store, clock } = await play();
  await ask(words);
  expect(await ask({ type: "deleteWorkshop" })).toEqual({ ok: true });
  expect(await store.workshop("w")).toEqual({ kind: "deleted" });
  expect(clock.waiting()).toBe(0);
});
