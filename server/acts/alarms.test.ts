// Whose rounds are looked at when, where a store fails now and then. Rules SYN-142, SYN-143.
import { expect, test } from "vitest";
import { raisedMinimums } from "../../shared/model/minimums.ts";
import { newLog } from "../log.ts";
import { newAlarms } from "./alarms.ts";
import { handClock, newStage } from "./play.fixture.ts";

/** Alarms over rooms that cannot be read as long as `isBroken` says so, and whose rounds were asked for. */
function open(isBroken: (workshopId: string) => boolean) {
  const asked: string[] = [];
  const stage = newStage();
  const rounds: typeof stage.rounds = async (id) => {
    asked.push(id);
    if (isBroken(id)) throw new Error("The disk is gone.");
    return stage.rounds(id);
  };
  const workshops = { ...stage, rounds, isAnybodyIn: () => false };
  const outside = handClock();
  const log = newLog("silent");
  const alarms = newAlarms({ workshops, outside, minimums: raisedMinimums(), log });
  return { asked, alarms, stage, clock: outside };
}

test("[SYN-142] a workshop whose rounds could not be read is asked for them by the next who enters", async () => {
  let isBroken = true;
  const { alarms, asked } = open(() => isBroken);
  await expect(alarms.meet("w")).rejects.toThrow("The disk is gone.");
  isBroken = false;
  for (let time = 0; time < 2; time++) await alarms.meet("w");
  expect(asked).toEqual(["w", "w"]);
});

test("[SYN-142] at the start, one that cannot be read keeps no other from being watched", async () => {
  const { alarms, asked } = open((id) => id === "broken");
  await alarms.meetAll(["first", "broken", "last"]);
  expect(asked).toEqual(["first", "broken", "last"]);
});

test("[SYN-143] a round that could not be read once it was opened, or extended, ends by the clock all the same", async () => {
  let isBroken = false;
  const { alarms, stage, clock } = open(() => isBroken);
  const state = () => stage.current.room.rounds.get("r")?.state;
  const watchInVain = async (): Promise<void> => {
    isBroken = true;
    await expect(alarms.watch("w")).rejects.toThrow("The disk is gone.");
    isBroken = false;
  };
  await alarms.meet("w");
  const endsAtMs = clock.now() + 60_000;
  const values = { kind: "brainstorm", state: "open", endsAtMs, order: "V" } as const;
  stage.room([{ op: "create", table: "rounds", id: "r", values }]);
  await watchInVain();
  await clock.pass(50_000);
  const later = { endsAtMs: endsAtMs + 30_000 };
  stage.room([{ op: "update", table: "rounds", id: "r", values: later }]);
  await watchInVain();
  await clock.pass(39_999);
  expect(state()).toBe("open");
  await clock.pass(1);
  expect(state()).toBe("closed");
  alarms.stop();
  expect(clock.waiting()).toBe(0);
});
