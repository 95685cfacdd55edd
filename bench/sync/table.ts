// Owns: the table of a run: medians, who is ahead and by how much, and whether the goal is reached.
import type { ContestantName } from "./contestants.ts";
import type { Figures, Line, Scenario } from "./scenario.ts";
import { median } from "./waiting.ts";

/** By scenario and contestant: the figures of each round. */
export type Results = Map<string, Map<ContestantName, Figures[]>>;

/** As Markdown. */
export function tableOf(
  scenarios: readonly Scenario[],
  names: readonly ContestantName[],
  results: Results,
): string {
  const rows = scenarios.flatMap(({ id, lines }) =>
    lines.map((line) => rowOf(line, names, (name) => medianOf(results, id, name, line.figure))),
  );
  const head = ["scenario", ...names, "ahead", "goal"];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function medianOf(results: Results, id: string, name: ContestantName, figure: string): number {
  const values = (results.get(id)?.get(name) ?? []).map((figures) => figures[figure] ?? Number.NaN);
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : median(known);
}

function rowOf(
  line: Line,
  names: readonly ContestantName[],
  of: (name: ContestantName) => number,
): readonly string[] {
  const cells = names.map((name) => cellOf(line, of(name)));
  const { goal } = line;
  const reached = goal?.isReached(of) ? "reached" : "**not reached**";
  return [line.title, ...cells, aheadOf(line, names, of), goal ? `${goal.text}: ${reached}` : ""];
}

function cellOf({ digits = 1 }: Line, value: number): string {
  if (Number.isNaN(value)) return "–";
  return value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** Who is ahead, and how Waymark stands to the best of the others. */
function aheadOf(
  { better }: Line,
  names: readonly ContestantName[],
  of: (name: ContestantName) => number,
): string {
  const measured = names.filter((name) => !Number.isNaN(of(name)));
  const sign = better === "less" ? 1 : -1;
  const [best] = [...measured].sort((a, b) => sign * (of(a) - of(b)));
  if (best === undefined) return "–";
  const equals = measured.filter((name) => of(name) === of(best));
  if (equals.length > 1) return equals.join(", ");
  const [rival] = measured
    .filter((name) => name !== "waymark")
    .sort((a, b) => sign * (of(a) - of(b)));
  const ours = of("waymark");
  if (rival === undefined || Number.isNaN(ours) || of(rival) === 0) return best;
  return `${best} (waymark ${(ours / of(rival)).toFixed(2)} × ${rival})`;
}
