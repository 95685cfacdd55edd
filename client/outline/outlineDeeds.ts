// Owns: what people do in the outline: each deed is a rule of the model, its name for undo and its words aloud. The same
// rules as on the board and in the journeys. Knows no React. Rule A11-87.

import type { MapSnapshot } from "../../shared/model/change.ts";
import type { Place } from "../../shared/model/field.ts";
import { groupTouchpoints, renameGroup, ungroup } from "../../shared/model/group.ts";
import { addStage, deleteStage, renameStage } from "../../shared/model/journey.ts";
import { cardPitch, freePlaces } from "../../shared/model/places.ts";
import {
  addMissingTouchpoint,
  moveSteps,
  placeTouchpoints,
  removeSteps,
  setMomentOfTruth,
} from "../../shared/model/step.ts";
import {
  createTouchpoints,
  deleteTouchpoints,
  type Move,
  moveTouchpoints,
  rewordTouchpoint,
} from "../../shared/model/touchpoint.ts";
import { type OutlineRow, rowKey } from "../../shared/model/workshopOutline.ts";
import { undoAction } from "../app/undoAction.ts";
import { t } from "../i18n/t.ts";
import type { MapRule } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { toast } from "../ui/toasts.ts";
import { edit, targetText } from "./outlineEdit.ts";
import { concernedRows, goTo, type OutlineTools, setOpen } from "./outlineState.ts";
import { refusalWords } from "./outlineWords.ts";

/** Gives a row other words; `false` if that is refused. */
export function reword(
  tools: OutlineTools,
  { kind, id, touchpointId }: OutlineRow,
  text: string,
): boolean {
  const rules: Partial<Record<OutlineRow["kind"], MapRule>> = {
    group: (map) => renameGroup(map, { id, name: text }),
    stage: (map) => renameStage(map, { id, name: text }),
    card: (map) => rewordTouchpoint(map, { id: touchpointId, text }),
    step: (map) => rewordTouchpoint(map, { id: touchpointId, text }),
  };
  const rule = rules[kind];
  return rule !== undefined && edit(tools, t("outline.undoEdit"), rule) !== null;
}

/** Whether a row has words of its own that can be edited here. */
export function isWorded({ kind, id }: OutlineRow): boolean {
  return kind === "card" || kind === "step" || kind === "stage" || (kind === "group" && id !== "");
}

/** Adds something with these words where the row is: a card, a missing step, a stage. Gives whether it was taken. */
export function addAt(tools: OutlineTools, row: OutlineRow, text: string): boolean {
  const changes = edit(tools, t("outline.undoAdd"), (map, chance) => {
    if (row.kind === "journey") {
      return addStage(map, { journeyId: row.id, name: text, before: null }, chance);
    }
    if (row.kind === "stage" || row.kind === "step") {
      const stageId = row.kind === "stage" ? row.id : (map.steps.get(row.id)?.slot[0] ?? "");
      return addMissingTouchpoint(map, { stageId, before: null, text }, chance);
    }
    return newCard(map, groupOf(map, row), text, chance);
  });
  if (!changes) return false;
  if (row.isOpen === false) setOpen(tools.store, row.key, true);
  announce(t("outline.added", { text: text.trim() }));
  return true;
}

/** Takes what is concerned away: cards, steps, stages; groups are dissolved. One kind at a time. */
export function remove(tools: OutlineTools): void {
  const state = tools.store.getState();
  const rows = sameKind(concernedRows(state));
  const [first] = rows;
  const taken = first && removal(first.kind, rows);
  if (!first || !taken) {
    announce(refusalWords(tools.store.getState()));
    return;
  }
  const keys = new Set(rows.map(({ key }) => key));
  const last = state.rows.findLastIndex(({ key }) => keys.has(key));
  const after = state.rows.slice(last + 1).find(({ parentKey }) => !keys.has(parentKey ?? ""));
  const before = state.rows.slice(0, last).findLast(({ key }) => !keys.has(key));
  const changes = edit(tools, t("outline.undoRemove"), taken.rule);
  if (!changes) return;
  tools.store.setState({ chosen: new Set() });
  const next = after?.level === first.level ? after : (before ?? after);
  if (next) goTo(tools.store, next.key);
  toast(taken.said, { action: undoAction(tools.session) });
}

/** Moves cards into a group (empty: out of all), or steps to the end of a stage. */
export function moveTo(tools: OutlineTools, target: string): void {
  const [kind, id = ""] = target.split(":", 2);
  const rows = sameKind(concernedRows(tools.store.getState()));
  const ids = rows.map((row) => row.id);
  const changes = edit(tools, t("outline.undoMove"), (map, chance) =>
    kind === "stage"
      ? moveSteps(map, { stageId: id, before: null, ids }, chance)
      : moveTouchpoints(map, movesInto(map, ids, id)),
  );
  if (!changes) return;
  setOpen(tools.store, target, true);
  const [first] = rows;
  if (first) goTo(tools.store, first.key);
  const place = targetText(tools, target);
  announce(t("outline.movedTo", { count: ids.length, place }));
}

