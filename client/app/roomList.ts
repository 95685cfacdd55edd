// Owns: which component a room is. Each is loaded when it is first entered: a phone in the brainstorm must not
// fetch the board.

import { type ComponentType, lazy } from "react";
import type { RoomName } from "./routes.ts";

export const roomComponents: Readonly<Record<RoomName, ComponentType>> = {
  lobby: lazy(() => import("../rooms/lobby/LobbyRoom.tsx").then((m) => ({ default: m.LobbyRoom }))),
  brainstorm: lazy(() =>
    import("../rooms/brainstorm/BrainstormRoom.tsx").then((m) => ({ default: m.BrainstormRoom })),
  ),
  board: lazy(() => import("../rooms/board/BoardRoom.tsx").then((m) => ({ default: m.BoardRoom }))),
  journeys: lazy(() =>
    import("../rooms/journeys/JourneysRoom.tsx").then((m) => ({ default: m.JourneysRoom })),
  ),
  feel: lazy(() => import("../rooms/feel/FeelRoom.tsx").then((m) => ({ default: m.FeelRoom }))),
  backstage: lazy(() =>
    import("../rooms/backstage/BackstageRoom.tsx").then((m) => ({ default: m.BackstageRoom })),
  ),
  present: lazy(() =>
    import("../rooms/present/PresentRoom.tsx").then((m) => ({ default: m.PresentRoom })),
  ),
};

export const StartPage: ComponentType = lazy(() =>
  import("../rooms/lobby/Start.tsx").then((m) => ({ default: m.Start })),
);
