// Owns: who puts something on everybody's screens at this moment, and the address where it is. Only a facilitator or a
// curator leads, and only within the workshop. Rule A11-111.

import { usePeopleAs, useSession } from "../session/hooks.ts";
import type { Person } from "../session/session.ts";
import { readPath } from "./routes.ts";

export interface Leader {
  readonly id: number;
  /** Empty where they gave none. */
  readonly name: string;
  /** Where they are: an address within this workshop. */
  readonly path: string;
}

/** The leader, or `null`. Among several the one who has been here longest by id, the same for everybody. */
export function useLeader(): Leader | null {
  const { id } = useSession();
  return usePeopleAs((people) => leaderAmong(people, id), isSameLeader);
}

/** Pure: the leader among others who are here. */
export function leaderAmong(people: readonly Person[], workshopId: string): Leader | null {
  return leadersAmong(people, workshopId)[0] ?? null;
}

/** Pure: all who lead at this moment, in an order that is the same for everybody. */
export function leadersAmong(people: readonly Person[], workshopId: string): readonly Leader[] {
  return people.flatMap(({ id, name, role, showing }) => {
    if (showing === "" || (role !== "facilitator" && role !== "curator")) return [];
    const path = `/w/${workshopId}/${showing}`;
    return readPath(path)?.room ? [{ id, name, path }] : [];
  });
}

function isSameLeader(a: Leader | null, b: Leader | null): boolean {
  return a?.id === b?.id && a?.name === b?.name && a?.path === b?.path;
}
