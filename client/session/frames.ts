// Owns: when the screen is told of changes: once per animation frame, and soon even where no frames are drawn. Rule SYN-44.

/** Where the browser draws no frame for this long (a hidden tab, a covered window), changes are told anyway. */
const patienceMs = 200;

/** Gives a function that runs its argument once, at the next frame. */
export function frameSchedule(
  page: Pick<
    Window,
    "requestAnimationFrame" | "cancelAnimationFrame" | "setTimeout" | "clearTimeout"
  >,
): (run: () => void) => void {
  return (run) => {
    const frame = page.requestAnimationFrame(() => {
      page.clearTimeout(timer);
      run();
    });
    const timer = page.setTimeout(() => {
      page.cancelAnimationFrame(frame);
      run();
    }, patienceMs);
  };
}
