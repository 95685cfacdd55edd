// Owns: a map of one current journey with what a test places in it, and rounds with what is felt about its steps; for
// tests only.

import { applyPure, emptySnapshot, type MapChange, type RoomChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";

export function mapOf(changes: readonly MapChange[]) {
  return applyPure(schemas.map, emptySnapshot(schemas.map), [
    { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
    { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "current" } },
    { op: "create", table: "stages", id: "s", values: { journeyId: "j", order: "V" } },
    ...changes,
  ]);
}

export function roomOf(changes: readonly RoomChange[]) {
  return applyPure(schemas.room, emptySnapshot(schemas.room), changes);
}

export function step(id: string, touchpointId: string, more = {}, touchpoint = {}): MapChange[] {
  return [
    {
      op: "create",
      table: "touchpoints",
      id: touchpointId,
      values: { text: touchpointId, ...touchpoint },
    },
    {
      op: "create",
      table: "steps",
      id,
      values: { journeyId: "j", touchpointId, slot: ["s", "V"], ...more },
    },
  ];
}

export function round(
  id: string,
  order: string,
  state: "open" | "published" = "published",
): RoomChange[] {
  return [
    { op: "create", table: "rounds", id, values: { kind: "feel", state, endsAtMs: 0, order } },
  ];
}

export function tally(roundId: string, stepId: string, mean: number, more = {}): RoomChange {
  return {
    op: "create",
    table: "tallies",
    id: `${roundId}-${stepId}`,
    values: { roundId, stepId, mean, love: 3, pain: 2, n: 6, spread: 1, ...more },
  };
}

export function word(
  roundId: string,
  stepId: string,
  feeling: "love" | "mixed" | "pain",
): RoomChange {
  return {
    op: "create",
    table: "tallies",
    id: `${roundId}-${stepId}`,
    values: { roundId, stepId, feeling },
  };
}
