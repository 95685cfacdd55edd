// Owns: the order of what waits for the first picture: one thing after another, each begun when no hand is at work and the
// browser has a moment, so that none of them together take a picture from a hand. It knows no screen. Rule MAP-265.

import { handsRest } from "./stillness.ts";

/** No longer than this is waited for a moment that the browser has to spare, in milliseconds. */
const idlePatienceMs = 50;
/** What takes longer than this, such as a file on a slow line, keeps the next thing from its turn no more. In milliseconds. */
const turnMs = 2_000;

let before: Promise<unknown> = Promise.resolve();

/** Does the work in its turn, telling it whether hands had to be waited for; gives what it gives. */
export function inTurn<T>(work: (haveRested: boolean) => Promise<T>): Promise<T> {
  const begun = before.then(spareMoment);
  const done = begun.then(work);
  before = begun.then(() => Promise.race([done.catch(() => undefined), pause(turnMs)]));
  return done;
}

/** A moment in which no hand is at work and the browser has nothing to draw. */
async function spareMoment(): Promise<boolean> {
  const haveRested = await handsRest();
  await new Promise<void>((resolve) => {
    // Safari has no such callback.
    if ("requestIdleCallback" in window)
      requestIdleCallback(() => resolve(), { timeout: idlePatienceMs });
    else setTimeout(resolve, 1);
  });
  return haveRested;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
