// Owns: all that can be done in the outline as one table: the menu, the palette and the keys read it, and a test compares it
// with what the board and the journeys offer. Knows no React. Rules A11-84, A11-120.

import type { MapSnapshot } from "../../shared/model/change.ts";
import { journeyOf } from "../../shared/model/journey.ts";
import type { Role } from "../../shared/model/rights.ts";
import { isBoardLocked } from "../../shared/model/workshop.ts";
import type { OutlineKind, OutlineRow } from "../../shared/model/workshopOutline.ts";
import { rowKey } from "../../shared/model/workshopOutline.ts";
import { t } from "../i18n/t.ts";
import { groupCards, isWorded, remove, turnMoment } from "./outlineDeeds.ts";
import {
  hideCards,
  makeJourney,
  mergeCards,
  takeOutOfGroups,
  turnLock,
  turnMissing,
} from "./outlineMore.ts";
import { shift } from "./outlineShift.ts";
import {
  concernedRows,
  currentRow,
  type OutlineDialog,
  type OutlineTools,
} from "./outlineState.ts";
import { cardsIn, layInRows } from "./outlineTidy.ts";

export const outlineActionIds = [
  "details",
  "comments",
  "edit",
  "add",
  "earlier",
  "later",
  "group",
  "ungroup",
  "merge",
  "tidy",
  "hide",
  "moment",
  "missing",
  "backstage",
  "newPersona",
  "persona",
  "makeIdeal",
  "makeCurrent",
  "duplicate",
  "duplicates",
  "lock",
  "unlock",
  "remove",
] as const;
export type OutlineActionId = (typeof outlineActionIds)[number];

/** What an action is about. */
interface Situation {
  readonly map: MapSnapshot;
  /** The current row; the pool while there is none. */
  readonly row: OutlineRow | undefined;
  /** What a deed on several rows concerns. */
  readonly rows: readonly OutlineRow[];
  readonly role: Role;
}

interface Rule {
  /** Whether it can be done now. */
  readonly fits: (situation: Situation) => boolean;
  readonly run: (tools: OutlineTools, situation: Situation) => void;
  /** Readers may do it too. */
  readonly forReaders?: true;
}

const isKind =
  (...kinds: readonly OutlineKind[]) =>
  ({ rows }: Situation): boolean =>
    rows.some(({ kind }) => kinds.includes(kind));

const opens =
  (dialog: OutlineDialog) =>
  ({ store }: OutlineTools): void =>
    store.setState({ dialog });

