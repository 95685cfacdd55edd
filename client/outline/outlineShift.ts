// Owns: moving steps, stages and cards up and down in the outline, one place at a time, each place said aloud. Rules A11-87,
// A11-127, A11-211.

import { moveStage } from "../../shared/model/journey.ts";
import { moveSteps } from "../../shared/model/step.ts";
import { moveTouchpoints } from "../../shared/model/touchpoint.ts";
import { type OutlineRow, outlineRows, rowKey } from "../../shared/model/workshopOutline.ts";
import { t } from "../i18n/t.ts";
import { announce } from "../ui/announcements.ts";
import { edit, targetText } from "./outlineEdit.ts";
import { currentRow, goTo, type OutlineTools, setOpen } from "./outlineState.ts";
import { refusalWords, rowText } from "./outlineWords.ts";

interface Shift {
  readonly by: -1 | 1;
  /** The keyboard stays at what it was done by, to do it again. */
  readonly keepsFocus: boolean;
}

/** Moves a step, stage or card up (−1) or down (1); a step goes on into the next stage. */
export function shift(tools: OutlineTools, by: -1 | 1, keepsFocus = false): void {
  const row = currentRow(tools.store.getState());
  if (row?.kind === "stage") shiftStage(tools, row, { by, keepsFocus });
  else if (row?.kind === "step") shiftStep(tools, row, { by, keepsFocus });
  else if (row?.kind === "card") shiftCard(tools, row, { by, keepsFocus });
  else announce(refusalWords(tools.store.getState()));
}

function shiftStage(tools: OutlineTools, row: OutlineRow, { by, keepsFocus }: Shift): void {
  const siblings = siblingsOf(tools, row);
  const at = siblings.indexOf(row.id);
  if (at + by < 0 || at + by >= siblings.length) {
    announce(by < 0 ? t("outline.isFirst") : t("outline.isLast"));
    return;
  }
  const before = siblings[by < 0 ? at - 1 : at + 2] ?? null;
  edit(tools, t("outline.undoMove"), (map, chance) =>
    moveStage(map, { id: row.id, before }, chance),
  );
  goTo(tools.store, row.key, keepsFocus);
  sayPlace(tools, row, at + by + 1, siblings.length, row.parentKey);
}

function shiftStep(tools: OutlineTools, row: OutlineRow, { by, keepsFocus }: Shift): void {
  const state = tools.store.getState();
  const siblings = siblingsOf(tools, row);
  const at = siblings.indexOf(row.id);
  const isInside = at + by >= 0 && at + by < siblings.length;
  const home = isInside ? row.parentKey : neighbourStage(state.rows, row.parentKey, by);
  if (home === null) {
    announce(by < 0 ? t("outline.isFirst") : t("outline.isLast"));
    return;
  }
  const stageId = home.slice(home.indexOf(":") + 1);
  const beyond = by < 0 ? null : (firstStep(tools, stageId) ?? null);
  const before = isInside ? (siblings[by < 0 ? at - 1 : at + 2] ?? null) : beyond;
  const changes = edit(tools, t("outline.undoMove"), (map, chance) =>
    moveSteps(map, { stageId, before, ids: [row.id] }, chance),
  );
  if (!changes) return;
  setOpen(tools.store, home, true);
  goTo(tools.store, row.key, keepsFocus);
  const total = stepsIn(tools, stageId).length;
  const number = stepsIn(tools, stageId).indexOf(row.id) + 1;
  sayPlace(tools, row, number, total, home);
}

/** Cards are listed as they lie on the board: two that stand beside each other change their places there. */
function shiftCard(tools: OutlineTools, row: OutlineRow, { by, keepsFocus }: Shift): void {
  const { tables } = tools.session.map;
  const { touchpoints } = tables;
  // As they lie now: the rows in sight are those of the last frame, and keys may come faster.
  const inSight = new Set(siblingsOf(tools, row));
  const open = new Set([rowKey("pool", ""), row.parentKey ?? ""]);
  const siblings = outlineRows(tables, { open, first: "pool" }).flatMap(({ kind, id }) =>
    kind === "card" && inSight.has(id) ? [id] : [],
  );
  const at = siblings.indexOf(row.id);
  const own = touchpoints.get(row.id)?.place;
  const other = touchpoints.get(siblings[at + by] ?? "")?.place;
  if (!own || !other) {
    announce(by < 0 ? t("outline.isFirst") : t("outline.isLast"));
    return;
  }
  const isOnTop = own[0] === other[0] && own[1] === other[1];
  const changes = edit(tools, t("outline.undoMove"), (map) =>
    moveTouchpoints(map, [
      { id: row.id, place: isOnTop ? [other[0], other[1] + by] : other },
      { id: siblings[at + by] ?? "", place: own },
    ]),
  );
  if (!changes) return;
  goTo(tools.store, row.key, keepsFocus);
  sayPlace(tools, row, at + by + 1, siblings.length, row.parentKey);
}

function sayPlace(
  tools: OutlineTools,
  row: OutlineRow,
  number: number,
  total: number,
  homeKey: string | null,
): void {
  const text = rowText(tools.session.map.tables, row);
  const place = homeKey === null ? "" : targetText(tools, homeKey);
  announce(t("outline.moved", { text, place, number, total }), "assertive");
}

function siblingsOf(tools: OutlineTools, { parentKey, kind }: OutlineRow): readonly string[] {
  return tools.store
    .getState()
    .rows.filter((row) => row.parentKey === parentKey && row.kind === kind)
    .map(({ id }) => id);
}

function neighbourStage(
  rows: readonly OutlineRow[],
  stageKey: string | null,
  by: -1 | 1,
): string | null {
  const own = rows.find(({ key }) => key === stageKey);
  const stages = rows.filter(
    ({ kind, parentKey }) => kind === "stage" && parentKey === own?.parentKey,
  );
  return stages[stages.findIndex(({ key }) => key === stageKey) + by]?.key ?? null;
}

function stepsIn(tools: OutlineTools, stageId: string): readonly string[] {
  const steps = [...tools.session.map.tables.steps.values()].filter(
    ({ slot }) => slot[0] === stageId,
  );
  return steps
    .sort((a, b) => (a.slot[1] < b.slot[1] || (a.slot[1] === b.slot[1] && a.id < b.id) ? -1 : 1))
    .map(({ id }) => id);
}

function firstStep(tools: OutlineTools, stageId: string): string | undefined {
  return stepsIn(tools, stageId)[0];
}
