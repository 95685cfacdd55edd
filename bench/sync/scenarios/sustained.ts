// Row 3: how many edits a second 200 people get from each other while 99 of 100 arrive within 200 ms.
import { Marks } from "../marks.ts";
import { atLeastTimes, type Scenario } from "../scenario.ts";
import { newPen, talkTogether } from "../talker.ts";
import { comesTrue, quantile, steadily } from "../waiting.ts";

const people = 200;
const watchers = 2;
const stepMs = 1_200;
/**
 * Edits a second of all together. Waymark lets one connection send 120 frames a second and no more, so that there are
 * more people than the row of 100 had: what is reached is not to be the end of the ladder.
 */
const ladder = [250, 400, 650, 1_000, 1_500, 2_300, 3_500, 5_000, 7_500, 11_000, 16_000, 23_000];

export const sustained: Scenario = {
  id: "sustained",
  contestants: ["relay", "yws", "hocus", "waymark"],
  lines: [
    {
      title: "delivered edits/s while p99 ≤ 200 ms, 200 people",
      figure: "delivered",
      digits: 0,
      better: "more",
      goal: atLeastTimes(1.2, "hocus"),
    },
  ],
  run: async (contestant, { scale, fresh }) => {
    const running = await contestant.start();
    const { edits } = await running.board(fresh());
    const marks = new Marks();
    const talkers = await talkTogether(edits, people, (at) =>
      at < watchers ? { onUpdate: (update) => marks.see(update) } : {},
    );
    for (const talker of talkers.slice(watchers)) talker.goDeaf();
    const pens = talkers.map(() => newPen());
    const keepsUpWith = async (perSecond: number): Promise<boolean> => {
      marks.takeWaits();
      const written = await steadily(perSecond, stepMs * scale, (count) => {
        const at = count % people;
        talkers[at]?.say(pens[at]?.write(marks.next()) ?? new Uint8Array());
      });
      const expected = written * (watchers - watchers / people) * 0.99;
      const isSeen = await comesTrue(() => marks.seen >= expected, 1_000);
      return isSeen && quantile(marks.takeWaits(), 0.99) <= 200;
    };
    let reached = 0;
    for (const perSecond of ladder) {
      // A second try, since one hiccup of the machine is not the server's.
      if (!(await keepsUpWith(perSecond)) && !(await keepsUpWith(perSecond))) break;
      reached = perSecond;
    }
    for (const talker of talkers) talker.leave();
    await running.kill();
    return { delivered: reached * (people - 1) };
  },
};