/** Places the touchpoints of what is concerned at the end of a stage. */
export function placeIn(tools: OutlineTools, stageId: string): void {
  const touchpointIds = concernedRows(tools.store.getState()).flatMap(
    (row) => row.touchpointId || [],
  );
  const changes = edit(tools, t("outline.undoPlace"), (map, chance) =>
    placeTouchpoints(map, { stageId, before: null, touchpointIds }, chance),
  );
  if (!changes) return;
  const place = targetText(tools, rowKey("stage", stageId));
  announce(t("outline.placed", { count: touchpointIds.length, place }));
}

/** Puts the cards that are concerned into a new group, whose name is then asked for. */
export function groupCards(tools: OutlineTools): void {
  const rows = concernedRows(tools.store.getState()).filter(({ kind }) => kind === "card");
  if (rows.length === 0) {
    announce(refusalWords(tools.store.getState()));
    return;
  }
  const ids = rows.map(({ id }) => id);
  const changes = edit(tools, t("outline.undoGroup"), (map, chance) => {
    const free = freePlaces(map, ids.length);
    const places = new Map(ids.map((id, at) => [id, free[at] as Place]));
    return groupTouchpoints(map, { ids, name: "", place: free[0] as Place, places }, chance);
  });
  const created = changes?.find(({ op, table }) => op === "create" && table === "groups");
  if (!created) return;
  const key = rowKey("group", created.id);
  setOpen(tools.store, key, true);
  tools.store.setState({ chosen: new Set(), current: key, editing: key });
  announce(t("outline.grouped", { count: ids.length }));
}

/** Goes round with the moment of truth of the steps that are concerned: none, love, pain. */
export function turnMoment(tools: OutlineTools): void {
  const steps = concernedRows(tools.store.getState()).filter(({ kind }) => kind === "step");
  const [first] = steps;
  if (!first) {
    announce(refusalWords(tools.store.getState()));
    return;
  }
  const following = { "": "love", love: "pain", pain: "" } as const;
  const held = tools.session.map.tables.steps.get(first.id)?.momentOfTruth ?? "";
  const momentOfTruth = following[held];
  const changes = edit(tools, t("outline.undoMoment"), (map) =>
    setMomentOfTruth(map, { ids: steps.map(({ id }) => id), momentOfTruth }),
  );
  if (changes) announce(t(`outline.nowMoment${momentOfTruth}`));
}

/** What takes rows of a kind away, and what is said then. */
function removal(
  kind: OutlineRow["kind"],
  rows: readonly OutlineRow[],
): { readonly rule: MapRule; readonly said: string } | undefined {
  const ids = rows.map(({ id }) => id);
  const [only = ""] = ids;
  const count = ids.length;
  switch (kind) {
    case "card":
      return {
        rule: (map) => deleteTouchpoints(map, ids),
        said: t("outline.removedCards", { count }),
      };
    case "step":
      return { rule: (map) => removeSteps(map, ids), said: t("outline.removedSteps", { count }) };
    case "group":
      if (only === "") return undefined;
      return { rule: (map) => ungroup(map, ids), said: t("outline.removedGroups", { count }) };
    case "stage":
      if (count !== 1) return undefined;
      return {
        rule: (map, chance) => deleteStage(map, only, chance),
        said: t("outline.removedStage"),
      };
    case "pool":
    case "persona":
    case "journey":
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** Those of the kind that the first one has. */
function sameKind(rows: readonly OutlineRow[]): readonly OutlineRow[] {
  return rows.filter(({ kind }) => kind === rows[0]?.kind);
}

function groupOf(map: MapSnapshot, row: OutlineRow): string {
  if (row.kind === "group") return row.id;
  return map.groups.get(map.touchpoints.get(row.touchpointId)?.groupId ?? "")?.id ?? "";
}

function newCard(
  map: MapSnapshot,
  groupId: string,
  text: string,
  chance: Parameters<MapRule>[1],
): ReturnType<MapRule> {
  const places = groupId === "" ? freePlaces(map, 1) : placesIn(map, groupId, 1);
  const created = createTouchpoints(map, { texts: [text], places }, chance);
  if (!created.ok || groupId === "") return created;
  return {
    ok: true,
    value: created.value.map((change) =>
      change.op === "create" && change.table === "touchpoints"
        ? { ...change, values: { ...change.values, groupId } }
        : change,
    ),
  };
}

/** Cards put into a group lie below what is in it; cards taken out of all lie below the whole board. */
function movesInto(map: MapSnapshot, ids: readonly string[], groupId: string): readonly Move[] {
  const places = groupId === "" ? freePlaces(map, ids.length) : placesIn(map, groupId, ids.length);
  return ids.map((id, at) => ({ id, groupId, place: places[at] as Place }));
}

function placesIn(map: MapSnapshot, groupId: string, count: number): readonly Place[] {
  const members = [...map.touchpoints.values()].flatMap((one) =>
    one.groupId === groupId && one.place ? [one.place] : [],
  );
  if (members.length === 0) return freePlaces(map, count);
  const left = Math.min(...members.map(([x]) => x));
  const bottom = Math.max(...members.map(([, y]) => y));
  return Array.from({ length: count }, (_, at): Place => [left, bottom + (at + 1) * cardPitch.y]);
}
