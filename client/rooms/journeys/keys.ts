// Owns: the keys of this room as tables, the same for handling and for the list of keys, and what each does in words.
// Rule A11-84.

import type { KeyGroup } from "../../app/commands.ts";
import type { KeyDefinition } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";

export type MapKey =
  | "go"
  | "extend"
  | "selectAll"
  | "toggle"
  | "details"
  | "pickUp"
  | "moment"
  | "think"
  | "remove"
  | "clear";

const arrows = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;
const withShift = (keys: readonly string[]): readonly string[] => keys.map((key) => `Shift+${key}`);

/** On a step of the map. */
export const mapKeys: readonly KeyDefinition<MapKey>[] = [
  { id: "go", keys: [...arrows, "Home", "End"] },
  { id: "extend", keys: withShift([...arrows, "Home", "End"]) },
  { id: "toggle", keys: ["Ctrl+Space"] },
  { id: "selectAll", keys: ["Ctrl+A"] },
  { id: "details", keys: ["E"] },
  { id: "pickUp", keys: ["Enter", "Space"] },
  { id: "moment", keys: ["M"] },
  { id: "think", keys: ["T"] },
  { id: "remove", keys: ["Delete", "Backspace"] },
  { id: "clear", keys: ["Escape"] },
];
const onlyForEditors: readonly MapKey[] = ["moment", "think", "remove"];

export type CarryKey = "place" | "drop" | "cancel";

/** While something is carried by keys. */
export const carryKeys: readonly KeyDefinition<CarryKey>[] = [
  { id: "place", keys: [...arrows, "Home", "End"] },
  { id: "drop", keys: ["Enter", "Space"] },
  { id: "cancel", keys: ["Escape"] },
];

export type PoolKey = "go" | "extend" | "toggle" | "selectAll" | "pickUp" | "clear";
const poolMoves = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"] as const;

/** On a touchpoint of the pool. */
export const poolKeys: readonly KeyDefinition<PoolKey>[] = [
  { id: "go", keys: poolMoves },
  { id: "extend", keys: withShift(poolMoves) },
  { id: "toggle", keys: ["Ctrl+Space"] },
  { id: "selectAll", keys: ["Ctrl+A"] },
  { id: "pickUp", keys: ["Enter", "Space"] },
  { id: "clear", keys: ["Escape"] },
];

export type PoolSearchKey = "enter" | "empty";

/** In the field that looks through the pool. */
export const poolSearchKeys: readonly KeyDefinition<PoolSearchKey>[] = [
  { id: "enter", keys: ["ArrowDown"] },
  { id: "empty", keys: ["Escape"] },
];

/** They are for those, too, who only look on. */
export function poolSearchGroup(): KeyGroup<PoolSearchKey> {
  return {
    id: "poolSearch",
    title: t("journeys.keysInPoolSearch"),
    table: poolSearchKeys,
    words: { enter: t("journeys.keyPoolEnter"), empty: t("journeys.keyPoolEmpty") },
  };
}

export type StageKey = "earlier" | "later" | "rename";

/** On the name of a stage. */
export const stageKeys: readonly KeyDefinition<StageKey>[] = [
  { id: "rename", keys: ["Enter", "Space"] },
  { id: "earlier", keys: ["Ctrl+ArrowLeft"] },
  { id: "later", keys: ["Ctrl+ArrowRight"] },
];

export type FindKey = "next" | "previous" | "go" | "leave";

/** In the field that looks through the journey. */
export const findKeys: readonly KeyDefinition<FindKey>[] = [
  { id: "next", keys: ["Enter"] },
  { id: "previous", keys: ["Shift+Enter"] },
  { id: "go", keys: ["ArrowDown"] },
  { id: "leave", keys: ["Escape"] },
];

/** The keys of the search as they are listed. */
export function findGroup(): KeyGroup<FindKey> {
  return {
    id: "find",
    title: t("journeys.keysInFind"),
    table: findKeys,
    words: {
      next: t("journeys.findNext"),
      previous: t("journeys.findPrevious"),
      go: t("journeys.keyFindGo"),
      leave: t("journeys.keyFindLeave"),
    },
  };
}

/** The keys of the map as they are listed for those who may edit, or only read. */
export function mapGroup(mayEdit: boolean): KeyGroup<MapKey> {
  return {
    id: "map",
    title: t("journeys.keysOnStep"),
    table: mayEdit ? mapKeys : mapKeys.filter(({ id }) => !onlyForEditors.includes(id)),
    words: {
      go: t("journeys.keyGo"),
      extend: t("journeys.keyExtend"),
      selectAll: t("journeys.keySelectAll"),
      toggle: t("journeys.keyToggle"),
      details: t("journeys.keyDetails"),
      pickUp: mayEdit ? t("journeys.keyPickUp") : t("journeys.keyDetails"),
      moment: t("journeys.keyMoment"),
      think: t("journeys.keyThink"),
      remove: t("journeys.keyRemove"),
      clear: t("journeys.keyClear"),
    },
  };
}

/** The keys for those who may edit, besides those on a step. */
export function editGroups(): readonly [KeyGroup<CarryKey>, KeyGroup<PoolKey>, KeyGroup<StageKey>] {
  return [
    {
      id: "carry",
      title: t("journeys.keysCarrying"),
      table: carryKeys,
      words: {
        place: t("journeys.keyPlace"),
        drop: t("journeys.keyDrop"),
        cancel: t("journeys.keyCancel"),
      },
    },
    {
      id: "pool",
      title: t("journeys.keysInPool"),
      table: poolKeys,
      words: {
        go: t("journeys.keyPoolGo"),
        extend: t("journeys.keyExtend"),
        toggle: t("journeys.keyToggle"),
        selectAll: t("journeys.keySelectAll"),
        pickUp: t("journeys.keyPickUp"),
        clear: t("journeys.keyPoolClear"),
      },
    },
    {
      id: "stage",
      title: t("journeys.keysOnStage"),
      table: stageKeys,
      words: {
        rename: t("journeys.keyRename"),
        earlier: t("journeys.keyEarlier"),
        later: t("journeys.keyLater"),
      },
    },
  ];
}
