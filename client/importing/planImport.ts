// Owns: what a text would become if it were imported now, for the preview and for doing it.

import { type Imported, readImport } from "../../shared/format/detect.ts";
import {
  type ImportCounts,
  mermaidToChanges,
  touchpointsToChanges,
} from "../../shared/format/importing.ts";
import type { ImportProblem } from "../../shared/format/problems.ts";
import type { ColumnChoice } from "../../shared/format/touchpoint-columns.ts";
import { type Chance, seededChance } from "../../shared/kit/outside.ts";
import { err, never, ok, type Result } from "../../shared/kit/result.ts";
import type { MapChange, MapSnapshot } from "../../shared/model/change.ts";
import { type Refusal, refuse } from "../../shared/model/refusals.ts";
import { t } from "../i18n/t.ts";

export interface Preview {
  readonly imported: Imported;
  readonly problems: readonly ImportProblem[];
  /** `null` for a whole workshop, which is not merged into this one. */
  readonly counts: ImportCounts | null;
}

/** Reads the text and tells what it would bring. */
export function previewImport(
  text: string,
  fileName: string,
  map: MapSnapshot,
  choice?: ColumnChoice,
): Result<Preview, Refusal> {
  const imported = readImport(text, fileName, choice);
  if (!imported.ok) return imported;
  const problems = problemsOf(imported.value);
  if (imported.value.kind === "workshop") {
    return ok({ imported: imported.value, problems, counts: null });
  }
  // Only counted, never kept: the ids of a preview need no chance.
  const plan = importToChanges(imported.value, map, seededChance(1));
  return plan.ok
    ? ok({ imported: imported.value, problems, counts: plan.value.counts })
    : err(plan.error);
}

/** The rule behind the import, for `editMap`. */
export function importRule(
  imported: Imported,
): (map: MapSnapshot, chance: Chance) => Result<readonly MapChange[], Refusal> {
  return (map, chance) => {
    const plan = importToChanges(imported, map, chance);
    return plan.ok ? ok(plan.value.changes) : plan;
  };
}

/** The first touchpoints that would come, so that a wrong column is seen before it is imported. */
export function firstTexts(imported: Imported): readonly string[] {
  const isList = imported.kind === "lines" || imported.kind === "csv";
  return isList ? imported.items.slice(0, 3).map(({ text }) => text) : [];
}

/** What was imported, in words: "12 touchpoints, 2 new departments". */
export function countsToText(counts: ImportCounts): string {
  const parts = [
    counts.touchpoints > 0 ? t("importing.touchpoints", { count: counts.touchpoints }) : "",
    counts.departments > 0 ? t("importing.departments", { count: counts.departments }) : "",
    counts.personas > 0 ? t("importing.personas", { count: counts.personas }) : "",
    counts.stages > 0 ? t("importing.stages", { count: counts.stages }) : "",
    counts.steps > 0 ? t("importing.steps", { count: counts.steps }) : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** What several imports have brought together. */
export function addCounts(a: ImportCounts, b: ImportCounts): ImportCounts {
  return {
    touchpoints: a.touchpoints + b.touchpoints,
    departments: a.departments + b.departments,
    personas: a.personas + b.personas,
    stages: a.stages + b.stages,
    steps: a.steps + b.steps,
  };
}

function importToChanges(imported: Imported, map: MapSnapshot, chance: Chance) {
  switch (imported.kind) {
    case "lines":
    case "csv":
      return touchpointsToChanges(imported.items, map, chance);
    case "mermaid":
      return mermaidToChanges(
        imported.journey,
        map,
        { somebody: t("importing.somebody"), start: t("importing.start") },
        chance,
      );
    case "workshop":
      return err(refuse("badRequest"));
    default:
      return never(imported);
  }
}

function problemsOf(imported: Imported): readonly ImportProblem[] {
  switch (imported.kind) {
    case "lines":
    case "csv":
      return imported.problems;
    case "mermaid":
      return imported.journey.problems;
    case "workshop":
      return [];
    default:
      return never(imported);
  }
}
