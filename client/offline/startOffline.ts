// Owns: the page's side of starting without the network: registers the service worker, lets a waiting edition take over at
// the start, or at any time if the page is of that edition already, asks for all files to be kept. Must not know what a screen
// says of it. Rules SYN-100, SYN-102, STA-75, STA-78.

import type { Timers } from "../../shared/kit/outside.ts";
import { setReadiness } from "./readiness.ts";

export interface Starting {
  /** Absent where browsers allow none: on plain http, in some private windows. */
  readonly workers: ServiceWorkerContainer | undefined;
  readonly timers: Timers;
  /** The address of the script that this page began with: that tells of which edition it is. */
  readonly entry: string;
  /** Where hands and keys are heard. */
  readonly hands: Pick<EventTarget, "addEventListener">;
  /** Until then the page has better things to do than to keep files for later. */
  readonly hasTime: () => Promise<unknown>;
  /** Loads the page anew. */
  readonly reload: () => void;
}

/** What surrounds the first picture comes first; what is kept for later comes later. In milliseconds. */
const registerAfterMs = 1_500;

export async function startOffline(starting: Starting): Promise<void> {
  const { workers, timers, hasTime } = starting;
  if (!workers) return setReadiness("tabOnly");
  const start = isStarting(starting.hands);
  let change: (() => void) | null = null;
  workers.addEventListener("controllerchange", () => {
    change?.();
    change = null;
  });
  workers.addEventListener("message", ({ data }) => {
    if (data === "kept") setReadiness("ready");
    if (typeof data?.entry !== "string") return;
    change = changeTo(starting, workers, data.entry, start.isOn()) ?? change;
  });
  const held = await workers.getRegistration();
  if (held) askWhich(workers, held);
  await hasTime();
  timers.after(registerAfterMs, () => {
    start.end();
    void hasTime().then(() => keep(starting, workers));
  });
}

/** Whether a page has just begun, and nobody has laid a hand on it: it may begin anew then, and at no other time. */
function isStarting(hands: Starting["hands"]) {
  let isOn = true;
  const end = (): void => {
    isOn = false;
  };
  for (const type of ["pointerdown", "keydown", "paste", "drop"]) {
    hands.addEventListener(type, end, { once: true, capture: true, passive: true });
  }
  return { isOn: () => isOn, end };
}

/** A waiting edition says which it is. */
function askWhich(workers: ServiceWorkerContainer, held: ServiceWorkerRegistration): void {
  if (workers.controller) held.waiting?.postMessage("which");
}

/**
 * Once the waiting edition has said which it is: it is asked to take over if this page may go on with it or begin anew. What is
 * then to be done when it does; `null` if it is not asked.
 */
function changeTo(
  { entry, reload }: Starting,
  workers: ServiceWorkerContainer,
  waiting: string,
  mayBeginAnew: boolean,
): (() => void) | null {
  const isOwn = entry.endsWith(`/${waiting}`);
  if (!isOwn && !mayBeginAnew) return null;
  void workers.getRegistration().then((held) => held?.waiting?.postMessage("takeOver"));
  return isOwn ? () => workers.controller?.postMessage("keepAll") : reload;
}

async function keep({ hands }: Starting, workers: ServiceWorkerContainer): Promise<void> {
  // What a browser refuses here (no room, a policy) changes nothing but that a reload needs the network.
  const held = await workers.register("/sw.js", { updateViaCache: "none" }).catch(() => null);
  if (!held) return setReadiness(workers.controller ? "ready" : "tabOnly");
  const watch = (): void => {
    const coming = held.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed") askWhich(workers, held);
    });
  };
  watch();
  held.addEventListener("updatefound", watch);
  // One that an earlier page had asked for may have come since this one began; and one that was refused because of another tab
  // asks again when this one comes into view, as it does when that is closed.
  const ask = (): void => askWhich(workers, held);
  ask();
  hands.addEventListener("visibilitychange", ask);
  const { active } = await workers.ready;
  active?.postMessage("keepAll");
}
