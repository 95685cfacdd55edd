// Owns: what people do in a journey: each deed is a rule, its name for undo, its words aloud and what the desk looks
// like afterwards. Knows no React.

import type { UndoStep } from "../../../shared/doc/undo.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { addStage, deleteStage, moveStage, renameStage } from "../../../shared/model/journey.ts";
import { duplicateJourney } from "../../../shared/model/journeyCopy.ts";
import { stagesOf } from "../../../shared/model/outline.ts";
import {
  addMissingTouchpoint,
  type MomentOfTruth,
  markMissing,
  moveSteps,
  placeTouchpoints,
  removeSteps,
  setMomentOfTruth,
} from "../../../shared/model/step.ts";
import type { Journey } from "../../../shared/model/tables.ts";
import { undoAction } from "../../app/undoAction.ts";
import { t } from "../../i18n/t.ts";
import { editMap, type MapRule } from "../../session/hooks.ts";
import { announce } from "../../ui/announcements.ts";
import { toast } from "../../ui/toasts.ts";
import { type Carry, type Place, totalIn } from "./carry.ts";
import { cellsOf, touchpointsIn } from "./columns.ts";
import { journeyMapId, type Tools } from "./journeyHere.ts";
import { carryWords, journeyWords, stageWords, stepText } from "./words.ts";

/** Puts what is carried down at a place, and says where. Gives whether it was taken. */
export function dropAt(tools: Tools, carry: Carry, place: Place): boolean {
  const { desk, journey } = tools;
  const what = carryWords(tools, carry);
  const total = totalIn(
    journey.columns().find((column) => column.stageId === place.stageId),
    carry.ids,
  );
  const before = journey.columns();
  desk.setState({ carry: null });
  if (carry.what === "stage") return dropStage(tools, carry.ids[0] ?? "", place.behind);
  const target = { stageId: place.stageId, before: place.behind };
  const changes =
    carry.what === "steps"
      ? edit(tools, t("journeys.undoMove"), (map, chance) =>
          moveSteps(map, { ...target, ids: carry.ids }, chance),
        )
      : edit(tools, t("journeys.undoPlace"), (map, chance) =>
          placeTouchpoints(map, { ...target, touchpointIds: carry.ids }, chance),
        );
  if (!changes) return false;
  desk.setState({
    lastStageId: place.stageId,
    arrived: new Set(carry.what === "steps" ? carry.ids : newSteps(changes)),
  });
  if (carry.by === "keys" && carry.what === "steps" && changes.length > 0) {
    desk.setState({ wanted: carry.ids[0] ?? null, wantedAfter: before });
  }
  if (carry.what === "touchpoints") leavePlaced(tools, carry.ids, carry.by === "keys");
  announce(
    t("journeys.carryDropped", {
      what,
      stage: stageWords(tools.session, place.stageId),
      number: place.index + 1,
      total,
    }),
  );
  return true;
}

/** Places touchpoints at the end of a stage. */
export function placeAtEnd(tools: Tools, touchpointIds: readonly string[], stageId: string): void {
  const column = tools.journey.columns().find((one) => one.stageId === stageId);
  const place = { stageId, index: column?.cells.length ?? 0, behind: null };
  dropAt(tools, { what: "touchpoints", ids: touchpointIds, by: "pointer", place }, place);
}

/** Moves steps to the end of a stage. Gives whether it was taken. */
export function moveToEnd(tools: Tools, stepIds: readonly string[], stageId: string): boolean {
  const column = tools.journey.columns().find((one) => one.stageId === stageId);
  const index = totalIn(column, stepIds) - stepIds.length;
  const place = { stageId, index, behind: null };
  return dropAt(tools, { what: "steps", ids: stepIds, by: "pointer", place }, place);
}

/** The same for who is at one of the steps, or asks for it elsewhere: the keyboard is at the step in its new place. Rule A11-237. */
export function bringToStage(
  tools: Tools,
  stepId: string,
  stepIds: readonly string[],
  stageId: string,
): void {
  // The card that the keyboard comes from is built anew in the other stage.
  const before = tools.journey.columns();
  if (!moveToEnd(tools, stepIds, stageId)) return;
  tools.desk.setState({ wanted: stepId, wantedAfter: before });
}

