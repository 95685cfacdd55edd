// The screens, put into the page. Loaded by the first script, beside which it comes.

import "./i18n/everywhere.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import type { Device } from "./session/device.tsx";
import { startTheme } from "./ui/theme.ts";

export function showScreens(device: Device): void {
  const place = document.getElementById("root");
  if (!place) throw new Error("index.html has no element #root");
  startTheme();
  createRoot(place).render(
    <StrictMode>
      <App device={device} />
    </StrictMode>,
  );
}
