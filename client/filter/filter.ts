// Owns: which cards a filter lets through: by channel, department, and where they are used. Pure. Rule MAP-185.

import type { MapSnapshot } from "../../shared/model/change.ts";
import type { Channel, Touchpoint } from "../../shared/model/tables.ts";
import { usageOf } from "../../shared/model/usage.ts";

/** `null` anywhere: this does not matter. An empty channel or department: cards that have none. */
export interface Filter {
  readonly channel: Channel | "" | null;
  readonly departmentId: string | null;
  /** `unplaced`: in no journey; otherwise the id of a persona in whose journeys they are. */
  readonly use: "unplaced" | { readonly personaId: string } | null;
}

export const noFilter: Filter = { channel: null, departmentId: null, use: null };

export function isFiltering({ channel, departmentId, use }: Filter): boolean {
  return channel !== null || departmentId !== null || use !== null;
}

/** The ids of those touchpoints that the filter lets through; `null` where it lets everything through. */
export function filtered(
  map: MapSnapshot,
  touchpoints: Iterable<Touchpoint>,
  filter: Filter,
): ReadonlySet<string> | null {
  if (!isFiltering(filter)) return null;
  const { channel, departmentId, use } = filter;
  const uses = use === null ? null : usageOf(map);
  const isUsed = (id: string): boolean => {
    const own = uses?.get(id) ?? [];
    if (use === null) return true;
    if (use === "unplaced") return own.length === 0;
    return own.some(({ personaId }) => personaId === use.personaId);
  };
  const through = new Set<string>();
  for (const touchpoint of touchpoints) {
    if (channel !== null && touchpoint.channel !== channel) continue;
    const owner = map.departments.has(touchpoint.departmentId) ? touchpoint.departmentId : "";
    if (departmentId !== null && owner !== departmentId) continue;
    if (isUsed(touchpoint.id)) through.add(touchpoint.id);
  }
  return through;
}
