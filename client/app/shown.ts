// Owns: when the first picture of a room stands in the page, so that what surrounds it can be loaded and what stood in for it
// goes. It knows no screen. Rules STA-47, MAP-282.

let tell: () => void = () => undefined;
/** Fulfilled when it stands and the browser has time for more. */
export const firstPicture = new Promise<void>((resolve) => {
  tell = resolve;
});

/** How many pictures take longer than the frame that their room comes in. */
let awaited = 0;
let stands = false;

/** To be called when a room stands in the page. */
export function roomStands(): void {
  stands = true;
  settle();
}

/** To be called before its room stands, by one that paints its picture later; gives what is to be called then. */
export function pictureIsComing(): () => void {
  awaited++;
  let isPainted = false;
  return () => {
    if (isPainted) return;
    isPainted = true;
    awaited--;
    roomStands();
  };
}

/** No longer than this is waited for a quiet moment after the picture, in milliseconds. */
const patienceMs = 500;

let removeStandIn: (() => void) | null = null;

/** Whether a room, or a page that says why there is none, has come into the page. */
let isShown = false;

/** Shows what stands in for a room until one is painted, unless one is; `show` gives what takes it away. Whether there is any. */
export function standInForRoom(show: () => (() => void) | null): boolean {
  if (!isShown) removeStandIn ??= show();
  return removeStandIn !== null;
}

/** To be called when something is in the page that must be seen: what stands in for a room goes, and none comes any more. */
export function endStandIn(): void {
  isShown = true;
  removeStandIn?.();
  removeStandIn = null;
}

function settle(): void {
  if (!stands || awaited > 0) return;
  endStandIn();
  if (document.visibilityState === "hidden") tell();
  // What is drawn in this frame is seen in the next one.
  else requestAnimationFrame(() => requestAnimationFrame(whenQuiet));
}

function whenQuiet(): void {
  // Safari has no such callback.
  if ("requestIdleCallback" in window) requestIdleCallback(tell, { timeout: patienceMs });
  else setTimeout(tell, patienceMs / 5);
}
