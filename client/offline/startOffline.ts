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
  workers.addEventListener("message", ({ data }) => {
    if (data === "kept") setReadiness("ready");
    if (typeof data?.entry === "string") void takeOver(starting, workers, data.entry, start.isOn());
  });
  const held = await workers.getRegistration();
  if (held) askWhich(workers, held);
  await hasTime();
  timers.after(registerAfterMs, () => {
    start.end();
    void hasTime().then(() => keep(workers));
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

/** What is done once the waiting edition has said which it is: a page of that edition goes on, another one begins anew. */
async function takeOver(
  { entry, reload }: Starting,
  workers: ServiceWorkerContainer,
  waiting: string,
  mayBeginAnew: boolean,
): Promise<void> {
  const isOwn = entry.endsWith(`/${waiting}`);
  if (!isOwn && !mayBeginAnew) return;
  const held = await workers.getRegistration();
  const change = isOwn ? () => workers.controller?.postMessage("keepAll") : reload;
  workers.addEventListener("controllerchange", change, { once: true });
  held?.waiting?.postMessage("takeOver");
}

async function keep(workers: ServiceWorkerContainer): Promise<void> {
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
  const { active } = await workers.ready;
  active?.postMessage("keepAll");
}
