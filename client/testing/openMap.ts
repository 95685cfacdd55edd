// Owns: the state of a workshop whose map is open to contributors, for tests.

import type { RoomChange } from "../../shared/model/change.ts";

export const openMap: readonly RoomChange[] = [
  {
    op: "create",
    table: "state",
    id: "main",
    values: { phase: "board", mapOpen: true, schemaVersion: 1 },
  },
];
