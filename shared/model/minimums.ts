// Owns: how many people a figure or a reveal needs behind it, as the server tells everybody. Pure. Rules PHA-1, PRV-4.

import type { RoomChange, RoomSnapshot } from "./change.ts";

/** How many people a figure or a reveal needs behind it. */
export interface Minimums {
  /** Contributors of a reveal, and voters behind a figure of the whole room. */
  readonly people: number;
  /** Voters behind a figure of one department. */
  readonly department: number;
}

/** No setting goes below these. */
export const leastMinimums: Minimums = { people: 3, department: 5 };

/** The minimums in force: wishes count where they are higher, never where they are lower. */
export function raisedMinimums(wished: Partial<Minimums> = {}): Minimums {
  return {
    people: Math.max(leastMinimums.people, Math.ceil(wished.people ?? 0)),
    department: Math.max(leastMinimums.department, Math.ceil(wished.department ?? 0)),
  };
}

/** The minimums that hold in this workshop, as the server wrote them down when it opened a round. */
export function minimumsIn(room: RoomSnapshot): Minimums {
  const state = room.state.get("main");
  return raisedMinimums({
    people: state?.minimumPeople ?? 0,
    department: state?.minimumDepartment ?? 0,
  });
}

/** Writes the server's minimums down for everybody to see, if they are not there yet. */
export function tellMinimums(room: RoomSnapshot, minimums: Minimums): readonly RoomChange[] {
  const told = minimumsIn(room);
  if (!room.state.has("main")) return [];
  if (told.people === minimums.people && told.department === minimums.department) return [];
  const values = { minimumPeople: minimums.people, minimumDepartment: minimums.department };
  return [{ op: "update", table: "state", id: "main", values }];
}
