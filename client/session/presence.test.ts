import { afterEach, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { type Outside, seededChance } from "../../shared/kit/outside.ts";
import { followPresence, idle } from "./presence.ts";
import { presenceLimits, presenceToState, stateToPerson } from "./presenceState.ts";

const opened: Awareness[] = [];
afterEach(() => {
  for (const awareness of opened.splice(0)) awareness.destroy();
});

function awarenessOf(clientId: number): Awareness {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const awareness = new Awareness(doc);
  opened.push(awareness);
  return awareness;
}

/** A clock that stands still until a test moves it, and what it wakes. */
function handClock() {
  const timers: { atMs: number; run: () => void }[] = [];
  let nowMs = 1_000;
  const outside: Outside = {
    ...seededChance(1),
    now: () => nowMs,
    after: (delayMs, run) => {
      timers.push({ atMs: nowMs + delayMs, run });
      return () => undefined;
    },
  };
  const advance = (byMs: number): void => {
    nowMs += byMs;
    for (const timer of timers.splice(0)) {
      if (timer.atMs <= nowMs) timer.run();
      else timers.push(timer);
    }
  };
  return { outside, advance };
}

function follow(awareness: Awareness, round: { isAnonymous: boolean }) {
  const { outside, advance } = handClock();
  const presence = followPresence({
    awareness,
    own: { name: "Ada", role: "curator", color: 3 },
    isAnonymous: () => round.isAnonymous,
    outside,
    schedule: (run) => run(),
  });
  return { presence, advance };
}

function tell(to: Awareness, from: Awareness): void {
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), "server");
}

test("[SYN-42] one tells about oneself at most 20 times a second, the latest at the end", () => {
  const awareness = awarenessOf(1);
  const { presence, advance } = follow(awareness, { isAnonymous: false });
  let told = 0;
  awareness.on("update", () => told++);
  for (let x = 1; x <= 30; x++) presence.tell({ pointer: [x, 0] });
  expect(told).toBe(0);
  advance(50);
  expect(told).toBe(1);
  expect(awareness.getLocalState()).toMatchObject({ pointer: [30, 0], name: "Ada" });
});

test("[MAP-290] what one tells about oneself after a pause waits for the picture, and no longer", () => {
  const awareness = awarenessOf(1);
  const { presence, advance } = follow(awareness, { isAnonymous: false });
  advance(1_000);
  presence.tell({ pointer: [1, 0] });
  expect(awareness.getLocalState()).not.toMatchObject({ pointer: [1, 0] });
  advance(16);
  expect(awareness.getLocalState()).toMatchObject({ pointer: [1, 0] });
});

test("[SYN-42] a round that becomes anonymous is heeded at once", () => {
  const round = { isAnonymous: false };
  const awareness = awarenessOf(1);
  const { presence, advance } = follow(awareness, round);
  advance(1_000);
  round.isAnonymous = true;
  presence.review();
  expect(awareness.getLocalState()).toEqual({});
});

test("[SYN-42] inside an anonymous round nothing is told and nobody is shown but counted", () => {
  const round = { isAnonymous: false };
  const here = awarenessOf(1);
  const there = awarenessOf(2);
  const { presence, advance } = follow(here, round);
  there.setLocalState({ role: "contributor", name: "Bo", color: 2 });
  tell(here, there);
  expect(presence.people().map(({ name }) => name)).toEqual(["Bo"]);
  round.isAnonymous = true;
  presence.review();
  advance(50);
  expect(here.getLocalState()).toEqual({});
  expect(presence.people()).toEqual([]);
  expect(presence.headCount()).toBe(2);
  round.isAnonymous = false;
  presence.review();
  advance(50);
  expect(presence.people()).toHaveLength(1);
});

test("the same people are the same array, and each person the same object", () => {
  const here = awarenessOf(1);
  const [a, b] = [awarenessOf(2), awarenessOf(3)];
  const { presence } = follow(here, { isAnonymous: false });
  a.setLocalState({ role: "curator", name: "A" });
  b.setLocalState({ role: "viewer" });
  tell(here, a);
  tell(here, b);
  const before = presence.people();
  b.setLocalState({ role: "viewer", pointer: [1, 2] });
  tell(here, b);
  expect(presence.people()[0]).toBe(before[0]);
  expect(presence.people()[1]).not.toBe(before[1]);
});

test("[SYN-41] what is out of bounds is left out and the rest is shown", () => {
  const person = stateToPerson(9, {
    role: "curator",
    name: `  Eve\u202E${"x".repeat(10_000)}`,
    color: 99,
    at: 7,
    pointer: [Number.NaN, 0],
    selected: ["ok", 5, "not an id", ...Array.from({ length: 100 }, (_, i) => `s${i}`)],
    dragging: { fine: [1, 2], far: [1e12, 0], "no id!": [0, 0], __proto__: [1, 1] },
  });
  expect(person).toMatchObject({ role: "curator", color: 2, at: "", pointer: null });
  expect(person?.name.startsWith("Ev")).toBe(true);
  expect(person?.name.length).toBeLessThanOrEqual(40);
  expect(person?.name).not.toContain("\u202E");
  expect(person?.selected.length).toBeLessThanOrEqual(presenceLimits.selected);
  expect(person?.selected[0]).toBe("ok");
  expect(Object.keys(person?.dragging ?? {})).toEqual(["fine"]);
});

test("[SYN-41] what is no presence at all is nobody", () => {
  for (const state of [null, 3, "x", [], {}, { role: "owner" }]) {
    expect(stateToPerson(1, state)).toBeNull();
  }
});

test("[SYN-42] what is told fits the bounds that others read by", () => {
  const selected = Array.from({ length: 80 }, (_, i) => `s${i}`);
  const state = presenceToState(
    {
      name: "n".repeat(100),
      role: "viewer",
      color: 1,
      at: "board",
      pointer: [1, 2],
      selected,
      dragging: {},
      showing: "present/j1/s1",
      view: "journeys/j1",
      following: 7,
      writing: "stages/s1/name",
    },
    false,
  );
  expect(stateToPerson(1, JSON.parse(JSON.stringify(state)))).toMatchObject({
    name: "n".repeat(40),
    selected: selected.slice(0, 50),
    pointer: [1, 2],
    showing: "present/j1/s1",
    view: "journeys/j1",
    following: 7,
    writing: "stages/s1/name",
  });
});

test("[SYN-41] a path that leads out of the workshop is no path", () => {
  for (const showing of ["https://elsewhere.example", "a b", "x".repeat(200), 7, null]) {
    expect(stateToPerson(1, { role: "facilitator", showing })?.showing).toBe("");
    expect(stateToPerson(1, { role: "viewer", view: showing })?.view).toBe("");
  }
});

test("[MAP-449] where somebody writes is told as a path, and to nobody inside an anonymous round", () => {
  const own = { ...idle, role: "curator", color: 3, writing: "stages/s1/name" } as const;
  expect(stateToPerson(1, presenceToState(own, false))?.writing).toBe("stages/s1/name");
  expect(presenceToState(own, true)).toEqual({});
  for (const writing of ["<b>", "x".repeat(presenceLimits.showing + 1), 7, null]) {
    expect(stateToPerson(1, { role: "curator", writing })?.writing).toBe("");
  }
});
