// Owns: the deeds of the outline on cards and journeys as a whole: merge, take out of groups, hide, mark missing, copy and
// paste as text, make and delete journeys. Knows no React. Rule A11-120.

import { listedLines } from "../../shared/format/listedLines.ts";
import { ungroup } from "../../shared/model/group.ts";
import { createJourney, deleteJourney, type JourneyKind } from "../../shared/model/journey.ts";
import { countMerged, mergeSetsOfTouchpoints } from "../../shared/model/mergeSets.ts";
import { stagesOf } from "../../shared/model/outline.ts";
import { deletePersona } from "../../shared/model/persona.ts";
import { freePlaces } from "../../shared/model/places.ts";
import { markMissing } from "../../shared/model/step.ts";
import {
  hideTouchpoints,
  mergeTouchpoints,
  splitOffTouchpoint,
} from "../../shared/model/touchpoint.ts";
import { lockBoard } from "../../shared/model/workshop.ts";
import { type OutlineRow, rowKey } from "../../shared/model/workshopOutline.ts";
import { undoAction } from "../app/undoAction.ts";
import { t } from "../i18n/t.ts";
import { noteDeletions } from "../personas/ownDeletions.ts";
import { announce } from "../ui/announcements.ts";
import { toast } from "../ui/toasts.ts";
import { addAt, moveTo } from "./outlineDeeds.ts";
import { edit, editAnyway } from "./outlineEdit.ts";
import { concernedRows, currentRow, goTo, type OutlineTools, setOpen } from "./outlineState.ts";
import { rowText } from "./outlineWords.ts";

/** The most lines that one paste may bring. */
const pasteLimit = 500;

/** Merges the chosen cards into the current one, or into the first where the current one is not chosen. */
export function mergeCards(tools: OutlineTools): void {
  const ids = cardsOf(tools);
  const current = currentRow(tools.store.getState())?.id ?? "";
  const into = ids.includes(current) ? current : (ids[0] ?? "");
  const changes = edit(tools, t("outline.undoMerge"), (map) =>
    mergeTouchpoints(map, { ids, into }),
  );
  if (!changes) return;
  tools.store.setState({ chosen: new Set() });
  goTo(tools.store, rowKey("card", into));
  toast(t("outline.merged", { count: ids.length }), { action: undoAction(tools.session) });
}

/** Merges each set of cards into its first. */
export function mergeSets(tools: OutlineTools, sets: readonly (readonly string[])[]): void {
  const changes = edit(tools, t("outline.undoMerge"), (map) => mergeSetsOfTouchpoints(map, sets));
  if (!changes) return;
  const { touchpoints: count } = countMerged(changes);
  if (count === 0) toast(t("duplicates.mergedByOthers"));
  else toast(t("outline.merged", { count }), { action: undoAction(tools.session) });
}

/** Lets a merged wording stand for itself again. */
export function splitOff(tools: OutlineTools, id: string): void {
  const changes = edit(tools, t("outline.undoSplit"), (map) => {
    const [place] = freePlaces(map, 1);
    return splitOffTouchpoint(map, { id, ...(place ? { place } : {}) });
  });
  if (changes) announce(t("outline.split"));
}

/** Dissolves the groups that are concerned, or takes the cards that are out of theirs. */
export function takeOutOfGroups(tools: OutlineTools): void {
  const rows = concernedRows(tools.store.getState());
  if (rows[0]?.kind !== "group") {
    moveTo(tools, rowKey("group", ""));
    return;
  }
  const ids = rows.filter(({ kind, id }) => kind === "group" && id !== "").map(({ id }) => id);
  const changes = edit(tools, t("outline.undoUngroup"), (map) => ungroup(map, ids));
  if (changes) announce(t("outline.ungrouped"));
}

/** Takes cards out of everybody's sight. */
export function hideCards(tools: OutlineTools): void {
  const ids = cardsOf(tools);
  const changes = edit(tools, t("outline.undoHide"), (map) =>
    hideTouchpoints(map, { ids, hidden: true }),
  );
  if (!changes) return;
  tools.store.setState({ chosen: new Set() });
  toast(t("outline.hidden", { count: ids.length }), { action: undoAction(tools.session) });
}

/** Marks steps as missing, or as there if the first one is missing. */
export function turnMissing(tools: OutlineTools): void {
  const rows = concernedRows(tools.store.getState()).filter(({ kind }) => kind === "step");
  const ids = rows.map(({ id }) => id);
  const missing = !tools.session.map.tables.steps.get(ids[0] ?? "")?.missing;
  const changes = edit(tools, t("outline.undoMissing"), (map) =>
    markMissing(map, { ids, missing }),
  );
  if (changes) announce(missing ? t("outline.nowMissing") : t("outline.nowThere"));
}

/** Makes the other journey of a persona, with the stages of the one that is there. */
export function makeJourney(tools: OutlineTools, personaId: string, kind: JourneyKind): void {
  const { tables } = tools.session.map;
  const other = [...tables.journeys.values()].find((one) => one.personaId === personaId);
  const stageNames = other ? stagesOf(tables, other.id).map(({ name }) => name) : [];
  const changes = edit(tools, t("outline.undoJourney"), (map, chance) =>
    createJourney(map, { personaId, kind, stageNames }, chance),
  );
  const made = changes?.find(({ table }) => table === "journeys");
  if (made) showJourney(tools, made.id);
}

/** Locks the board, or opens it again; everybody is told. */
export function turnLock(tools: OutlineTools, locked: boolean): void {
  const label = locked ? t("outline.undoLock") : t("outline.undoUnlock");
  editAnyway(tools, label, (map) => lockBoard(map, { locked }));
}

/** Opens a journey in the outline and goes to it. */
export function showJourney(tools: OutlineTools, journeyId: string): void {
  const key = rowKey("journey", journeyId);
  setOpen(tools.store, key, true);
  goTo(tools.store, key);
}

/** Deletes a journey, or a persona that has none; the message takes it back. */
export function deleteWhole(tools: OutlineTools, row: OutlineRow): void {
  const name = rowText(tools.session.map.tables, row);
  const changes = edit(tools, t("outline.undoRemove"), (map) =>
    row.kind === "persona" ? deletePersona(map, row.id) : deleteJourney(map, row.id),
  );
  if (!changes) return;
  noteDeletions(tools.session, changes);
  toast(t("outline.deleted", { name }), { action: undoAction(tools.session) });
}

/** The wordings of what is concerned, one a line; empty where nothing of it has one. */
export function copiedText(tools: OutlineTools): string {
  const { tables } = tools.session.map;
  const rows = concernedRows(tools.store.getState()).filter(({ touchpointId }) => touchpointId);
  if (rows.length > 0) announce(t("outline.copied", { count: rows.length }));
  return rows.map((row) => rowText(tables, row)).join("\n");
}

/** Adds each line of a text where one is. */
export function pasteLines(tools: OutlineTools, row: OutlineRow, text: string): void {
  const lines = listedLines(text);
  if (lines.length > pasteLimit) {
    const words = t("outline.pasteTooMuch", { count: lines.length, max: pasteLimit });
    toast(words, { tone: "caution" });
    return;
  }
  for (const line of lines) if (!addAt(tools, row, line)) return;
}

function cardsOf(tools: OutlineTools): readonly string[] {
  const rows = concernedRows(tools.store.getState()).filter(({ kind }) => kind === "card");
  return rows.map(({ id }) => id);
}
