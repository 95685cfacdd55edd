// Owns: the page's side of starting without the network: registers the service worker, lets a waiting edition take over at
// the start and at no other time, asks for all files to be kept. Must not know what a screen says of it. Rules SYN-100, SYN-102.

import type { Timers } from "../../shared/kit/outside.ts";
import { setReadiness } from "./readiness.ts";

export interface Starting {
  /** Absent where browsers allow none: on plain http, in some private windows. */
  readonly workers: ServiceWorkerContainer | undefined;
  readonly timers: Timers;
  /** Until then the page has better things to do than to keep files for later. */
  readonly hasTime: () => Promise<unknown>;
  /** Loads the page anew. */
  readonly reload: () => void;
}

/** What surrounds the first picture comes first; what is kept for later comes later. In milliseconds. */
const registerAfterMs = 1_500;

export async function startOffline({ workers, timers, hasTime, reload }: Starting): Promise<void> {
  if (!workers) return setReadiness("tabOnly");
  workers.addEventListener("message", ({ data }) => {
    if (data === "kept") setReadiness("ready");
  });
  const held = await workers.getRegistration();
  if (held?.waiting && workers.controller) {
    workers.addEventListener("controllerchange", reload, { once: true });
    held.waiting.postMessage("takeOver");
  }
  await hasTime();
  timers.after(registerAfterMs, () => void hasTime().then(() => keep(workers)));
}

async function keep(workers: ServiceWorkerContainer): Promise<void> {
  // What a browser refuses here (no room, a policy) changes nothing but that a reload needs the network.
  const isRegistered = await workers.register("/sw.js", { updateViaCache: "none" }).then(
    () => true,
    () => false,
  );
  if (!isRegistered) return setReadiness(workers.controller ? "ready" : "tabOnly");
  const { active } = await workers.ready;
  active?.postMessage("keepAll");
}
