// The frame around a room as tests show it: on a session that knows no server.
import { act, render } from "@testing-library/react";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import type { MapChange, RoomChange } from "../../shared/model/change.ts";
import type { Phase } from "../../shared/model/tables.ts";
import { DeviceProvider } from "../session/device.tsx";
import { memoryDrawer } from "../session/drawer.ts";
import { SessionProvider } from "../session/hooks.ts";
import { type LocalSessionOptions, localSession } from "../session/localSession.ts";
import { workshopMemory } from "../session/memory.ts";
import type { SaveState, Session } from "../session/session.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { Shell } from "./Shell.tsx";

export const title: MapChange = {
  op: "create",
  table: "workshop",
  id: "main",
  values: { title: "Bank branch" },
};
export const stateAt = (phase: Phase): RoomChange => ({
  op: "create",
  table: "state",
  id: "main",
  values: { phase, schemaVersion: 1 },
});

export function show(options: LocalSessionOptions & { at?: string; save?: () => SaveState } = {}) {
  const local = localSession({ map: [title], room: [stateAt("lobby")], ...options });
  const saveListeners = new Set<() => void>();
  const session: Session = {
    ...local,
    saveState: options.save ?? local.saveState,
    onSaveState: (listener) => {
      saveListeners.add(listener);
      return () => saveListeners.delete(listener);
    },
  };
  const location = memoryLocation({ path: options.at ?? "/w/local/lobby", record: true });
  const device = {
    memory: workshopMemory(memoryDrawer(), memoryDrawer(), local.outside),
  } as unknown as Parameters<typeof DeviceProvider>[0]["value"];
  render(
    <DeviceProvider value={device}>
      <Router hook={location.hook}>
        <SessionProvider value={session}>
          <Shell rescue={null} />
        </SessionProvider>
      </Router>
    </DeviceProvider>,
  );
  const tellSave = () =>
    act(() => {
      for (const listener of saveListeners) listener();
    });
  return { local, location, tellSave, here: () => location.history.at(-1) };
}

export const spoken = () => useAnnouncements.getState().latest.map(({ text }) => text);
