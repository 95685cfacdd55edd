// Rows 4 and 5: 300 people join a board of 5,000 cards within 2 s, while those who are inside go on editing.
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { updateFrame } from "../../../shared/wire/frames.ts";
import type { Address } from "../contestants.ts";
import { Marks } from "../marks.ts";
import { atMost, atMostTimes, type Scenario } from "../scenario.ts";
import { boardUpdates, cardsIn, newPen, talk, talkTogether } from "../talker.ts";
import { comesTrue, quantile, steadily } from "../waiting.ts";

const inside = 6;
const watchers = 2;

export const joins: Scenario = {
  id: "joins",
  contestants: ["yws", "hocus", "waymark"],
  lines: [
    {
      title: "300 join a board of 5,000 cards within 2 s: all in after, s",
      figure: "allInS",
      digits: 1,
      better: "less",
      goal: atMost(2.5),
    },
    {
      title: "… server's processor time, s",
      figure: "cpuS",
      digits: 2,
      better: "less",
      goal: atMostTimes(0.15, "yws"),
    },
    {
      title: "… edits of those inside meanwhile, p99 ms",
      figure: "p99Ms",
      digits: 0,
      better: "less",
      goal: atMost(50),
    },
  ],
  run: async (contestant, { scale, fresh }) => {
    const running = await contestant.start();
    const { edits } = await running.board(fresh());
    const marks = new Marks();
    const talkers = await talkTogether(edits, inside, (at) =>
      at < watchers ? { onUpdate: (update) => marks.see(update) } : {},
    );
    for (const update of boardUpdates(5_000, 100)) {
      talkers[0]?.say(updateFrame(update));
      await pause(10);
    }
    await pause(1_500);
    const pens = talkers.map(() => newPen());
    marks.takeWaits();
    const cpuBeforeMs = running.cpuMs();
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        await steadily(20, 200, (count) => {
          const at = count % inside;
          talkers[at]?.say(pens[at]?.write(marks.next()) ?? new Uint8Array());
        });
      }
    })();
    const { allInMs, cards } = await joinTogether(edits, Math.round(300 * scale));
    const cpuMs = running.cpuMs() - cpuBeforeMs;
    isOver = true;
    await writing;
    // What is still on its way had to wait at least as long as until now.
    await comesTrue(() => false, 300);
    const waits = marks.takeWaits();
    for (const talker of talkers) talker.leave();
    await running.kill();
    if (cards !== 5_000)
      throw new Error(`${contestant.name} gave a joiner ${cards} cards of 5,000`);
    return { allInS: allInMs / 1_000, cpuS: cpuMs / 1_000, p99Ms: quantile(waits, 0.99) };
  },
};

/** Everybody leaves once they have the whole board; gives how many cards the last one had. */
async function joinTogether(
  address: Address,
  joiners: number,
): Promise<{ readonly allInMs: number; readonly cards: number }> {
  const startedMs = performance.now();
  let last: Uint8Array[] = [];
  await Promise.all(
    Array.from({ length: joiners }, async (_, at) => {
      await pause((at * 2_000) / joiners);
      const parts: Uint8Array[] = [];
      await new Promise<void>((resolve) => {
        const joiner = talk(address, {
          onUpdate: (update, isStep2) => {
            parts.push(update);
            if (isStep2) joiner.then((one) => one.leave()).then(resolve, resolve);
          },
        });
      });
      last = parts;
    }),
  );
  const allInMs = performance.now() - startedMs;
  const doc = new Y.Doc();
  for (const part of last) Y.applyUpdate(doc, part);
  return { allInMs, cards: cardsIn(doc) };
}
