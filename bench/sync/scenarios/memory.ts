// Rows 8 and 9: what an open room with a board of 200 cards keeps alive, whether that is given back when all have left,
// and what an idle connection costs the process.
import { setTimeout as pause } from "node:timers/promises";
import { updateFrame } from "../../../shared/wire/frames.ts";
import type { Running } from "../contestants.ts";
import { atMost, atMostTimes, type Scenario } from "../scenario.ts";
import { boardUpdates, type Talker, talkTogether } from "../talker.ts";

const rooms = 50;

export const openRooms: Scenario = {
  id: "rooms",
  contestants: ["relay", "yws", "hocus", "waymark"],
  once: true,
  lines: [
    {
      title: "live memory of an open room with 200 cards, KB",
      figure: "kbPerRoom",
      digits: 0,
      better: "less",
      goal: atMostTimes(0.15, "hocus"),
    },
    {
      title: "… kept when all have left, KB",
      figure: "kbKept",
      digits: 0,
      better: "less",
      goal: atMost(8),
    },
  ],
  run: async (contestant, { fresh }) => {
    const running = await contestant.start();
    const updates = boardUpdates(200, 200);
    // What is made once, and code, belong to nobody's room.
    for (const talker of await openRoomsWith(running, updates, rooms, fresh)) talker.leave();
    await pause(3_000);
    const before = await running.liveBytes();
    const talkers = await openRoomsWith(running, updates, rooms, fresh);
    await pause(3_000);
    const open = await running.liveBytes();
    for (const talker of talkers) talker.leave();
    await pause(4_000);
    const after = await running.liveBytes();
    await running.kill();
    const kb = (bytes: number): number => Math.max(0, bytes) / rooms / 1_024;
    return { kbPerRoom: kb(open - before), kbKept: kb(after - before) };
  },
};

async function openRoomsWith(
  running: Running,
  updates: readonly Uint8Array[],
  count: number,
  fresh: () => number,
): Promise<Talker[]> {
  const talkers: Talker[] = [];
  for (let room = 0; room < count; room++) {
    const { edits } = await running.board(fresh());
    const [talker] = await talkTogether(edits, 1);
    if (talker === undefined) continue;
    for (const update of updates) talker.say(updateFrame(update));
    talkers.push(talker);
  }
  return talkers;
}

export const idle: Scenario = {
  id: "idle",
  once: true,
  contestants: ["relay", "yws", "hocus", "waymark"],
  lines: [
    {
      title: "resident memory of an idle connection, KB",
      figure: "kbPerConnection",
      digits: 1,
      better: "less",
      goal: atMost(20),
    },
  ],
  run: async (contestant, { scale, fresh }) => {
    const running = await contestant.start();
    const count = Math.round(1_000 * scale);
    const { edits } = await running.board(fresh());
    // The first ones fill pools and compile code.
    const first = await talkTogether(edits, 300);
    await running.liveBytes();
    await pause(500);
    const before = running.rssBytes();
    const talkers = await talkTogether(edits, count);
    await pause(500);
    await running.liveBytes();
    await pause(500);
    const after = running.rssBytes();
    for (const talker of [...first, ...talkers]) talker.leave();
    await running.kill();
    return { kbPerConnection: (after - before) / count / 1_024 };
  },
};
