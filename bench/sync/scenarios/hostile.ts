// Row 11: 24 hostile inputs, each on a board of its own where two honest people work: whether the process dies, whether
// the board can be used after, and how long an honest edit was held up at worst.
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { updateFrame } from "../../../shared/wire/frames.ts";
import type { Address, Contestant, Running } from "../contestants.ts";
import { Marks } from "../marks.ts";
import { atMost, type Scenario } from "../scenario.ts";
import { boardUpdates, cardsIn, newPen, talk, talkTogether } from "../talker.ts";
import { comesTrue, steadily } from "../waiting.ts";
import { type Attack, attacks } from "./attacks.ts";

export const hostile: Scenario = {
  id: "hostile",
  contestants: ["yws", "yws-ldb", "hocus", "waymark"],
  once: true,
  lines: [
    {
      title: `${attacks.length} hostile inputs: process dies`,
      figure: "deaths",
      digits: 0,
      better: "less",
      goal: atMost(0),
    },
    {
      title: "… board unusable after",
      figure: "unusable",
      digits: 0,
      better: "less",
      goal: atMost(0),
    },
    {
      title: "… an honest edit was held up by at most, ms",
      figure: "stallMs",
      digits: 0,
      better: "less",
      goal: atMost(250),
    },
  ],
  run: async (contestant, { fresh }) => {
    let running = await contestant.start();
    const sum = { deaths: 0, unusable: 0, stallMs: 0 };
    for (const attack of attacks) {
      const harm = await suffer(running, fresh(), attack);
      sum.deaths += harm.isDead ? 1 : 0;
      sum.unusable += !harm.isDead && !harm.isUsable ? 1 : 0;
      sum.stallMs = Math.max(sum.stallMs, harm.stallMs);
      if (harm.stallMs > 250) {
        console.error(`  ${contestant.name}: ${attack.name}: ${Math.round(harm.stallMs)} ms`);
      }
      if (harm.isDead || !harm.isUsable) {
        console.error(`  ${contestant.name}: ${attack.name}: ${harm.isDead ? "dies" : "unusable"}`);
        running = await restarted(contestant, running);
      }
    }
    await running.kill();
    return sum;
  },
};

async function restarted(contestant: Contestant, running: Running): Promise<Running> {
  await running.kill();
  return contestant.start();
}

interface Harm {
  readonly isDead: boolean;
  readonly isUsable: boolean;
  readonly stallMs: number;
}

const cards = 20;

async function suffer(running: Running, number: number, attack: Attack): Promise<Harm> {
  const { edits, presence } = await running.board(number);
  const marks = new Marks();
  const [writer] = await talkTogether(edits, 1);
  for (const update of boardUpdates(cards, cards)) writer?.say(updateFrame(update));
  const doc = new Y.Doc();
  const watcher = await talk(edits, {
    onUpdate: (update) => {
      Y.applyUpdate(doc, update);
      marks.see(update);
    },
  });
  await comesTrue(() => cardsIn(doc) === cards, 3_000);
  const pen = newPen();
  const attacking = attack.run(attack.isPresence ? presence : edits);
  const written = await steadily(50, 400, () => writer?.say(pen.write(marks.next())));
  await attacking;
  const waits: number[] = [];
  const isSeen = await comesTrue(() => {
    waits.push(...marks.takeWaits());
    return waits.length >= written;
  }, 3_000);
  const isUsable = isSeen && (await letsIn(edits));
  writer?.leave();
  watcher.leave();
  // An exit that was caused is seen a moment later.
  if (!isUsable) await pause(200);
  const stallMs = isSeen ? Math.max(...waits) : 3_000;
  return { isDead: !running.isAlive(), isUsable, stallMs: running.isAlive() ? stallMs : 0 };
}

/** Whether a newcomer gets the whole board. */
async function letsIn(address: Address): Promise<boolean> {
  const doc = new Y.Doc();
  const joining = talk(address, { onUpdate: (update) => Y.applyUpdate(doc, update) });
  const isWhole = await comesTrue(() => cardsIn(doc) >= cards, 3_000);
  joining.then((newcomer) => newcomer.leave()).catch(() => undefined);
  return isWhole;
}
