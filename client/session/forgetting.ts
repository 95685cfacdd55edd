// Owns: forgetting a workshop on this device for good: the way in, and every copy of its documents. Rules ACC-33, ACC-50.

import { roles } from "../../shared/model/rights.ts";
import { copyNameOf, isCopyOf } from "./copies.ts";
import type { Device } from "./device.tsx";
import type { RememberedWorkshop } from "./remembered.ts";

type Epochs = RememberedWorkshop["epochs"];
type Place = Pick<Device, "databases" | "canKeepCopies">;

/** Forgets it at once; fulfilled when its copies are asked to go. */
export function forgetWorkshop(device: Place & Pick<Device, "memory">, id: string): Promise<void> {
  const epochs = device.memory.get(id)?.epochs;
  device.memory.forget(id);
  return deleteCopies(device, id, epochs);
}

/**
 * Asks every copy of a workshop to go, those too that an earlier visit in another role left; a tab that has one open lets
 * go of it. `epochs`: the last of each document, for a browser that does not list its databases.
 */
export async function deleteCopies(
  { databases, canKeepCopies }: Place,
  id: string,
  epochs: Epochs = {},
): Promise<void> {
  if (!databases || !(await canKeepCopies())) return;
  const listed = await databases.databases?.();
  const names = listed ? listed.map(({ name = "" }) => name) : namesUpTo(id, epochs);
  for (const name of names) if (isCopyOf(id, name)) databases.deleteDatabase(name);
}

function namesUpTo(id: string, epochs: Epochs): readonly string[] {
  const names: string[] = [];
  for (const document of ["map", "mine"] as const)
    for (let epoch = epochs[document] ?? 1; epoch > 0; epoch--)
      for (const role of roles) names.push(copyNameOf(id, document, epoch, role));
  return names;
}
