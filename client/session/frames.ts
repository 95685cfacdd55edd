// Owns: when the screen is told of changes: once per animation frame, and soon even where no frames are drawn. Rules SYN-44, SYN-149.

/** Where the browser draws no frame for this long (a hidden tab, a covered window), or for twice as long, changes are told anyway. */
const patienceMs = 200;

let told: number | null = null;

/** The time of the frame in which changes are being told at this moment; `null` outside of one. */
export function tellingAt(): number | null {
  return told;
}

interface Waiting {
  readonly frame: number;
  readonly run: () => void;
  /** Whether it has waited since before the last look. */
  isOld: boolean;
}

/** Gives a function that runs its argument once, at the next frame. */
export function frameSchedule(
  page: Pick<Window, "requestAnimationFrame" | "cancelAnimationFrame" | "setTimeout">,
): (run: () => void) => void {
  const waiting = new Set<Waiting>();
  let isLooking = false;
  // One look after all that wait: a timer for each would be set and taken back with every change.
  const lookLater = (): void => {
    isLooking = true;
    page.setTimeout(look, patienceMs);
  };
  const look = (): void => {
    isLooking = false;
    // Where one has waited for so long no frames are drawn, and none of the others gets one soon. A look that was set by a look, and
    // that by another, would come once a minute in a tab that was hidden for long.
    const isOver = [...waiting].some(({ isOld }) => isOld);
    for (const one of waiting) one.isOld = true;
    try {
      if (isOver) for (const one of [...waiting]) tell(one);
    } finally {
      if (waiting.size > 0 && !isLooking) lookLater();
    }
  };
  const tell = (one: Waiting): void => {
    waiting.delete(one);
    page.cancelAnimationFrame(one.frame);
    one.run();
  };
  return (run) => {
    const frame = page.requestAnimationFrame((timeMs) => {
      waiting.delete(one);
      told = timeMs;
      try {
        run();
      } finally {
        told = null;
      }
    });
    // The next look comes after all its patience if it is set for this one.
    const one: Waiting = { frame, run, isOld: !isLooking };
    waiting.add(one);
    if (!isLooking) lookLater();
  };
}
