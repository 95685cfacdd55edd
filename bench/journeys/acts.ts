// Owns: what a person does with a journey, done with real mouse, wheel and keys on either page, and what of it is noted: the time
// until the next picture, the longest gap between two pictures, the main thread's time. Must not know what is a good figure.
import { setTimeout as pause } from "node:timers/promises";
import type { Locator } from "@playwright/test";
import {
  during,
  type Figures,
  mouse,
  p95,
  taskSeconds,
  type Visit,
  view,
  wheel,
} from "../canvas/visit.ts";

/** Where on a page the things are that an act needs. */
export interface Hands {
  readonly step: (nth: number) => Locator;
  readonly cards: Locator;
  readonly lanes: Locator;
  /** One lane's checkbox, after what must be opened before it. */
  readonly lane: () => Promise<Locator>;
  readonly ideal: Locator;
  readonly compare: Locator;
  readonly other: Locator;
  readonly field: () => Promise<Locator>;
  readonly search: Locator;
  /** Another wording of a step's touchpoint that comes from elsewhere. */
  readonly remote: (nth: number, text: string) => Promise<void>;
}

/** By wheel, through the whole journey across and back, and down and up. */
export async function scroll(visit: Visit): Promise<Figures> {
  const along = async (dx: number, dy: number): Promise<readonly number[]> => {
    const { deltas } = await during(visit, async () => {
      await wheel(visit, 50, dx, dy);
      await wheel(visit, 50, -dx, -dy);
    });
    return deltas;
  };
  const across = await along(120, 0);
  const down = await along(0, 60);
  return { across: p95(across), down: p95(down) };
}

/** A step carried about for two seconds, and let go where it was; the longest wait of its beginning is told apart. */
export async function drag(visit: Visit, hands: Hands): Promise<Figures> {
  const from = await middleOf(hands.step(2));
  await mouse(visit, "mouseMoved", from);
  const begun = await during(visit, async () => {
    await mouse(visit, "mousePressed", from);
    for (const by of [6, 12, 18])
      await mouse(visit, "mouseMoved", { x: from.x + by, y: from.y }, true);
    await pause(600);
  });
  const before = await taskSeconds(visit);
  const { deltas } = await during(visit, async () => {
    const began = performance.now();
    for (let beat = 0; performance.now() - began < 2_000; beat++) {
      const to = {
        x: from.x + 300 * Math.sin(beat / 12) ** 2,
        y: from.y + 120 * (1 - Math.cos(beat / 12)),
      };
      void mouse(visit, "mouseMoved", to, true);
      await pause(16);
    }
  });
  const spent = (await taskSeconds(visit)) - before;
  await visit.page.keyboard.press("Escape");
  await mouse(visit, "mouseReleased", from);
  await pause(300);
  return {
    dragStart: Math.max(0, ...begun.lags),
    dragFrame: p95(deltas),
    dragMain: (spent * 1000) / 2,
  };
}

/** A step taken up with a key, carried on by three places, laid down. Each key is one interaction. */
export async function moveByKeys(visit: Visit, hands: Hands): Promise<Figures> {
  await hands.step(1).focus();
  const waits: number[] = [];
  for (const key of ["Enter", "ArrowDown", "ArrowDown", "ArrowDown", "Enter"]) {
    waits.push((await answerTo(visit, () => visit.page.keyboard.press(key))).answer);
  }
  return { keys: Math.max(...waits) };
}

/** Thirty letters typed, one every 60 ms. */
export async function type(visit: Visit, field: Locator, figure: string): Promise<Figures> {
  await field.focus();
  const before = await taskSeconds(visit);
  const letters = "a refund on the phone no. 123 ";
  const { interactions } = await during(visit, async () => {
    for (const letter of letters) {
      await visit.page.keyboard.press(letter);
      await pause(60);
    }
    await pause(300);
  });
  const spent = ((await taskSeconds(visit)) - before) * 1000;
  const quick = Array.from(
    { length: Math.max(0, letters.length - interactions.length) },
    () => quickMs,
  );
  return {
    [figure]: p95([...quick, ...interactions]),
    [`${figure}Main`]: spent / letters.length,
  };
}

/** One press on something, until all that follows from it is over. */
export async function press(visit: Visit, what: Locator, figure: string): Promise<Figures> {
  const at = await middleOf(what);
  await mouse(visit, "mouseMoved", at);
  await pause(150);
  const { answer, gap, main } = await answerTo(visit, async () => {
    await mouse(visit, "mousePressed", at);
    await mouse(visit, "mouseReleased", at);
  });
  return { [figure]: answer, [`${figure}Gap`]: gap, [`${figure}Main`]: main };
}

/** Light and dark, as the system says it. */
export async function changeTheme(visit: Visit): Promise<Figures> {
  const waits: Answer[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    waits.push(await answerTo(visit, () => visit.page.emulateMedia({ colorScheme })));
  }
  return {
    themeGap: Math.max(...waits.map(({ gap }) => gap)),
    themeMain: Math.max(...waits.map(({ main }) => main)),
  };
}

/** Main-thread time of one wording that somebody else changes, of a step in sight. */
export async function changeElsewhere(visit: Visit, hands: Hands): Promise<Figures> {
  const times = 10;
  const spend = async (run: (time: number) => Promise<void>): Promise<number> => {
    const before = await taskSeconds(visit);
    for (let time = 0; time < times; time++) {
      await run(time);
      await pause(120);
    }
    return ((await taskSeconds(visit)) - before) * 1000;
  };
  await hands.remote(0, "Said before");
  await pause(300);
  const busy = await spend((time) => hands.remote(time % 3, `Said elsewhere ${time}`));
  const idle = await spend(() => Promise.resolve());
  return { remote: Math.max(0, busy - idle) / times };
}

interface Answer {
  /** Until the picture after it, as the browser itself counts interactions. */
  readonly answer: number;
  /** The longest time without a picture until all is over. */
  readonly gap: number;
  readonly main: number;
}

/** What the browser does not tell because it took less. */
const quickMs = 16;
const settleMs = 900;

async function answerTo(visit: Visit, act: () => Promise<unknown>): Promise<Answer> {
  const before = await taskSeconds(visit);
  const { interactions, deltas } = await during(visit, async () => {
    await act();
    await pause(settleMs);
  });
  const main = ((await taskSeconds(visit)) - before) * 1000;
  const [longest, gap] = [Math.max(quickMs, ...interactions), Math.max(0, ...deltas)];
  return { answer: longest, gap, main };
}

async function middleOf(what: Locator): Promise<{ x: number; y: number }> {
  const box = await what.boundingBox();
  if (!box) throw new Error(`Not on the page: ${what}`);
  const x = Math.min(view.width - 2, box.x + box.width / 2);
  return { x, y: box.y + Math.min(40, box.height / 2) };
}
