// Owns: the addresses of the client: `/`, `/w/<workshop>` and `/w/<workshop>/<room>/<sub>…`. Tokens are never in them.

import { useLocation } from "wouter";
import { isId } from "../../shared/kit/ids.ts";
import { type Phase, phases } from "../../shared/model/tables.ts";

/** Each phase has its room, under the same name. */
export type RoomName = Phase;
export const rooms: readonly RoomName[] = phases;

export interface RoomLocation {
  readonly workshopId: string;
  /** `null` where the address names no room: then it is that of the present phase. */
  readonly room: RoomName | null;
  readonly sub: readonly string[];
}

/** The address of a room, and of something in it. */
export function roomPath(workshopId: string, room: RoomName, ...sub: readonly string[]): string {
  return ["", "w", workshopId, room, ...sub].map(encodeURIComponent).join("/");
}

/** What an address leads to, or `null` if to no workshop. */
export function readPath(path: string): RoomLocation | null {
  const [, w, workshopId = "", name, ...sub] = path.split("/").map(decodePart);
  if (w !== "w" || !isId(workshopId)) return null;
  const room = rooms.find((known) => known === name) ?? null;
  return { workshopId, room, sub: room ? sub.filter((part) => part !== "") : [] };
}

/** Where one is, and the way to another room of the same workshop. Throws outside a workshop. */
export function useRoomLocation(): RoomLocation & {
  readonly go: (room: RoomName, ...sub: readonly string[]) => void;
} {
  const [path, navigate] = useLocation();
  const location = readPath(path);
  if (!location) throw new Error(`No workshop at ${path}`);
  const go = (room: RoomName, ...sub: readonly string[]): void =>
    navigate(roomPath(location.workshopId, room, ...sub));
  return { ...location, go };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    // `%zz` and the like: an address that names nothing.
    if (error instanceof URIError) return "";
    throw error;
  }
}
