// Owns: the whole workshop as nested lists: the pool with its groups and cards, each journey with its stages and steps,
// personas that have no journey yet.
// What is read row by row here is what the board and the journeys draw. Pure. Rules MAP-108 to MAP-110, MAP-240.

import { compareNames } from "../kit/names.ts";
import type { MapSnapshot } from "./change.ts";
import { resolveGroup } from "./group.ts";
import { journeyOutline, journeysInOrder } from "./outline.ts";
import type { Touchpoint } from "./tables.ts";
import { visibleTouchpoints } from "./usage.ts";

export type OutlineKind = "pool" | "group" | "card" | "persona" | "journey" | "stage" | "step";

/** One row in sight; `id` names the record (empty for the pool, and for cards without a group). */
export interface OutlineRow {
  /** One of a kind in the outline. */
  readonly key: string;
  readonly kind: OutlineKind;
  readonly id: string;
  /** The touchpoint of a card or a step; else empty. */
  readonly touchpointId: string;
  /** From 1. */
  readonly level: 1 | 2 | 3;
  /** From 1, among `size` siblings. */
  readonly position: number;
  readonly size: number;
  /** How many it holds: the pool and a group touchpoints, a journey stages, a stage steps. */
  readonly count: number;
  /** Whether these are in sight; `null` where there can be none. */
  readonly isOpen: boolean | null;
  readonly parentKey: string | null;
}

export interface OutlineWish {
  /** Keys of rows whose inside is in sight. */
  readonly open: ReadonlySet<string>;
  /** What stands first: the room that one comes from. */
  readonly first: "pool" | "journeys";
  /** The journey that stands before the others, if it is there. */
  readonly journeyId?: string;
}

/** The key of a row. */
export function rowKey(kind: OutlineKind, id: string): string {
  return `${kind}:${id}`;
}

/** The rows in sight, from top to bottom. */
export function outlineRows(map: MapSnapshot, wish: OutlineWish): readonly OutlineRow[] {
  const pool = poolBranch(map);
  const journeys = [...journeysInOrder(map)]
    .sort((a, b) => Number(b.id === wish.journeyId) - Number(a.id === wish.journeyId))
    .flatMap(({ id }) => journeyBranch(map, id) ?? []);
  const waiting = personasWithoutJourney(map);
  const others = [...journeys, ...waiting];
  const branches = wish.first === "pool" ? [pool, ...others] : [...others, pool];
  const rows: OutlineRow[] = [];
  addRows(rows, branches, 1, null, wish.open);
  return rows;
}

interface Branch {
  readonly kind: OutlineKind;
  readonly id: string;
  readonly touchpointId?: string;
  /** `null`: it never has any. */
  readonly inside: readonly Branch[] | null;
}

function addRows(
  rows: OutlineRow[],
  branches: readonly Branch[],
  level: 1 | 2 | 3,
  parentKey: string | null,
  open: ReadonlySet<string>,
): void {
  for (const [at, { kind, id, touchpointId = "", inside }] of branches.entries()) {
    const key = rowKey(kind, id);
    const isOpen = inside === null ? null : open.has(key);
    rows.push({
      key,
      kind,
      id,
      touchpointId,
      level,
      position: at + 1,
      size: branches.length,
      count: kind === "pool" ? countWithin(inside ?? []) : (inside?.length ?? 0),
      isOpen,
      parentKey,
    });
    if (inside && isOpen && level < 3) {
      addRows(rows, inside, (level + 1) as 2 | 3, key, open);
    }
  }
}

/** How many there are two levels down. */
function countWithin(branches: readonly Branch[]): number {
  return branches.reduce((sum, { inside }) => sum + (inside?.length ?? 0), 0);
}

/** Groups by name, cards as they lie on the board, row by row; cards without a group in a last one of their own. */
function poolBranch(map: MapSnapshot): Branch {
  const byGroup = new Map<string, Touchpoint[]>();
  for (const touchpoint of visibleTouchpoints(map)) {
    const groupId = resolveGroup(map, touchpoint.groupId);
    const members = byGroup.get(groupId);
    if (members) members.push(touchpoint);
    else byGroup.set(groupId, [touchpoint]);
  }
  const groups = [...map.groups.values()]
    .sort(compareNames)
    .map(({ id }) => groupBranch(id, byGroup.get(id) ?? []));
  const loose = byGroup.get("") ?? [];
  const last = loose.length > 0 || groups.length === 0 ? [groupBranch("", loose)] : [];
  return { kind: "pool", id: "", inside: [...groups, ...last] };
}

function groupBranch(id: string, members: readonly Touchpoint[]): Branch {
  const inside = [...members]
    .sort(compareCards)
    .map((card): Branch => ({ kind: "card", id: card.id, touchpointId: card.id, inside: null }));
  return { kind: "group", id, inside };
}

function journeyBranch(map: MapSnapshot, journeyId: string): Branch | undefined {
  const outline = journeyOutline(map, journeyId);
  if (!outline) return undefined;
  const stages = outline.stages.map(
    ({ stage, steps }): Branch => ({
      kind: "stage",
      id: stage.id,
      inside: steps.map(({ step, touchpoint }) => ({
        kind: "step",
        id: step.id,
        touchpointId: touchpoint.id,
        inside: null,
      })),
    }),
  );
  const loose = outline.loose.map(
    ({ step, touchpoint }): Branch => ({
      kind: "step",
      id: step.id,
      touchpointId: touchpoint.id,
      inside: null,
    }),
  );
  return { kind: "journey", id: journeyId, inside: [...stages, ...loose] };
}

/** By name. With a journey a persona is named by it. */
function personasWithoutJourney(map: MapSnapshot): readonly Branch[] {
  const known = new Set([...map.journeys.values()].map(({ personaId }) => personaId));
  return [...map.personas.values()]
    .filter(({ id }) => !known.has(id))
    .sort(compareNames)
    .map(({ id }): Branch => ({ kind: "persona", id, inside: null }));
}

/** As they lie, row by row; those that lie nowhere yet come last. */
function compareCards(a: Touchpoint, b: Touchpoint): number {
  const [left, right] = [a.place, b.place];
  if (left && right) return left[1] - right[1] || left[0] - right[0] || compareIds(a.id, b.id);
  if (left || right) return left ? -1 : 1;
  return compareIds(a.id, b.id);
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