/** Takes steps out of the journey; the focus goes to the step that follows. */
export function takeOut(tools: Tools, stepIds: readonly string[]): void {
  const { desk, journey, session } = tools;
  const order = cellsOf(journey.columns()).map((cell) => cell.stepId);
  const last = order.findLastIndex((id) => stepIds.includes(id));
  const left = order.filter((id) => !stepIds.includes(id));
  const next = order.slice(last + 1).find((id) => !stepIds.includes(id)) ?? left.at(-1) ?? null;
  const [only] = stepIds;
  const words =
    stepIds.length === 1 && only !== undefined
      ? t("journeys.removedOne", { text: stepText(session, only) })
      : t("journeys.removedMany", { count: stepIds.length });
  desk.setState({ wanted: next, wantedAfter: journey.columns() });
  const changes = edit(tools, t("journeys.undoRemove"), (map) => removeSteps(map, stepIds));
  if (!changes) return;
  desk.setState({ selected: new Set(), current: next, hasDetails: false });
  // With the last step goes what the keyboard could be at. Rule A11-201.
  if (next === null) document.getElementById(journeyMapId)?.focus();
  announce(words);
}

/** Marks steps as missing or not, and says so. */
export function sayMissing(tools: Tools, ids: readonly string[], missing: boolean): void {
  const changes = edit(tools, t("journeys.undoMissing"), (map) =>
    markMissing(map, { ids, missing }),
  );
  if (changes && changes.length > 0)
    announce(missing ? t("journeys.nowMissing") : t("journeys.nowThere"));
}

/** Marks steps as moments of truth, or not, and says so. */
export function sayMoment(tools: Tools, ids: readonly string[], moment: MomentOfTruth): void {
  const changes = edit(tools, t("journeys.undoMoment"), (map) =>
    setMomentOfTruth(map, { ids, momentOfTruth: moment }),
  );
  if (changes && changes.length > 0) announce(momentWords(moment));
}

/** The moment of truth after the present one, for one key that goes round: none, love, pain. */
export function nextMoment(moment: MomentOfTruth): MomentOfTruth {
  const following = { "": "love", love: "pain", pain: "" } as const;
  return following[moment];
}

/** What a moment of truth is called. */
export function momentWords(moment: MomentOfTruth): string {
  const words = {
    "": t("journeys.momentNone"),
    love: t("journeys.momentLove"),
    pain: t("journeys.momentPain"),
  };
  return words[moment];
}

/** A touchpoint that should exist, typed into a stage. Gives whether it was taken. */
export function addMissing(tools: Tools, stageId: string, text: string): boolean {
  const changes = edit(tools, t("journeys.undoAddMissing"), (map, chance) =>
    addMissingTouchpoint(map, { stageId, before: null, text }, chance),
  );
  if (!changes) return false;
  tools.desk.setState({ arrived: new Set(newSteps(changes)) });
  announce(
    t("journeys.addedMissing", { text: text.trim(), stage: stageWords(tools.session, stageId) }),
  );
  return true;
}

/** A new stage before another one (`null`: at the end), whose name is asked for at once. Rule MAP-341. */
export function insertStage(tools: Tools, before: string | null): void {
  const { session, journey, desk } = tools;
  const { journeyId } = journey;
  const changes = edit(tools, t("journeys.undoStageAdd"), (map, chance) =>
    addStage(map, { journeyId, name: "", before }, chance),
  );
  const created = changes?.find((change) => change.op === "create");
  if (!created) return;
  const made = { stageId: created.id, step: session.undo.lastStep() };
  desk.setState({ renaming: created.id, made });
  session.map.flush();
}

/**
 * Gives a stage another name; `false` if it is refused. The first one of a new stage is undone with it. Rules MAP-395, MAP-404.
 */
export function nameStage(tools: Tools, id: string, name: string): boolean {
  const { made } = tools.desk.getState();
  const goesOnWith = made?.stageId === id ? made.step : null;
  const rule: MapRule = (map) => renameStage(map, { id, name });
  return edit(tools, t("journeys.undoStageRename"), rule, goesOnWith) !== null;
}

/** Says which words came too late: somebody else has taken away meanwhile what they were about. Rule MAP-446. */
export function sayTooLate(words: string): void {
  if (words.trim() !== "") toast(t("journeys.wroteTooLate", { words }), { tone: "danger" });
}

/** Moves a stage by one place, earlier (−1) or later (1). */
export function shiftStage(tools: Tools, id: string, by: -1 | 1): void {
  const { session, journey } = tools;
  const ids = stagesOf(session.map.tables, journey.journeyId).map((stage) => stage.id);
  const at = ids.indexOf(id);
  const target = at + by;
  if (at < 0 || target < 0 || target >= ids.length) return;
  dropStage(tools, id, ids[by < 0 ? target : target + 1] ?? null);
}

