// What presence tells while people write or vote without their names, on the room's connections and on the others.
import { expect, test } from "vitest";
import { roundKinds } from "../../shared/model/tables.ts";
import { awarenessFrame } from "../../shared/wire/frames.ts";
import { openTestRooms, type Person, presenceAt } from "./rooms.fixture.ts";

const { begin, decide, enter, tick } = openTestRooms();

function say(person: Person, clock: number): void {
  const state = JSON.stringify({ name: "Ada" });
  person.visit?.receive(awarenessFrame([{ client: person.doc.clientID, clock, state }]));
}

test.each(roundKinds)(
  "[PRV-142] in an anonymous round of %s who is here, comes or asks is told heads alone, after a restart too",
  async (kind) => {
    const ada = await enter("contributor", "room");
    const reader = await enter("viewer", "room");
    say(ada, 1);
    await tick();
    const named = { [ada.doc.clientID]: { name: "Ada", role: "contributor" } };
    expect(presenceAt(reader)).toEqual(named);
    const values = { kind, mode: "anonymous", state: "open", endsAtMs: 9e9, order: "V" } as const;
    await decide(() => ({
      ok: true,
      value: { room: [{ op: "create", table: "rounds", id: "r", values }], answer: { ok: true } },
    }));
    await tick();
    const heads = { [ada.doc.clientID]: {} };
    expect(presenceAt(reader)).toEqual(heads);
    say(ada, 2);
    await tick();
    expect(presenceAt(await enter("viewer", "room"))).toEqual(heads);

    await begin();
    const back = await enter("contributor", "room");
    say(back, 1);
    await tick();
    expect(presenceAt(await enter("viewer", "room"))).toEqual({ [back.doc.clientID]: {} });
  },
);

test("[PRV-143] presence is heard and told on the connections of the room alone", async () => {
  const reader = await enter("viewer", "room");
  const elsewhere = [await enter("contributor", "mine"), await enter("contributor", "map")];
  for (const person of elsewhere) say(person, 1);
  await tick();
  expect(presenceAt(reader)).toEqual({});
  const ada = await enter("contributor", "room");
  say(ada, 1);
  await tick();
  expect(Object.keys(presenceAt(reader))).toEqual([String(ada.doc.clientID)]);
  const askWhoIsHere = Uint8Array.of(3);
  for (const person of elsewhere) {
    person.visit?.receive(askWhoIsHere);
    await tick();
    expect(presenceAt(person)).toEqual({});
  }
});

test("[PRV-144] what is too short to be a participant's secret opens no private document", async () => {
  for (const participant of ["", "1", "x".repeat(19), "not a secret of any kind"]) {
    const guest = await enter("contributor", "mine", { participant });
    expect(guest.line.closed?.code).toBe(4403);
  }
});
