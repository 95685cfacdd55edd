// Owns: which component a room is.

import { type ComponentType, createElement, useState } from "react";
import { t } from "../i18n/t.ts";
import { laterPart } from "../ui/laterPart.ts";
import { Opening } from "./Message.tsx";
import { MissingRoom } from "./MissingRoom.tsx";
import { loadedRoom, loadRoom, loadStart } from "./roomLoaders.ts";
import type { RoomName } from "./routes.ts";

export const roomComponents: Readonly<Record<RoomName, ComponentType>> = {
  lobby: room("lobby"),
  brainstorm: room("brainstorm"),
  board: room("board"),
  journeys: room("journeys"),
  feel: room("feel"),
  backstage: room("backstage"),
  present: room("present"),
};

export const StartPage: ComponentType = laterPart(loadStart, () =>
  createElement(Opening, { label: t("ui.loading"), hint: t("ui.outOfReach") }),
);

/** A room that is here is shown at once: React keeps what stands in for a late one on screen for 300 ms at least. */
function room(name: RoomName): ComponentType {
  const Late = laterPart(() => loadRoom(name), MissingRoom);
  return function RoomOrLate() {
    const [Room] = useState(() => loadedRoom(name) ?? Late);
    return createElement(Room);
  };
}
