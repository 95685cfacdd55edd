import { expect, test } from "vitest";
import {
  type AwarenessEntry,
  awarenessFrame,
  readAwareness,
  readFrame,
} from "../../shared/wire/frames.ts";
import { Presence } from "./presence.ts";

function statesOf(frame: Uint8Array | undefined): readonly AwarenessEntry[] | undefined {
  if (frame === undefined) return undefined;
  const read = readFrame(frame);
  if (!read.ok || read.value.kind !== "awareness") throw new Error("No presence");
  return readAwareness(read.value.states, 1_000);
}

function payload(entries: readonly AwarenessEntry[]): Uint8Array {
  const read = readFrame(awarenessFrame(entries));
  if (!read.ok || read.value.kind !== "awareness") throw new Error("No presence");
  return read.value.states;
}

function hearAll(presence: Presence<string>, names: readonly string[], clock: number): void {
  for (const [at, name] of names.entries()) {
    const state = JSON.stringify({ user: name, clock });
    presence.hear(name, "curator", payload([{ client: at + 1, clock, state }]));
  }
}

const names = ["ada", "ben", "cleo"];

test("[SYN-14] everybody is told of the others, whoever is left out, in one batch", () => {
  const presence = new Presence<string>(4_096);
  hearAll(presence, names, 1);
  const { frameFor } = presence.news(1_000);
  for (const [at, name] of names.entries()) {
    const others = [1, 2, 3].filter((client) => client !== at + 1);
    expect(statesOf(frameFor(name))?.map(({ client }) => client)).toEqual(others);
    expect(statesOf(presence.everybody(name))).toEqual(statesOf(frameFor(name)));
  }
  const all = statesOf(frameFor("a reader"));
  expect(all?.map(({ state }) => JSON.parse(state).user)).toEqual(names);
  // One frame for all who are not in it.
  expect(frameFor("a reader")).toBe(frameFor("another reader"));
});

test("[SYN-14] who is alone in a batch is told nothing of it", () => {
  const presence = new Presence<string>(4_096);
  hearAll(presence, ["ada"], 1);
  const { frameFor } = presence.news(1_000);
  expect(frameFor("ada")).toBeUndefined();
  expect(statesOf(frameFor("ben"))).toHaveLength(1);
  expect(presence.everybody("ada")).toBeUndefined();
});

test("[SYN-71] an echo of everybody changes nothing, and one's own state in it is heard", () => {
  const presence = new Presence<string>(4_096);
  hearAll(presence, names, 1);
  presence.news(1_000);
  const echo = (own: number): AwarenessEntry[] =>
    [1, 2, 3].map((client) => ({
      client,
      clock: 9_000,
      state: client === own ? '{"x":1}' : "null",
    }));
  presence.hear("ada", "curator", payload(echo(0).slice(1)));
  // Somebody else's words, and those cut off in the middle.
  presence.hear("ada", "curator", payload(echo(0).slice(1)).subarray(0, 9));
  expect(presence.hasNews()).toBe(false);
  presence.hear("ben", "curator", payload(echo(2)));
  expect(
    statesOf(presence.news(2_000).frameFor("ada"))?.map(({ state }) => JSON.parse(state)),
  ).toEqual([{ x: 1, role: "curator" }]);
});

test("[SYN-118] who is here is encoded once for all who ask, until somebody comes, changes or leaves", () => {
  const presence = new Presence<string>(4_096);
  hearAll(presence, ["ada", "ben"], 1);
  presence.news(1_000);
  const told = (): Uint8Array | undefined => {
    const first = presence.everybody("a reader");
    expect(presence.everybody("another reader")).toBe(first);
    expect(statesOf(presence.everybody("ada"))?.some(({ client }) => client === 1)).toBe(false);
    return first;
  };
  const usersIn = (frame: Uint8Array | undefined): unknown =>
    statesOf(frame)?.map(({ state }) => JSON.parse(state)?.user);
  expect(usersIn(told())).toEqual(["ada", "ben"]);
  hearAll(presence, names, 2);
  // Told to nobody yet, so not to who asks either.
  expect(usersIn(told())).toEqual(["ada", "ben"]);
  presence.news(2_000);
  expect(usersIn(told())).toEqual(names);
  presence.leave("ada");
  expect(usersIn(presence.everybody("a reader"))).toEqual(["ben", "cleo"]);
  // Who missed it is told in a frame of its own, and nobody else is.
  expect(usersIn(presence.everybody("ben", [1]))).toEqual([undefined, "cleo"]);
  expect(usersIn(presence.everybody("a reader"))).toEqual(["ben", "cleo"]);
});

test("[SYN-41] a state beyond the bound is not taken, and the one before it stays", () => {
  const presence = new Presence<string>(40);
  hearAll(presence, ["ada"], 1);
  presence.news(1_000);
  const state = JSON.stringify({ user: "ü".repeat(20) });
  expect(presence.hear("ada", "curator", payload([{ client: 1, clock: 2, state }]))).toBe(false);
  expect(presence.hear("ben", "curator", payload([{ client: 2, clock: 1, state }]))).toBe(false);
  expect(presence.hasNews()).toBe(false);
  expect(statesOf(presence.everybody("ben"))?.map(({ client }) => client)).toEqual([1]);
});
