// Owns: forgetting a workshop on this device for good: the way in, and every copy of its documents. Rules ACC-33, ACC-50.

import { roles } from "../../shared/model/rights.ts";
import { copyNameOf } from "./copies.ts";
import type { Device } from "./device.tsx";

type Ways = Pick<Device, "memory" | "databases" | "canKeepCopies">;

/** Fulfilled when the copies are asked to go; a tab that has one open lets go of it. What is not there is passed over. */
export async function forgetWorkshop(
  { memory, databases, canKeepCopies }: Ways,
  id: string,
): Promise<void> {
  const epochs = memory.get(id)?.epochs;
  memory.forget(id);
  if (!(await canKeepCopies())) return;
  for (const document of ["map", "mine"] as const) {
    for (const role of roles) {
      databases?.deleteDatabase(copyNameOf(id, document, epochs?.[document] ?? 1, role));
    }
  }
}
