// The edge of the service worker: its events, and nothing else. It waits for a start to take over from an older edition, so
// that no page is ever served files of two. Bundled on its own as /sw.js. Rules SYN-100 to SYN-102, STA-75 to STA-77.

import { type Edition, keeperOf } from "./keeper.ts";

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Waiting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Told extends Waiting {
  readonly data: unknown;
  readonly source: { postMessage(message: unknown): void } | null;
}

/** What of a service worker's global scope is used; the types of the page and of workers exclude each other. */
interface Scope {
  readonly location: { readonly origin: string };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(of: { type: "window"; includeUncontrolled: boolean }): Promise<readonly unknown[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Waiting) => void): void;
  addEventListener(type: "fetch", listener: (event: Asked) => void): void;
  addEventListener(type: "message", listener: (event: Told) => void): void;
}

/** Written in by the build. */
declare const edition: Edition;

const scope = self as unknown as Scope;
const load: typeof fetch = (path, init) => fetch(path, init);
const keeper = keeperOf(edition, scope.location.origin, caches, load, {
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
});

scope.addEventListener("install", (event) => event.waitUntil(keeper.install()));
scope.addEventListener("activate", (event) => event.waitUntil(begin()));
scope.addEventListener("fetch", (event) => {
  const file = keeper.fileFor(event.request);
  if (file !== null) event.respondWith(keeper.answer(file));
});
scope.addEventListener("message", (event) => {
  if (event.data === "keepAll") {
    event.waitUntil(keeper.keepAll().then(() => event.source?.postMessage("kept")));
  }
  if (event.data === "which") event.source?.postMessage({ entry: edition.entry });
  if (event.data === "takeOver") event.waitUntil(takeOver());
});

/** The very first edition serves the page that brought it, at once; a later one only pages that it has itself begun. */
async function begin(): Promise<void> {
  const hadOlder = await keeper.clear();
  if (!hadOlder) await scope.clients.claim();
}

/** Asked by a page that has just started, or is of this edition: granted unless another tab is in the middle of its work. */
async function takeOver(): Promise<void> {
  const tabs = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.length <= 1) await scope.skipWaiting();
}
