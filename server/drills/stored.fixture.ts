// Owns: a look at what a memory disk holds of a document. Tests only.
import type { MemoryDisk } from "../store/memory.ts";

export function readUpdates(disk: MemoryDisk, workshopId: string, name: string) {
  const workshop = disk.workshops.get(workshopId);
  const document = workshop === "deleted" ? undefined : workshop?.documents.get(name as "map");
  if (document === undefined) throw new Error(`Nothing is stored of ${name}.`);
  return document;
}
