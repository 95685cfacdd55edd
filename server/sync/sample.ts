// Owns: the workshop that tests of the rooms play in. Tests only.
import { changesToUpdate } from "../../shared/doc/bytes.ts";
import { type Chance, seededChance } from "../../shared/kit/outside.ts";
import type { MapChange, RoomChange } from "../../shared/model/change.ts";
import { roles } from "../../shared/model/rights.ts";
import type { Store } from "../store/store.ts";

export const sampleWorkshopId = "workshop-1";

/** Creates it unless it is there: three touchpoints on the map, and a link for every role. */
export async function createSampleWorkshop(
  store: Store,
  chance: Chance = seededChance(1),
): Promise<void> {
  const map: MapChange[] = ["a", "b", "c"].map((id) => ({
    op: "create",
    table: "touchpoints",
    id,
    values: { text: `Touchpoint ${id}` },
  }));
  const room: RoomChange[] = [
    { op: "create", table: "state", id: "main", values: { phase: "lobby", schemaVersion: 1 } },
  ];
  await store.createWorkshop({
    id: sampleWorkshopId,
    title: "Sample",
    secret: chance.bytes(32),
    createdAtMs: 0,
    links: roles.map((role) => ({
      id: `link-${role}`,
      role,
      tokenHash: chance.bytes(32),
      revoked: false,
    })),
    documents: [
      { name: "map", snapshot: changesToUpdate([], map, chance) },
      { name: "room", snapshot: changesToUpdate([], room, chance) },
    ],
  });
}
