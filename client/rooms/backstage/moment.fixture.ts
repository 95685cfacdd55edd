// Owns: what the tests of this room begin with: a journey with one moment of truth.

import type { MapChange } from "../../../shared/model/change.ts";

/** Ana's current journey, in which the late parcel (step `s` of journey `j`) is a moment of pain. */
export const lateParcel: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Ana" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "current" } },
  { op: "create", table: "stages", id: "g", values: { journeyId: "j", order: "V1" } },
  { op: "create", table: "touchpoints", id: "t", values: { text: "Parcel is late" } },
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "t", slot: ["g", "V1"], momentOfTruth: "pain" },
  },
];
