// A value as it was at the last picture: for what surrounds the thing that a hand has just changed, and must not keep it
// waiting. Bars and menus take longer to build than the mark on a card.
import { startTransition, useEffect, useState } from "react";

/** `value`, but a change only once the picture that follows it has been painted. */
export function useLate<T>(value: T): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    if (Object.is(late, value)) return undefined;
    return afterPicture(() => startTransition(() => setLate(() => value)));
  }, [late, value]);
  return late;
}

/** Runs `then` right after the next picture; gives a function that forgets it. */
export function afterPicture(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(then, 0);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
