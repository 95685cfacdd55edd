// Owns: which rows of the outline fit the words that somebody looks for (wording, channel, department, group, and whether a
// card is in a journey) and the filter. What they stand in is shown with them, and open. Knows no React. Rules A11-124,
// MAP-246.

import { foldForSearch, searchRank } from "../../shared/kit/fold.ts";
import type { MapSnapshot } from "../../shared/model/change.ts";
import { usageOf } from "../../shared/model/usage.ts";
import {
  type OutlineRow,
  type OutlineWish,
  outlineRows,
  rowKey,
} from "../../shared/model/workshopOutline.ts";
import { type Filter, filtered, isFiltering } from "../filter/filter.ts";
import { t } from "../i18n/t.ts";
import { channelName } from "../ui/channels.tsx";
import { rowText } from "./outlineWords.ts";

/** What is looked for. */
export interface Sought {
  /** Empty: any. */
  readonly words: string;
  readonly filter: Filter;
}

export function isSeeking({ words, filter }: Sought): boolean {
  return words.trim() !== "" || isFiltering(filter);
}

/** The rows that fit all the words and pass the filter, and those above them. */
export function foundRows(
  map: MapSnapshot,
  wish: OutlineWish,
  sought: Sought,
): readonly OutlineRow[] {
  const words = foldForSearch(sought.words).split(" ").filter(Boolean);
  const through = filtered(map, map.touchpoints.values(), sought.filter);
  const rows = outlineRows(map, { ...wish, open: everyKey(map) });
  const usage = usageOf(map);
  const parents = new Map(rows.map(({ key, parentKey }) => [key, parentKey]));
  const shown = new Set<string>();
  for (const row of rows) {
    if (through && !through.has(row.touchpointId)) continue;
    if (searchRank(foldForSearch(saidOf(map, row, usage)), words) === null) continue;
    for (let key: string | null = row.key; key !== null; key = parents.get(key) ?? null) {
      shown.add(key);
    }
  }
  return rows.filter(({ key }) => shown.has(key));
}

function everyKey(map: MapSnapshot): ReadonlySet<string> {
  return new Set([
    rowKey("pool", ""),
    rowKey("group", ""),
    ...[...map.groups.keys()].map((id) => rowKey("group", id)),
    ...[...map.journeys.keys()].map((id) => rowKey("journey", id)),
    ...[...map.stages.keys()].map((id) => rowKey("stage", id)),
  ]);
}

/** All that is looked through of a row. */
function saidOf(map: MapSnapshot, row: OutlineRow, usage: ReturnType<typeof usageOf>): string {
  const touchpoint = map.touchpoints.get(row.touchpointId);
  const said = [rowText(map, row)];
  if (touchpoint) {
    if (touchpoint.channel !== "") said.push(channelName(touchpoint.channel));
    said.push(map.departments.get(touchpoint.departmentId)?.name ?? "");
    said.push(map.groups.get(touchpoint.groupId)?.name ?? "");
    if (row.kind === "card" && !usage.has(row.id)) said.push(t("outline.unplaced"));
  }
  return said.join(" ");
}