const rules: Readonly<Record<OutlineActionId, Rule>> = {
  details: {
    fits: ({ row }) => row !== undefined && row.touchpointId !== "",
    run: opens("details"),
    forReaders: true,
  },
  comments: {
    fits: ({ row }) => row !== undefined && (row.touchpointId !== "" || row.kind === "journey"),
    run: ({ store }, { row }) => store.setState({ talking: row?.key ?? null }),
    forReaders: true,
  },
  edit: {
    fits: ({ row }) => row !== undefined && isWorded(row),
    run: ({ store }, { row }) => store.setState({ editing: row?.key ?? null }),
  },
  add: {
    fits: () => true,
    run: ({ store }, { row }) => store.setState({ adding: row?.key ?? rowKey("pool", "") }),
  },
  earlier: { fits: isOrdered, run: (tools) => shift(tools, -1) },
  later: { fits: isOrdered, run: (tools) => shift(tools, 1) },
  group: { fits: isKind("card"), run: groupCards },
  ungroup: { fits: isGrouped, run: takeOutOfGroups },
  merge: {
    fits: ({ rows }) => rows.filter(({ kind }) => kind === "card").length > 1,
    run: mergeCards,
  },
  tidy: { fits: ({ map, rows }) => cardsIn(map, rows).length > 1, run: layInRows },
  hide: { fits: isKind("card"), run: hideCards },
  moment: { fits: isKind("step"), run: turnMoment },
  missing: { fits: isKind("step"), run: turnMissing },
  backstage: {
    fits: ({ row }) => row?.kind === "step",
    run: ({ visit }, { row }) => visit(row?.id ?? ""),
    forReaders: true,
  },
  newPersona: { fits: () => true, run: opens("newPersona") },
  persona: { fits: hasPersona, run: opens("persona") },
  makeIdeal: {
    fits: (situation) => lacks(situation, "ideal"),
    run: (tools, { map, row }) => makeJourney(tools, personaOfRow(map, row), "ideal"),
  },
  makeCurrent: {
    fits: (situation) => lacks(situation, "current"),
    run: (tools, { map, row }) => makeJourney(tools, personaOfRow(map, row), "current"),
  },
  duplicate: {
    fits: ({ map, row }) => journeyOfRow(map, row) !== "",
    run: opens("duplicate"),
  },
  duplicates: { fits: ({ map }) => map.touchpoints.size > 1, run: opens("duplicates") },
  lock: {
    fits: ({ map, role }) => role === "facilitator" && !isBoardLocked(map),
    run: (tools) => turnLock(tools, true),
    forReaders: true,
  },
  unlock: {
    fits: ({ map, role }) => role === "facilitator" && isBoardLocked(map),
    run: (tools) => turnLock(tools, false),
    forReaders: true,
  },
  remove: {
    fits: ({ rows: [first] }) =>
      first !== undefined && first.kind !== "pool" && first.key !== rowKey("group", ""),
    run: (tools, { row, rows: [first] }) => {
      const isWhole = first?.kind === "journey" || first?.kind === "persona";
      if (isWhole && row?.key === first.key) tools.store.setState({ dialog: "delete" });
      else remove(tools);
    },
  },
};

/** What can be done now, in the order in which it is offered. */
export function offeredActions(tools: OutlineTools): readonly OutlineActionId[] {
  return outlineActionIds.filter((id) => canDo(tools, id));
}

/** Whether it can be done now, by this person. */
function canDo(tools: OutlineTools, id: OutlineActionId): boolean {
  const { fits, forReaders = false } = rules[id];
  return (tools.mayEdit || forReaders) && fits(situationOf(tools));
}

/** Does it, if it can be done now; gives whether it could. */
export function doAction(tools: OutlineTools, id: OutlineActionId): boolean {
  if (!canDo(tools, id)) return false;
  rules[id].run(tools, situationOf(tools));
  return true;
}

export function actionWords(id: OutlineActionId): string {
  return t(`outline.do${id}`);
}

/** The journey that a row belongs to, or empty. */
export function journeyOfRow(map: MapSnapshot, row: OutlineRow | undefined): string {
  switch (row?.kind) {
    case "journey":
      return row.id;
    case "stage":
      return map.stages.get(row.id)?.journeyId ?? "";
    case "step":
      return map.steps.get(row.id)?.journeyId ?? "";
    default:
      return "";
  }
}

/** The persona that a row belongs to, or empty. */
export function personaOfRow(map: MapSnapshot, row: OutlineRow | undefined): string {
  const personaId =
    row?.kind === "persona" ? row.id : map.journeys.get(journeyOfRow(map, row))?.personaId;
  return map.personas.has(personaId ?? "") ? (personaId ?? "") : "";
}

function situationOf({ session, store }: OutlineTools): Situation {
  const state = store.getState();
  const { map, role } = session;
  return { map: map.tables, row: currentRow(state), rows: concernedRows(state), role };
}

function isOrdered({ row }: Situation): boolean {
  return row?.kind === "step" || row?.kind === "stage" || row?.kind === "card";
}

function isGrouped({ map, rows }: Situation): boolean {
  return rows.some(
    ({ kind, id }) =>
      (kind === "group" && id !== "") ||
      (kind === "card" && map.groups.has(map.touchpoints.get(id)?.groupId ?? "")),
  );
}

function hasPersona({ map, row }: Situation): boolean {
  return personaOfRow(map, row) !== "";
}

function lacks({ map, row }: Situation, kind: "ideal" | "current"): boolean {
  const personaId = personaOfRow(map, row);
  return personaId !== "" && journeyOf(map, personaId, kind) === undefined;
}
