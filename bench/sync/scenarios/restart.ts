// Row 7: the first client after a restart, on a board of 5,000 cards each of which was moved four times.
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { updateFrame } from "../../../shared/wire/frames.ts";
import { atMostTimes, type Scenario } from "../scenario.ts";
import { cardsIn, talk, talkTogether } from "../talker.ts";
import { comesTrue } from "../waiting.ts";

const cards = 5_000;
const moves = 4;

export const restart: Scenario = {
  id: "restart",
  contestants: ["yws-ldb", "hocus", "waymark"],
  lines: [
    {
      title: "restart, first client, 5,000 cards with history: whole board after, ms",
      figure: "wholeMs",
      digits: 0,
      better: "less",
      goal: atMostTimes(0.25, "hocus"),
    },
    {
      title: "… cards there when it was said to be in step",
      figure: "cardsWhenSynced",
      digits: 0,
      better: "more",
      goal: {
        text: "all",
        isReached: (of) => of("waymark") === cards,
      },
    },
  ],
  run: async (contestant, { fresh }) => {
    const number = fresh();
    const before = await contestant.start();
    const [writer] = await talkTogether((await before.board(number)).edits, 1);
    for (const update of history()) {
      writer?.say(updateFrame(update));
      await pause(5);
    }
    // Hocuspocus stores two seconds after the last edit, the others at once.
    await pause(contestant.name === "hocus" ? 3_000 : 1_000);
    writer?.leave();
    await pause(500);
    await before.kill();
    const after = await contestant.start();
    const { edits } = await after.board(number);
    const doc = new Y.Doc();
    let cardsWhenSynced = 0;
    const startMs = performance.now();
    const reader = await talk(edits, {
      onUpdate: (update, isStep2) => {
        Y.applyUpdate(doc, update);
        if (isStep2) cardsWhenSynced = Math.max(cardsWhenSynced, cardsIn(doc));
      },
    });
    const isWhole = await comesTrue(() => cardsIn(doc) === cards, 15_000);
    const wholeMs = isWhole ? performance.now() - startMs : Number.NaN;
    await comesTrue(() => cardsWhenSynced > 0, 500);
    reader.leave();
    await after.kill();
    return { wholeMs, cardsWhenSynced };
  },
};

function history(): readonly Uint8Array[] {
  const doc = new Y.Doc();
  const board = doc.getMap<Y.Map<unknown>>("touchpoints");
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let round = 0; round <= moves; round++) {
    for (let from = 0; from < cards; from += 50) {
      doc.transact(() => {
        for (let at = from; at < from + 50; at++) {
          const place = [at + round * 10, at * 2];
          if (round > 0) board.get(`card-${at}`)?.set("place", place);
          else
            board.set(
              `card-${at}`,
              new Y.Map<unknown>([
                ["text", `Card ${at}`],
                ["place", place],
              ]),
            );
        }
      });
    }
  }
  return updates;
}
