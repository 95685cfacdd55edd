// The screens, put into the page. Loaded by the first script, beside which it comes.

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import type { Device } from "./session/device.tsx";

export function showScreens(device: Device): void {
  const place = document.getElementById("root");
  if (!place) throw new Error("index.html has no element #root");
  createRoot(place).render(
    <StrictMode>
      <App device={device} />
    </StrictMode>,
  );
}
