// @vitest-environment node
import { expect, test } from "vitest";
import type { Action } from "../rooms/board/actions.tsx";
import type { BoardDeed } from "../rooms/board/boardDeeds.ts";
import type { BoardKey } from "../rooms/board/keyTable.ts";
import type { TidyKind } from "../rooms/board/tidy.ts";
import type { MapKey, PoolKey, StageKey } from "../rooms/journeys/keys.ts";
import { type OutlineActionId, outlineActionIds } from "./outlineActions.ts";
import { type MovingKey, outlineKeys } from "./outlineKeys.ts";

/** What does the same in the outline, or why it has no meaning in a list. */
type Equal = OutlineActionId | MovingKey | { readonly no: string };

const looks: Equal = { no: "There is no canvas to look at." };

const boardKeys: Readonly<Record<BoardKey, Equal>> = {
  go: "go",
  far: "go",
  walk: "go",
  ends: "go",
  toggle: "toggle",
  selectAll: "selectAll",
  clear: "clear",
  zoomIn: looks,
  zoomOut: looks,
  zoomFit: looks,
  zoomFull: looks,
  zoomSelection: looks,
  lasso: "extend",
  edit: "edit",
  delete: "remove",
  group: "group",
  ungroup: "ungroup",
  merge: "merge",
  add: "add",
  details: "details",
  comments: "comments",
};

const boardActions: Readonly<Record<Action["id"], Equal>> = {
  edit: "edit",
  details: "details",
  comments: "comments",
  group: "group",
  ungroup: "ungroup",
  rename: "edit",
  merge: "merge",
  hide: "hide",
  delete: "remove",
};

const boardDeeds: Readonly<Record<BoardDeed["id"], Equal>> = {
  department: looks,
  channel: looks,
  emotion: looks,
  duplicates: "duplicates",
  minimap: looks,
  lead: { no: "The header leads everybody into the room; a list has no view to lead them to." },
  lock: "lock",
};

const lies: Equal = { no: "A list has no edges to align at and no gaps to spread." };

const tidyings: Readonly<Record<TidyKind, Equal>> = {
  left: lies,
  centre: lies,
  right: lies,
  top: lies,
  middle: lies,
  bottom: lies,
  columns: lies,
  rows: lies,
  grid: "tidy",
};

const journeyKeys: Readonly<Record<MapKey | PoolKey | StageKey, Equal>> = {
  go: "go",
  extend: "extend",
  toggle: "toggle",
  selectAll: "selectAll",
  details: "details",
  pickUp: "earlier",
  moment: "moment",
  think: "details",
  remove: "remove",
  clear: "clear",
  earlier: "earlier",
  later: "later",
  rename: "edit",
};

/** The rules of the model that the canvas and the journeys change the map by, but not the outline. */
const onlyThere: Readonly<Record<string, string>> = {
  resolveGroup: "It reads, and changes nothing.",
};

test("[A11-120] whatever keys and menus of the board and the journeys do, the outline does", () => {
  const known: ReadonlySet<string> = new Set([
    ...outlineActionIds,
    ...outlineKeys.map(({ id }) => id),
  ]);
  for (const table of [boardKeys, boardActions, boardDeeds, tidyings, journeyKeys]) {
    for (const [id, equal] of Object.entries(table)) {
      if (typeof equal === "string") expect(known.has(equal), id).toBe(true);
    }
  }
});

const sources = import.meta.glob<string>(
  ["../rooms/{board,journeys}/*.{ts,tsx}", "./*.{ts,tsx}", "../personas/*.{ts,tsx}"],
  { query: "?raw", import: "default", eager: true },
);

/** What changes the map: every rule that these files take from the model. */
function rulesTaken(isOfInterest: (path: string) => boolean): ReadonlySet<string> {
  const imports =
    /import \{([^}]*)\} from "(?:\.\.\/)+shared\/model\/(?:group|journey|journeyCopy|mergeSets|persona|step|touchpoint)\.ts"/g;
  const taken = new Set<string>();
  for (const [path, source] of Object.entries(sources)) {
    if (path.includes(".test.") || !isOfInterest(path)) continue;
    for (const [, names = ""] of source.matchAll(imports)) {
      for (const name of names.split(",").map((one) => one.trim())) {
        if (/^[a-z]/.test(name) && !name.startsWith("type ") && !/(Max|Limit|Bounds)$/.test(name)) {
          taken.add(name);
        }
      }
    }
  }
  return taken;
}

test("[A11-120] whatever rule the board and the journeys change the map by, the outline has too", () => {
  const theirs = rulesTaken((path) => path.startsWith("../rooms/"));
  const ours = rulesTaken((path) => !path.startsWith("../rooms/"));
  expect(theirs.size).toBeGreaterThan(15);
  const lacking = [...theirs].filter((name) => !ours.has(name) && !(name in onlyThere));
  expect(lacking.sort()).toEqual([]);
  expect(Object.keys(onlyThere).filter((name) => ours.has(name) || !theirs.has(name))).toEqual([]);
});