/** Deletes a stage; its steps go to its neighbour. */
export function dissolveStage(tools: Tools, id: string): void {
  const name = stageWords(tools.session, id);
  const columns = tools.journey.columns();
  const at = columns.findIndex((one) => one.stageId === id);
  const count = columns[at]?.cells.length ?? 0;
  const changes = edit(tools, t("journeys.undoStageDelete"), (map, chance) =>
    deleteStage(map, id, chance),
  );
  if (!changes) return;
  // The menu that did it goes with the stage. Rule A11-178.
  tools.desk.setState({ wanted: (columns[at + 1] ?? columns[at - 1])?.stageId || null });
  const words =
    count === 0
      ? t("journeys.stageDeletedEmpty", { name })
      : t("journeys.stageDeleted", { name, count });
  toast(words, { action: undoAction(tools.session) });
}

/** Begins the other journey of a persona as a copy of this one. Gives whether it was taken. Rule MAP-440. */
export function beginAsCopy(hands: Pick<Tools, "session">, source: Journey): boolean {
  const kind = source.kind === "ideal" ? "current" : "ideal";
  const { id, personaId } = source;
  const rule: MapRule = (map, chance) => duplicateJourney(map, { id, personaId, kind }, chance);
  return edit(hands, t("compare.undoDuplicate"), rule) !== null;
}

/** Without a journey: what is done to one as a whole. */
type Hands = Pick<Tools, "session"> & Partial<Pick<Tools, "journey">>;

/** Changes the map by a rule; a refusal is shown. Gives the changes, or `null` if refused. */
export function edit(
  tools: Hands,
  label: string,
  rule: MapRule,
  goesOnWith: UndoStep | null = null,
): readonly MapChange[] | null {
  const { session, journey } = tools;
  const name = namedForUndo(tools, label);
  const result = editMap(session, name, rule, goesOnWith, undefined, journey?.journeyId);
  if (result.ok) return result.value;
  toast(result.error.message, { tone: "danger" });
  return null;
}

/** With its journey where there are several: by the time of the undo another one may be on screen. Rule MAP-403. */
function namedForUndo({ session, journey }: Hands, what: string): string {
  const { journeys, personas } = session.map.tables;
  const here = journeys.get(journey?.journeyId ?? "");
  if (!here || journeys.size < 2) return what;
  const name = personas.get(here.personaId)?.name ?? "";
  return t("journeys.doneIn", { what, journey: journeyWords(name, here.kind) });
}

/** The step as it is said aloud with its place: "Call back: stage Buy, position 2 of 4". */
export function placeWords(tools: Tools, carry: Carry, place: Place): string {
  const column = tools.journey.columns().find((one) => one.stageId === place.stageId);
  return t("journeys.carryPlace", {
    what: carryWords(tools, carry),
    stage: stageWords(tools.session, place.stageId),
    number: place.index + 1,
    total: totalIn(column, carry.ids),
  });
}

function dropStage(tools: Tools, id: string, before: string | null): boolean {
  const changes = edit(tools, t("journeys.undoStageMove"), (map, chance) =>
    moveStage(map, { id, before }, chance),
  );
  if (!changes) return false;
  const { session, journey } = tools;
  const ids = stagesOf(session.map.tables, journey.journeyId).map((stage) => stage.id);
  announce(
    t("journeys.stageMoved", {
      name: stageWords(session, id),
      number: ids.indexOf(id) + 1,
      total: ids.length,
    }),
  );
  return true;
}

/** After placing, the pool goes on with the touchpoint that followed, if it can with one that waits. Rule MAP-390. */
function leavePlaced(
  { desk, journey }: Tools,
  placed: readonly string[],
  withFocus: boolean,
): void {
  const { poolOrder } = desk.getState();
  const here = touchpointsIn(journey.columns());
  const last = poolOrder.findLastIndex((id) => placed.includes(id));
  const left = [...poolOrder.slice(last + 1), ...poolOrder].filter((id) => !placed.includes(id));
  const next = left.find((id) => !here.has(id)) ?? left[0] ?? null;
  desk.setState({
    poolSelected: new Set(),
    poolCurrent: next,
    ...(withFocus ? { poolWanted: next } : {}),
  });
}

function newSteps(changes: readonly MapChange[]): readonly string[] {
  return changes
    .filter((change) => change.op === "create" && change.table === "steps")
    .map((change) => change.id);
}
