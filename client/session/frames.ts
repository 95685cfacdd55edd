// Owns: when the screen is told of changes: once per animation frame, and soon even where no frames are drawn. Rule SYN-44.

/** Where the browser draws no frame for this long (a hidden tab, a covered window), changes are told anyway. */
const patienceMs = 200;

let told: number | null = null;

/** The time of the frame in which changes are being told at this moment; `null` outside of one. */
export function tellingAt(): number | null {
  return told;
}

/** Gives a function that runs its argument once, at the next frame. */
export function frameSchedule(
  page: Pick<
    Window,
    "requestAnimationFrame" | "cancelAnimationFrame" | "setTimeout" | "clearTimeout"
  >,
): (run: () => void) => void {
  return (run) => {
    const frame = page.requestAnimationFrame((timeMs) => {
      page.clearTimeout(timer);
      told = timeMs;
      try {
        run();
      } finally {
        told = null;
      }
    });
    const timer = page.setTimeout(() => {
      page.cancelAnimationFrame(frame);
      run();
    }, patienceMs);
  };
}
