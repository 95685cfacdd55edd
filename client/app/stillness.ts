// Owns: whether a hand is at work on the page: turns a wheel, or moves with a button or finger down. What can wait is begun
// when it rests, so that it takes no picture from what the hand moves. It knows no screen. Rule MAP-242.

/** So long after its last move a hand counts as resting, milliseconds. */
const restsAfterMs = 200;
/** No longer than this is a hand that never rests waited for, milliseconds. */
const patienceMs = 3_000;

const waiting = new Set<() => void>();
let isAtWork = false;
let resting: ReturnType<typeof setTimeout> | undefined;
let lastLook = 0;

/** Begins to look at the hands on a page. */
export function watchHands(page: Pick<Window, "addEventListener">): void {
  const move = (event: MouseEvent): void => {
    // One that only points needs no pictures.
    if (event.type === "pointermove" && event.buttons === 0) return;
    isAtWork = true;
    clearTimeout(resting);
    cancelAnimationFrame(lastLook);
    resting = setTimeout(lookAgain, restsAfterMs);
  };
  for (const type of ["wheel", "pointerdown", "pointermove"] as const) {
    page.addEventListener(type, move, { capture: true, passive: true });
  }
}

/** Fulfilled as soon as no hand is at work, or after a while in any case; tells whether one was waited for. */
export function handsRest(): Promise<boolean> {
  if (!isAtWork) return Promise.resolve(false);
  return new Promise((resolve) => {
    const patience = setTimeout(() => done(), patienceMs);
    const done = (): void => {
      clearTimeout(patience);
      waiting.delete(done);
      resolve(true);
    };
    waiting.add(done);
  });
}

/** A page that was busy is told of what the hand did meanwhile only with its next picture. */
function lookAgain(): void {
  lastLook = requestAnimationFrame(rest);
}

function rest(): void {
  isAtWork = false;
  for (const done of [...waiting]) done();
}
