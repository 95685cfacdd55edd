// Owns: where the code is of the rooms in which few begin, and of the start page. With each comes the list of files to fetch beside
// it: together a file of its own, for which whoever writes or looks at the board need not wait. Rule STA-46.

import type { ComponentType } from "react";

type Load = () => Promise<ComponentType>;

export const furtherRooms = {
  lobby: () => import("../rooms/lobby/LobbyRoom.tsx").then((m) => m.LobbyRoom),
  journeys: () => import("../rooms/journeys/JourneysRoom.tsx").then((m) => m.JourneysRoom),
  feel: () => import("../rooms/feel/FeelRoom.tsx").then((m) => m.FeelRoom),
  backstage: () => import("../rooms/backstage/BackstageRoom.tsx").then((m) => m.BackstageRoom),
  present: () => import("../rooms/present/PresentRoom.tsx").then((m) => m.PresentRoom),
  start: () => import("../rooms/lobby/Start.tsx").then((m) => m.Start),
} satisfies Readonly<Record<string, Load>>;
