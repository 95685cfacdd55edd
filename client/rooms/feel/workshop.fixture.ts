// Owns: a small workshop for the tests of this room: one persona's journey of three steps, two departments.

import type { MapChange, RoomChange } from "../../../shared/model/change.ts";
import type { FeelingWord } from "../../../shared/model/emotion.ts";
import type { Round } from "../../../shared/model/tables.ts";

export const nowMs = 1_000_000;

export const mapChanges: readonly MapChange[] = [
  { op: "create", table: "departments", id: "sales", values: { name: "Sales", color: 1 } },
  { op: "create", table: "departments", id: "care", values: { name: "Care", color: 2 } },
  { op: "create", table: "personas", id: "anna", values: { name: "Anna" } },
  { op: "create", table: "personas", id: "bruno", values: { name: "Bruno" } },
  { op: "create", table: "journeys", id: "way", values: { personaId: "anna", kind: "current" } },
  { op: "create", table: "journeys", id: "dream", values: { personaId: "bruno", kind: "ideal" } },
  {
    op: "create",
    table: "stages",
    id: "before",
    values: { journeyId: "way", name: "Before", order: "V" },
  },
  {
    op: "create",
    table: "stages",
    id: "after",
    values: { journeyId: "way", name: "After", order: "W" },
  },
  { op: "create", table: "touchpoints", id: "ad", values: { text: "Sees the advert" } },
  { op: "create", table: "touchpoints", id: "call", values: { text: "Calls the hotline" } },
  { op: "create", table: "touchpoints", id: "bill", values: { text: "Gets the bill" } },
  step("s-ad", "way", "ad", "before", "V"),
  step("s-call", "way", "call", "before", "W"),
  step("s-bill", "way", "bill", "after", "V"),
  step("d-call", "dream", "call", "none", "V"),
];

export function roundChange(values: Partial<Omit<Round, "id">> = {}, id = "round1"): RoomChange {
  const round = {
    kind: "feel",
    state: "open",
    journeyId: "way",
    endsAtMs: nowMs + 120_000,
    order: "V",
  } as const;
  return { op: "create", table: "rounds", id, values: { ...round, ...values } };
}

/** An open dot vote on everything, with three dots for each; there are three touchpoints. */
export function dotRoundChange(values: Partial<Omit<Round, "id">> = {}, id = "dots1"): RoomChange {
  return roundChange({ kind: "dots", journeyId: "", dots: 3, ...values }, id);
}

/** What is published of a dot vote on a touchpoint. */
export function dotResultChange(
  touchpointId: string,
  standing: { readonly dots: number } | { readonly band: "strong" | "some" },
  roundId = "dots1",
): RoomChange {
  const values = { roundId, touchpointId, ...standing };
  return { op: "create", table: "dotResults", id: `${roundId}_${touchpointId}`, values };
}

/** A published figure; `ratings` are those that it stands for. */
export function tallyChange(
  stepId: string,
  ratings: readonly number[],
  { roundId = "round1", departmentId = "" } = {},
): RoomChange {
  const n = ratings.length;
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / n;
  const variance = ratings.reduce((sum, rating) => sum + (rating - mean) ** 2, 0) / n;
  return {
    op: "create",
    table: "tallies",
    id: [roundId, stepId, departmentId].join("_"),
    values: {
      roundId,
      stepId,
      departmentId,
      n,
      mean,
      love: ratings.filter((rating) => rating > 0).length,
      pain: ratings.filter((rating) => rating < 0).length,
      spread: Math.sqrt(variance),
    },
  };
}

/** What is published of a small group. */
export function wordChange(stepId: string, feeling: FeelingWord, roundId = "round1"): RoomChange {
  const id = [roundId, stepId, "word"].join("_");
  return { op: "create", table: "tallies", id, values: { roundId, stepId, feeling } };
}

function step(
  id: string,
  journeyId: string,
  touchpointId: string,
  stageId: string,
  order: string,
): MapChange {
  const values = { journeyId, touchpointId, slot: [stageId, order] as const };
  return { op: "create", table: "steps", id, values };
}
