// Owns: where the code of each room is. Each is loaded when it is first entered: a phone in the brainstorm must not fetch
// the board. It knows no React, so that the first script of the page can begin to fetch a room.

import type { ComponentType } from "react";
import type { RoomName } from "./routes.ts";

const loaders: Readonly<Record<RoomName, () => Promise<ComponentType>>> = {
  lobby: () => import("../rooms/lobby/LobbyRoom.tsx").then((m) => m.LobbyRoom),
  brainstorm: () => import("../rooms/brainstorm/BrainstormRoom.tsx").then((m) => m.BrainstormRoom),
  board: () => import("../rooms/board/BoardRoom.tsx").then((m) => m.BoardRoom),
  journeys: () => import("../rooms/journeys/JourneysRoom.tsx").then((m) => m.JourneysRoom),
  feel: () => import("../rooms/feel/FeelRoom.tsx").then((m) => m.FeelRoom),
  backstage: () => import("../rooms/backstage/BackstageRoom.tsx").then((m) => m.BackstageRoom),
  present: () => import("../rooms/present/PresentRoom.tsx").then((m) => m.PresentRoom),
};

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

/** Begins to fetch the room that an address names, if it names one. What fails now is tried again when it is entered. */
export function fetchRoomAt(path: string): void {
  const name = path.split("/")[3] ?? "";
  if (isRoom(name)) loadRoom(name).catch(() => undefined);
}

function isRoom(name: string): name is RoomName {
  return Object.hasOwn(loaders, name);
}
