// Rows 1 and 2: 300 people in a room who make 160 edits a second together: the server's processor time for what it
// delivers, and how long an edit takes; then the same waits among 10 people.
import * as Y from "yjs";
import type { Contestant } from "../contestants.ts";
import { Marks } from "../marks.ts";
import { atMost, atMostTimes, type Figures, type Scenario } from "../scenario.ts";
import { newPen, talkTogether } from "../talker.ts";
import { comesTrue, quantile, steadily } from "../waiting.ts";

/** So many have a live document and see an edit once it is applied; the others only take what comes. */
const watchers = 3;

export const crowd: Scenario = {
  id: "crowd",
  contestants: ["relay", "yws", "yws-ldb", "hocus", "waymark"],
  lines: [
    {
      title: "processor time for 1,000 delivered edits, 300 people, 160 edits/s, ms",
      figure: "cpuMsPer1000",
      digits: 2,
      better: "less",
      goal: atMostTimes(0.4, "relay"),
    },
    {
      title: "edit → applied elsewhere, 300 people, p50 ms",
      figure: "p50Ms",
      digits: 1,
      better: "less",
      goal: atMost(20),
    },
    { title: "… p99 ms", figure: "p99Ms", digits: 1, better: "less", goal: atMost(50) },
  ],
  run: (contestant, { scale, fresh }) =>
    writeTogether(contestant, fresh(), { people: 300, perSecond: 160, forMs: 4_000 * scale }),
};

export const thirty: Scenario = {
  id: "thirty",
  contestants: ["relay", "hocus", "waymark"],
  lines: [
    {
      title: "edit → applied elsewhere, 30 people × 10 edits/s, p50 ms",
      figure: "p50Ms",
      digits: 1,
      better: "less",
    },
    { title: "… p95 ms", figure: "p95Ms", digits: 1, better: "less", goal: atMost(100) },
    { title: "… p99 ms", figure: "p99Ms", digits: 1, better: "less", goal: atMost(250) },
    {
      title: "… processor time for 1,000 delivered edits, ms",
      figure: "cpuMsPer1000",
      digits: 1,
      better: "less",
    },
  ],
  run: (contestant, { scale, fresh }) =>
    writeTogether(contestant, fresh(), { people: 30, perSecond: 300, forMs: 3_000 * scale }),
};

export const few: Scenario = {
  id: "few",
  contestants: ["relay", "relay-kept", "yws", "hocus", "waymark"],
  lines: [
    {
      title: "edit → applied elsewhere, 10 people × 5 edits/s, p50 ms",
      figure: "p50Ms",
      digits: 2,
      better: "less",
      goal: atMostTimes(1.5, "relay"),
    },
    { title: "… p99 ms", figure: "p99Ms", digits: 1, better: "less" },
  ],
  run: (contestant, { scale, fresh }) =>
    writeTogether(contestant, fresh(), { people: 10, perSecond: 50, forMs: 3_000 * scale }),
};

interface Plan {
  readonly people: number;
  /** Edits a second of all together. */
  readonly perSecond: number;
  readonly forMs: number;
}

async function writeTogether(
  contestant: Contestant,
  board: number,
  { people, perSecond, forMs }: Plan,
): Promise<Figures> {
  const running = await contestant.start();
  const { edits } = await running.board(board);
  const marks = new Marks();
  const docs = Array.from({ length: watchers }, () => new Y.Doc());
  const talkers = await talkTogether(edits, people, (at) => {
    const doc = docs[at];
    if (doc === undefined) return {};
    return {
      onUpdate: (update) => {
        Y.applyUpdate(doc, update);
        marks.see(update);
      },
    };
  });
  for (const talker of talkers.slice(watchers)) talker.goDeaf();
  const pens = talkers.map(() => newPen());
  const write = (count: number): void => {
    const at = count % people;
    talkers[at]?.say(pens[at]?.write(marks.next()) ?? new Uint8Array());
  };
  // The first second is for the compilers.
  const first = await steadily(perSecond, 1_000, write);
  await comesTrue(() => marks.seen >= expectedOf(first, people), 5_000);
  marks.takeWaits();
  const cpuBeforeMs = running.cpuMs();
  const written = await steadily(perSecond, forMs, write);
  // What is not delivered yet is not paid for yet.
  const isDelivered = await comesTrue(() => marks.seen >= expectedOf(written, people), 10_000);
  const cpuMs = isDelivered ? running.cpuMs() - cpuBeforeMs : Number.NaN;
  const waits = marks.takeWaits();
  for (const talker of talkers) talker.leave();
  await running.kill();
  return {
    p50Ms: quantile(waits, 0.5),
    p95Ms: quantile(waits, 0.95),
    p99Ms: quantile(waits, 0.99),
    cpuMsPer1000: (cpuMs * 1_000) / (written * (people - 1)),
  };
}

/** How often edits are seen by those who look, of whom each looks at all but its own; the last ones may still come. */
function expectedOf(written: number, people: number): number {
  return Math.floor(written * watchers * (1 - 1 / people) * 0.995);
}
