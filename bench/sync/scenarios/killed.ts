// Row 10: the server is killed while people write: how many edits that somebody had been shown are gone.
import { setTimeout as pause } from "node:timers/promises";
import { Marks } from "../marks.ts";
import { atMost, type Scenario } from "../scenario.ts";
import { marksIn, newPen, talk, talkTogether } from "../talker.ts";
import { comesTrue, steadily } from "../waiting.ts";

const writers = 5;

export const killed: Scenario = {
  id: "killed",
  once: true,
  contestants: ["relay", "yws", "yws-ldb", "hocus", "waymark"],
  lines: [
    {
      title: "`kill -9` while writing: edits lost that others had seen, %",
      figure: "lostPercent",
      digits: 0,
      better: "less",
      goal: atMost(0),
    },
  ],
  run: async (contestant, { fresh }) => {
    const number = fresh();
    const running = await contestant.start();
    const { edits } = await running.board(number);
    const seen = new Set<number>();
    const marks = new Marks();
    const talkers = await talkTogether(edits, writers + 1, (at) =>
      at === writers ? { onUpdate: (update) => note(seen, update) } : {},
    );
    const pens = talkers.map(() => newPen());
    const writing = steadily(100, 2_000, (count) => {
      const at = count % writers;
      talkers[at]?.say(pens[at]?.write(marks.next()) ?? new Uint8Array());
    });
    await pause(1_200 + Math.random() * 600);
    await running.kill();
    await writing;
    for (const talker of talkers) talker.leave();
    const again = await contestant.start();
    const kept = new Set<number>();
    const reader = await talk((await again.board(number)).edits, {
      onUpdate: (update) => note(kept, update),
    });
    await comesTrue(() => kept.size >= seen.size, 2_000);
    reader.leave();
    await again.kill();
    const lost = [...seen].filter((mark) => !kept.has(mark)).length;
    return { lostPercent: (lost * 100) / Math.max(1, seen.size) };
  },
};

function note(known: Set<number>, update: Uint8Array): void {
  for (const mark of marksIn(update)) known.add(mark);
}
