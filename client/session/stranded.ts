// Owns: what an earlier visit could not save, found in the copies on this device when the workshop lets us in no more
// (it was deleted, or the link revoked, while nobody was there to be told). Rule ACC-24.

import * as Y from "yjs";
import { openTables } from "../../shared/doc/live.ts";
import type { Schema } from "../../shared/model/change.ts";
import { type Role, roles } from "../../shared/model/rights.ts";
import { schemas } from "../../shared/model/tables.ts";
import { copyNameOf } from "./copies.ts";
import type { Device } from "./device.tsx";
import { deleteCopies } from "./forgetting.ts";
import { type LocalCopy, openLocalCopy } from "./localCopy.ts";
import type { RememberedWorkshop } from "./remembered.ts";
import { type Rescue, type Rescued, rescueFrom } from "./rescue.ts";
import { openUpdates } from "./updates.ts";

/**
 * What was not saved in any of the roles that `held` has tokens for, whatever their copies; null where all was. `erases`:
 * whether the copies are deleted then.
 */
export async function rescueStranded(
  device: Device,
  held: RememberedWorkshop,
  erases: boolean,
): Promise<Rescue | null> {
  const copies: Found[] = [];
  for (const document of ["map", "mine"] as const) {
    for (const role of roles.filter((known) => held.tokens[known] !== undefined)) {
      copies.push(...(await findCopy(device, held, document, role)));
    }
  }
  const unsaved = copies.filter(({ copy }) => copy.unsaved.length > 0);
  const documents = unsaved.map(({ name, doc, tables, copy }): [string, Rescued] => [
    name,
    { doc, tables, unsaved: () => copy.unsaved },
  ]);
  const rescue = rescueFrom("ended", held, Object.fromEntries(documents));
  for (const { copy } of copies) await (erases ? copy.erase() : copy.close());
  // Where no way in is known any more, nothing is kept for it.
  if (erases && !device.memory.get(held.id)) await deleteCopies(device, held.id, held.epochs);
  return rescue;
}

interface Found {
  /** What it is called in the file. */
  readonly name: string;
  readonly doc: Rescued["doc"];
  readonly tables: Rescued["tables"];
  readonly copy: LocalCopy;
}

async function findCopy(
  device: Device,
  { id, epochs }: RememberedWorkshop,
  document: "map" | "mine",
  role: Role,
): Promise<readonly Found[]> {
  const doc = new Y.Doc();
  const copyName = copyNameOf(id, document, epochs[document] ?? 1, role);
  const copy = await openLocalCopy(copyName, openUpdates(doc), {
    after: device.outside.after,
    schedule: device.schedule,
  });
  if (copy === null) return [];
  const schema: Schema = schemas[document];
  return [
    { name: `${document}, ${role}`, doc, tables: openTables(doc, schema, device.schedule), copy },
  ];
}
