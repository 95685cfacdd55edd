// Owns: where the code of each room is. Each is loaded when it is first entered: a phone in the brainstorm must not fetch
// the board. It knows no React, so that the first script of the page can begin to fetch a room.

import type { ComponentType } from "react";
import type { RoomName } from "./routes.ts";

const loaders: Readonly<Record<RoomName, () => Promise<ComponentType>>> = {
  lobby: () => further("lobby"),
  brainstorm: () => import("../rooms/brainstorm/BrainstormRoom.tsx").then((m) => m.BrainstormRoom),
  board: () => import("../rooms/board/BoardRoom.tsx").then((m) => m.BoardRoom),
  journeys: () => further("journeys"),
  feel: () => further("feel"),
  backstage: () => further("backstage"),
  present: () => further("present"),
};

/** The page that is no room of a workshop. */
export function loadStart(): Promise<ComponentType> {
  return further("start");
}

function further(
  name: Exclude<RoomName, "brainstorm" | "board"> | "start",
): Promise<ComponentType> {
  return import("./furtherRooms.ts").then(({ furtherRooms }) => furtherRooms[name]());
}

const loaded = new Map<RoomName, ComponentType>();

export async function loadRoom(name: RoomName): Promise<ComponentType> {
  const component = await loaders[name]();
  loaded.set(name, component);
  return component;
}

/** A room whose code is here already. */
export function loadedRoom(name: RoomName): ComponentType | undefined {
  return loaded.get(name);
}

let coming: RoomName | null = null;
const listeners = new Set<() => void>();

/** Begins to fetch what an address names: a room or the start page. What fails now is tried again when it is entered. */
export function fetchRoomAt(path: string): void {
  if (path === "/") loadStart().catch(() => undefined);
  const name = path.split("/")[3] ?? "";
  if (!isRoom(name)) return;
  coming = name;
  const arrived = (): void => {
    coming = null;
    for (const tell of [...listeners]) tell();
  };
  loadRoom(name).then(arrived, arrived);
}

/** The room that the address named and that is still on its way; waited for elsewhere than in React. */
export function comingRoom(): RoomName | null {
  return coming;
}

export function onRoomArrived(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isRoom(name: string): name is RoomName {
  return Object.hasOwn(loaders, name);
}
