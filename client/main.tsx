// The edge of the client: time, chance, storage, sockets and frames come in here and nowhere else. It knows no screen
// but the first. The token leaves the address bar before anything is drawn. [ACC-23]

import "./i18n/everywhere.ts";
import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Outside } from "../shared/kit/outside.ts";
import { App } from "./app/App.tsx";
import { startOffline } from "./offline/startOffline.ts";
import type { Device } from "./session/device.tsx";
import { storageDrawer } from "./session/drawer.ts";
import { readArrival, takeArrival } from "./session/entry.ts";
import { frameSchedule } from "./session/frames.ts";
import { canKeepCopies } from "./session/localCopy.ts";
import { workshopMemory } from "./session/memory.ts";
import { serverApi } from "./session/serverApi.ts";
import { startTheme } from "./ui/theme.ts";

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

let keeps: Promise<boolean> | null = null;
const device: Device = {
  outside,
  memory,
  api: serverApi(window.location.origin, (input, init) => fetch(input, init), outside),
  schedule: frameSchedule(window),
  socket: WebSocket,
  onWake: (run) => {
    const whenVisible = () => {
      if (document.visibilityState === "visible") run();
    };
    window.addEventListener("online", run);
    document.addEventListener("visibilitychange", whenVisible);
    return () => {
      window.removeEventListener("online", run);
      document.removeEventListener("visibilitychange", whenVisible);
    };
  },
  canKeepCopies: () => {
    keeps ??= canKeepCopies(window.indexedDB);
    return keeps;
  },
};

startTheme();
if (import.meta.env.PROD) {
  void startOffline({
    workers: navigator.serviceWorker,
    timers: outside,
    reload: () => window.location.reload(),
  });
}
const place = document.getElementById("root");
if (!place) throw new Error("index.html has no element #root");
createRoot(place).render(
  <StrictMode>
    <App device={device} />
  </StrictMode>,
);
