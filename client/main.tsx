// The edge of the client: time, chance, storage, sockets and frames come in here and nowhere else. The first script of the
// page, and a small one: it sets out for the workshop while styles and screens are still being loaded, of which it knows none. The
// token leaves the address bar before anything is drawn. [ACC-23, ACC-56, STA-45, MAP-281, MAP-373]

import "./ui/base.css";
import type { Outside } from "../shared/kit/outside.ts";
import { fetchRoomAt } from "./app/roomLoaders.ts";
import { endStandIn, firstPicture } from "./app/shown.ts";
import { standInAt } from "./app/standIn.ts";
import { handsRest, watchHands } from "./app/stillness.ts";
import { whenStyled } from "./app/styled.ts";
import { inTurn } from "./app/turns.ts";
import { startOffline } from "./offline/startOffline.ts";
import { approach } from "./session/approach.ts";
import { sendingAhead } from "./session/askedAhead.ts";
import { canKeepCopies } from "./session/copies.ts";
import type { Device } from "./session/device.tsx";
import { storageDrawer, unlessRefused } from "./session/drawer.ts";
import { readArrival, takeArrival, workshopAt } from "./session/entry.ts";
import { frameSchedule } from "./session/frames.ts";
import { mapByRequest } from "./session/mapAhead.ts";
import { workshopMemory } from "./session/memory.ts";
import { serverApi } from "./session/serverApi.ts";
import { applyTheme, readChoice, themeOf } from "./ui/themeInForce.ts";

const arrival = takeArrival(window.location, window.history);

// A page served over plain http has getRandomValues, but neither randomUUID nor subtle.
const outside: Outside = {
  now: () => Date.now(),
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

const memory = workshopMemory(
  storageDrawer(() => window.localStorage),
  storageDrawer(() => window.sessionStorage),
  outside,
);
if (arrival) memory.arrive(arrival.workshopId, arrival.token);

// Another link of the same workshop, pasted into an open tab, changes only the fragment: the page does not load anew.
window.addEventListener("hashchange", () => {
  if (!readArrival(window.location)) return;
  const next = takeArrival(window.location, window.history);
  if (next) memory.arrive(next.workshopId, next.token);
  window.location.reload();
});

const { origin } = window.location;
const send: typeof fetch = (input, init) => fetch(input, init);
const ways = {
  memory,
  api: serverApi(origin, send, outside),
  socket: (address: string, protocols: string[]) => new WebSocket(address, protocols),
};
const workshopId = workshopAt(window.location.pathname);
const styled = whenStyled(document);
const standIn = standInAt(window.location, outside.after, styled);
const sendMap = sendingAhead(send, window);
const early = { ...ways, askForMap: mapByRequest(origin, sendMap, outside.after) };
const approached = workshopId === null ? {} : approach(early, workshopId, standIn);
const databases = unlessRefused(() => window.indexedDB) ?? undefined;
const keeps = workshopId === null ? null : canKeepCopies(databases);
const calm = firstPicture.then(() => inTurn(async () => undefined));
const device: Device = {
  outside,
  ...ways,
  ...approached,
  schedule: frameSchedule(window),
  firstPicture: calm,
  onWake: (run) => {
    const left = new AbortController();
    const hear = ({ type }: Event): void => {
      if (type === "visibilitychange" && document.visibilityState !== "visible") return;
      run(type === "offline");
    };
    // The last one rises from the document.
    for (const type of ["online", "offline", "visibilitychange"]) {
      window.addEventListener(type, hear, { signal: left.signal });
    }
    return () => left.abort();
  },
  databases,
  canKeepCopies: () => keeps ?? canKeepCopies(databases),
};

applyTheme(themeOf(readChoice(), false));
watchHands(window);
if (import.meta.env.PROD) {
  void startOffline({
    workers: navigator.serviceWorker,
    timers: outside,
    entry: import.meta.url,
    hands: window,
    // Where there is no workshop there is no picture of one.
    hasTime: () => (workshopId === null ? Promise.resolve() : calm.then(handsRest)),
    reload: () => window.location.reload(),
  });
}
// Both are fetched at once, each with all that it needs. They are drawn after what stands in for them. [MAP-300]
const screens = import("./screens.tsx");
fetchRoomAt(window.location.pathname);
void Promise.all([screens, styled, standIn?.untilOver()])
  .then(([{ showScreens }]) => showScreens(device))
  .catch((error: unknown) => {
    endStandIn();
    document.body.className = "lost";
    throw error;
  });
