// Owns: the gap list as a table: one row for each thing that a moment of truth lacks, and for a moment that lacks nothing
// one row that says so. Rule EXP-60.

import type { MapSnapshot } from "../model/change.ts";
import { gapsOf, type ScoredMoment } from "../model/gap.ts";
import { writeCsv } from "./csv.ts";

export const gapHeader = [
  "moment",
  "sign",
  "persona",
  "journey",
  "lacks",
  "importance",
  "experience",
  "priority",
  "reason",
  "owner",
  "action",
  "evidence",
  "process maps",
] as const;

/** The gaps as CSV, in the order of the moments given. A moment's department stands for an owner that is not named. */
export function gapsToCsv(map: MapSnapshot, moments: readonly ScoredMoment[]): string {
  const rows = moments.flatMap((moment) => {
    const { step, touchpoint, journey, persona, sign, processes } = moment;
    const lacks = gapsOf(map, moment);
    return (lacks.length > 0 ? lacks : [""]).map((lack) => [
      touchpoint.text,
      sign,
      persona?.name ?? "",
      journey.name || journey.kind,
      lack,
      moment.importance,
      typeof moment.experience === "number" ? rounded(moment.experience) : moment.experience,
      moment.priority === null ? null : rounded(moment.priority),
      step.momentReason,
      step.momentOwner || (map.departments.get(touchpoint.departmentId)?.name ?? ""),
      step.momentAction,
      touchpoint.evidence,
      processes.map(({ name }) => name).join(" | "),
    ]);
  });
  return writeCsv([...gapHeader], rows, { mark: true });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
