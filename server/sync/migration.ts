// Owns: bringing a workshop's records from an earlier schema to the present one: each numbered step once, all of them in
// one commit, before anybody is let in. It must not know what a step does. Rule: SYN-86.
import { ok } from "../../shared/kit/result.ts";
import {
  applyPure,
  type MapChange,
  type MapSnapshot,
  type RoomChange,
  type RoomSnapshot,
} from "../../shared/model/change.ts";
import { schemas, workshopRecord } from "../../shared/model/tables.ts";
import { carryOut } from "./decision.ts";
import type { Deed } from "./deeds.ts";
import type { Room } from "./room.ts";

/**
 * What leads from one schema to the next, as changes. It must change nothing that is in order already. Private documents
 * are left alone: they are written by their participants only, and readers of old fields stay.
 */
export type Migration = (
  map: MapSnapshot,
  room: RoomSnapshot,
) => { readonly map?: readonly MapChange[]; readonly room?: readonly RoomChange[] };

/**
 * Number n (from 0) leads from schema n + 1 to n + 2. A released one is never changed. New fields need none: they are
 * optional, and an absent one has its default. So there is none yet; the schema is 1.
 */
export const migrations: readonly Migration[] = [];

/** What a new workshop is written in. */
export const presentSchema = migrations.length + 1;

/** Brings a workshop that was just opened to the present schema. One of a later schema is left as it is. */
export async function migrate(room: Room, steps: readonly Migration[]): Promise<void> {
  const state = await room.reading.room(await room.hold("room"));
  const due = steps.slice((schemaOf(state) ?? steps.length + 1) - 1);
  if (due.length === 0) return;
  const answer = await carryOut(room, null, ({ map, room: present }) =>
    ok(deedOf(due, map, present)),
  );
  // A full disk: nothing has changed, and whoever opens the workshop next brings it here.
  if (!answer.ok) room.setting.log?.warn("migration.refused", { refusal: answer.refusal.code });
}

function schemaOf({ state }: RoomSnapshot): number | undefined {
  return state.get(workshopRecord)?.schemaVersion;
}

function deedOf(due: readonly Migration[], map: MapSnapshot, room: RoomSnapshot): Deed {
  const made: { readonly map: MapChange[]; readonly room: RoomChange[] } = { map: [], room: [] };
  let [records, rounds] = [map, room];
  for (const step of due) {
    const changes = step(records, rounds);
    const schemaVersion = (schemaOf(rounds) ?? 1) + 1;
    const told: RoomChange = {
      op: "update",
      table: "state",
      id: workshopRecord,
      values: { schemaVersion },
    };
    const ofRoom = [...(changes.room ?? []), told];
    records = applyPure(schemas.map, records, changes.map ?? []);
    rounds = applyPure(schemas.room, rounds, ofRoom);
    made.map.push(...(changes.map ?? []));
    made.room.push(...ofRoom);
  }
  return { ...made, answer: { ok: true } };
}
