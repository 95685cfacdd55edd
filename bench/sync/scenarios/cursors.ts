// Row 6: 100 people whose cursors move 20 times a second while a few edit: how long a cursor and an edit take, and the
// server's share of a core; then the same with clients that send back every presence they hear, as the stock one does.
import { setTimeout as pause } from "node:timers/promises";
import { awarenessFrame } from "../../../shared/wire/frames.ts";
import type { Contestant } from "../contestants.ts";
import { Marks } from "../marks.ts";
import { atMost, type Figures, type Line, type Scenario } from "../scenario.ts";
import { type Ears, markText, newPen, type Talker, talkTogether } from "../talker.ts";
import { quantile, steadily } from "../waiting.ts";

const people = 100;
const watchers = 2;

export const cursors = cursorScenario("cursors", false, "100 cursors × 20 Hz");
export const echoes = cursorScenario("echoes", true, "… with the stock client's echo");

function cursorScenario(id: string, hasEcho: boolean, title: string): Scenario {
  const line = (what: string, figure: string, limit: number): Line => ({
    title: `${title}: ${what}`,
    figure,
    digits: 0,
    better: "less",
    goal: atMost(limit),
  });
  return {
    id,
    // The relay sends echoes on to everybody, who send them back.
    contestants: hasEcho ? ["yws", "hocus", "waymark"] : ["relay", "yws", "hocus", "waymark"],
    lines: [
      line("cursor p99 ms", "cursorP99Ms", 100),
      line("edit p99 ms", "editP99Ms", 50),
      line("share of a core, %", "corePercent", 30),
    ],
    run: (contestant, { scale, fresh }) =>
      moveTogether(contestant, fresh(), hasEcho, 3_000 * scale),
  };
}

async function moveTogether(
  contestant: Contestant,
  number: number,
  hasEcho: boolean,
  forMs: number,
): Promise<Figures> {
  const running = await contestant.start();
  const { edits, presence } = await running.board(number);
  const isOne = edits === presence;
  const written = new Marks();
  const moved = new Marks();
  const seeEdits: Ears = { onUpdate: (update) => written.see(update) };
  const movers: Talker[] = await talkTogether(presence, people, (at) => ({
    ...(isOne && at < watchers && seeEdits),
    onAwareness: (message) => {
      if (at < watchers) moved.see(message);
      if (hasEcho) movers[at]?.socket.send(message);
    },
  }));
  const writers = isOne
    ? movers
    : await talkTogether(edits, people, (at) => (at < watchers ? seeEdits : {}));
  if (!isOne) for (const writer of writers.slice(watchers)) writer.goDeaf();
  if (!hasEcho) for (const mover of movers.slice(watchers)) mover.goDeaf();
  const pen = newPen();
  const go = (ms: number): Promise<unknown> =>
    Promise.all([
      steadily(people * 20, ms, (count) => {
        const at = count % people;
        movers[at]?.say(cursorFrame(at, count, moved.next()));
      }),
      steadily(20, ms, () => writers[watchers]?.say(pen.write(written.next()))),
    ]);
  await go(1_000);
  moved.takeWaits();
  written.takeWaits();
  const [cpuBeforeMs, startMs] = [running.cpuMs(), performance.now()];
  await go(forMs);
  const corePercent = ((running.cpuMs() - cpuBeforeMs) * 100) / (performance.now() - startMs);
  await pause(500);
  // Where none came, each has waited at least as long as all this took.
  const [cursorP99Ms, editP99Ms] = [moved, written].map((marks) =>
    marks.seen > 0 ? quantile(marks.takeWaits(), 0.99) : forMs,
  ) as [number, number];
  await running.kill();
  for (const talker of [...movers, ...writers]) talker.leave();
  return { cursorP99Ms, editP99Ms, corePercent };
}

function cursorFrame(at: number, count: number, mark: number): Uint8Array {
  const state = {
    user: { name: `Person ${at}`, color: "#30bced" },
    cursor: { x: count % 1_000, y: at, label: markText(mark) },
  };
  return awarenessFrame([{ client: 1_000 + at, clock: count + 1, state: JSON.stringify(state) }]);
}
