// Owns: which component a room is. Each is loaded when it is first entered: a phone in the brainstorm must not
// fetch the board.

import { type ComponentType, lazy } from "react";
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

export const roomComponents: Readonly<Record<RoomName, ComponentType>> = {
  lobby: room("lobby"),
  brainstorm: room("brainstorm"),
  board: room("board"),
  journeys: room("journeys"),
  feel: room("feel"),
  backstage: room("backstage"),
  present: room("present"),
};

/** Begins to fetch a room while the workshop itself is still on its way. What fails now is tried again when it is entered. */
export function fetchRoom(name: RoomName): void {
  loaders[name]().catch(() => undefined);
}

export const StartPage: ComponentType = lazy(() =>
  import("../rooms/lobby/Start.tsx").then((m) => ({ default: m.Start })),
);

function room(name: RoomName): ComponentType {
  return lazy(() => loaders[name]().then((component) => ({ default: component })));
}
