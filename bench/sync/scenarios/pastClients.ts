// Row 12: what one edit costs on a board that 5,000 clients have written to before, against one that one client wrote.
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { updateFrame } from "../../../shared/wire/frames.ts";
import type { Contestant, Running } from "../contestants.ts";
import { Marks } from "../marks.ts";
import { atMost, type Scenario } from "../scenario.ts";
import { newPen, talk, talkTogether } from "../talker.ts";
import { steadily, until } from "../waiting.ts";

const forMs = 2_400;

export const pastClients: Scenario = {
  id: "past",
  once: true,
  contestants: ["yws", "hocus", "waymark"],
  lines: [
    {
      title: "one edit with 5,000 past client ids, against one with 1: server's processor time, ×",
      figure: "serverTimes",
      digits: 1,
      better: "less",
      goal: { ...atMost(2), text: "≤ 2 (stretch)" },
    },
    {
      title: "… time of a client that applies it, ×",
      figure: "clientTimes",
      digits: 0,
      better: "less",
      goal: { ...atMost(2), text: "≤ 2 (stretch)" },
    },
  ],
  run: async (contestant, { fresh }) => {
    const one = await priceOfAnEdit(contestant, fresh(), 1);
    const many = await priceOfAnEdit(contestant, fresh(), 5_000);
    return {
      serverTimes: many.serverMs / one.serverMs,
      clientTimes: many.clientMs / one.clientMs,
    };
  },
};

async function priceOfAnEdit(
  contestant: Contestant,
  number: number,
  pastClients: number,
): Promise<{ readonly serverMs: number; readonly clientMs: number }> {
  const running = await contestant.start();
  const address = (await running.board(number)).edits;
  const [writer] = await talkTogether(address, 1);
  for (let from = 0; from < pastClients; from += atOnce) {
    writer?.say(updateFrame(pastOf(from, Math.min(pastClients, from + atOnce))));
  }
  await pause(1_500);
  const doc = new Y.Doc();
  let clientMs = 0;
  const reader = await talk(address, {
    onUpdate: (update) => {
      const startMs = performance.now();
      Y.applyUpdate(doc, update);
      clientMs += performance.now() - startMs;
    },
  });
  await until(() => doc.getMap("touchpoints").size === pastClients);
  await rest(running);
  const pen = newPen();
  const marks = new Marks();
  const write = (): void => writer?.say(pen.write(marks.next()));
  await steadily(100, 500, write);
  await rest(running);
  clientMs = 0;
  const cpuBeforeMs = running.cpuMs();
  // Below what one connection may send for long, and slow enough that no server need merge.
  const written = await steadily(100, forMs, write);
  await pause(500);
  const serverMs = (running.cpuMs() - cpuBeforeMs) / written;
  writer?.leave();
  reader.leave();
  await running.kill();
  return { serverMs, clientMs: clientMs / written };
}

/** Waits until the server does nothing any more: what it does with the past, it does once. */
async function rest(running: Running): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const beforeMs = running.cpuMs();
    await pause(300);
    if (running.cpuMs() - beforeMs < 6) return;
  }
}

/** Waymark takes no more than 3,000 clients in one update. */
const atOnce = 1_000;

function pastOf(from: number, end: number): Uint8Array {
  const doc = new Y.Doc();
  for (let at = from; at < end; at++) {
    doc.clientID = 1_000 + at;
    doc.getMap("touchpoints").set(`past-${at}`, new Y.Map([["text", `Past ${at}`]]));
  }
  return Y.encodeStateAsUpdate(doc);
}
