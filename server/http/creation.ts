// Owns: a new workshop, from a title, a template or a file to its first documents and its four links.
// Rules ACC-1, IMP-20.

import { changesToUpdate } from "../../shared/doc/bytes.ts";
import { fileToChanges, type ImportedWorkshop } from "../../shared/format/workshopFile.ts";
import { newId } from "../../shared/kit/ids.ts";
import type { Outside } from "../../shared/kit/outside.ts";
import { err, ok, type Result } from "../../shared/kit/result.ts";
import type { MapChange, RoomChange } from "../../shared/model/change.ts";
import { cleanText } from "../../shared/model/clean.ts";
import { type Refusal, refuse } from "../../shared/model/refusals.ts";
import { roles } from "../../shared/model/rights.ts";
import { type MapTables, type RoomTables, workshopRecord } from "../../shared/model/tables.ts";
import { templateToChanges } from "../../shared/model/template.ts";
import type { CreatedWorkshop, CreateWorkshop } from "../../shared/wire/http.ts";
import { linkTo, newLink } from "../acts/links.ts";
import type { Store } from "../store/store.ts";
import { presentSchema } from "../sync/migration.ts";

export interface CreationOptions {
  readonly store: Pick<Store, "createWorkshop">;
  readonly outside: Outside;
}

/** Creates a workshop. `origin`: what its links begin with. Refused where the file is not one or the disk is full. */
export async function createWorkshop(
  { store, outside }: CreationOptions,
  wish: CreateWorkshop,
  origin: string,
): Promise<Result<CreatedWorkshop, Refusal>> {
  const first = firstRecords(wish, outside);
  if (!first.ok) return first;
  const { title, map, room } = first.value;
  const id = newId(outside);
  const links = roles.map((role) => newLink(role, outside));
  const outcome = await store.createWorkshop({
    id,
    title,
    secret: outside.bytes(32),
    createdAtMs: outside.now(),
    links: links.map(({ record }) => record),
    documents: [
      { name: "map", snapshot: changesToUpdate<MapTables>([], map, outside) },
      { name: "room", snapshot: changesToUpdate<RoomTables>([], [stateRecord, ...room], outside) },
    ],
  });
  if (outcome.kind === "full") return err(refuse("storageFull"));
  if (outcome.kind === "exists") throw new Error("A fresh id was taken already");
  const urls = links.map(({ record, token }) => [record.role, linkTo(origin, id, token)]);
  return ok({ id, links: Object.fromEntries(urls) as CreatedWorkshop["links"] });
}

const stateRecord: RoomChange = {
  op: "create",
  table: "state",
  id: workshopRecord,
  values: { phase: "lobby", schemaVersion: presentSchema },
};

function firstRecords(wish: CreateWorkshop, outside: Outside): Result<ImportedWorkshop, Refusal> {
  const title = cleanText(wish.title ?? "");
  if (wish.import === undefined) {
    const map = templateToChanges(wish.template ?? "empty", title, outside);
    return ok({ title: titleOf(map), map, room: [] });
  }
  if (wish.template !== undefined) {
    return err(refuse("badRequest", {}, "Expected either a template or an import, not both."));
  }
  const imported = fileToChanges(wish.import, outside);
  if (!imported.ok) return imported;
  const map = withTitle(imported.value.map, title || imported.value.title);
  return ok({ title: titleOf(map), map, room: imported.value.room });
}

function withTitle(map: readonly MapChange[], title: string): readonly MapChange[] {
  const op = map.some(({ table }) => table === "workshop") ? "update" : "create";
  return [...map, { op, table: "workshop", id: workshopRecord, values: { title } }];
}

function titleOf(map: readonly MapChange[]): string {
  const titles = map.flatMap((change) =>
    change.table === "workshop" && change.op !== "delete" ? [change.values.title ?? ""] : [],
  );
  return titles.at(-1) ?? "";
}
