// Owns: what the command palette offers for a query: commands, rooms, journeys, process maps, touchpoints, the best
// fitting first. Pure. Rules MAP-107, A11-146.

import { foldForSearch, searchRank } from "../../shared/kit/fold.ts";
import { compareNames } from "../../shared/kit/names.ts";
import type { MapSnapshot } from "../../shared/model/change.ts";
import { journeysInOrder } from "../../shared/model/outline.ts";
import { usageOf, visibleTouchpoints } from "../../shared/model/usage.ts";
import { searchWords } from "../i18n/searchWords.ts";
import { t } from "../i18n/t.ts";
import type { Command } from "./commands.ts";
import { type RoomName, roomPath, rooms } from "./routes.ts";

export interface PaletteEntry {
  readonly id: string;
  readonly kind: "command" | "room" | "journey" | "process" | "touchpoint";
  readonly label: string;
  readonly detail: string;
  readonly keys?: string;
  /** An address, or something to do. */
  readonly target: string | (() => void);
}

/** The most touchpoints that are listed: who looks for one types on. */
const touchpointsShown = 40;

export interface PaletteSources {
  readonly workshopId: string;
  readonly map: MapSnapshot;
  readonly commands: readonly Command[];
  /** The room on screen. */
  readonly room: RoomName | null;
}

/** The entries for a query, in the order in which they are offered. Touchpoints only where something was typed. */
export function paletteEntries(sources: PaletteSources, query: string): readonly PaletteEntry[] {
  const words = foldForSearch(query).split(" ").filter(Boolean);
  const named = [
    ...commandEntries(sources, words.length > 0),
    ...roomEntries(sources),
    ...journeyEntries(sources),
    ...processEntries(sources),
  ];
  const found = fitting(named, words);
  if (words.length === 0) return found;
  return [...found, ...fitting(touchpointEntries(sources), words).slice(0, touchpointsShown)];
}

function fitting(entries: readonly PaletteEntry[], words: readonly string[]): PaletteEntry[] {
  const ranked = entries.flatMap((entry, at) => {
    const own = searchRank(foldForSearch(entry.label), words);
    const rank = own ?? fitsBesides(entry, words);
    return rank === null ? [] : [{ entry, rank, at }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ entry }) => entry);
}

/** By what stands beside the name; or by what else it is called, since nobody knows all names: other tools, another language. */
function fitsBesides(entry: PaletteEntry, words: readonly string[]): 3 | 4 | null {
  const shown = foldForSearch(`${entry.label} ${entry.detail}`);
  if (searchRank(shown, words) !== null) return 3;
  const known = `${shown} ${foldForSearch(alsoCalled(entry))}`.split(" ");
  return words.every((word) => known.some((one) => one.startsWith(word))) ? 4 : null;
}

/** "room lobby", "command outline group": the last part says what it is, but for what has a kind of its own. */
function alsoCalled({ id, kind }: PaletteEntry): string {
  if (kind !== "command" && kind !== "room") return "";
  return searchWords[id.replace(/^(room|command)( outline)? /, "")] ?? "";
}

function commandEntries({ commands }: PaletteSources, isSought: boolean): readonly PaletteEntry[] {
  const offered = commands.filter(({ isSoughtOnly }) => isSought || !isSoughtOnly);
  return offered.map(({ id, label, detail = "", run, keys }) => ({
    id: `command ${id}`,
    kind: "command",
    label,
    detail,
    target: run,
    ...(keys === undefined ? {} : { keys }),
  }));
}

function roomEntries({ workshopId, room }: PaletteSources): readonly PaletteEntry[] {
  return rooms
    .filter((name) => name !== room)
    .map((name) => ({
      id: `room ${name}`,
      kind: "room",
      label: t(`shell.${name}`),
      detail: t("palette.room"),
      target: roomPath(workshopId, name),
    }));
}

function journeyEntries({ workshopId, map }: PaletteSources): readonly PaletteEntry[] {
  return journeysInOrder(map).map((journey) => ({
    id: `journey ${journey.id}`,
    kind: "journey",
    label: map.personas.get(journey.personaId)?.name || t("palette.unnamedPersona"),
    detail: journey.kind === "ideal" ? t("palette.ideal") : t("palette.current"),
    target: roomPath(workshopId, "journeys", journey.id),
  }));
}

function processEntries({ workshopId, map }: PaletteSources): readonly PaletteEntry[] {
  return [...map.processes.values()].sort(compareNames).map(({ id, name }) => ({
    id: `process ${id}`,
    kind: "process",
    label: name || t("palette.unnamedProcess"),
    detail: t("palette.process"),
    target: roomPath(workshopId, "backstage", id),
  }));
}

function touchpointEntries({ workshopId, map }: PaletteSources): readonly PaletteEntry[] {
  const usage = usageOf(map);
  return visibleTouchpoints(map).map(({ id, text }) => {
    const [use] = usage.get(id) ?? [];
    const persona = map.personas.get(use?.personaId ?? "")?.name;
    return {
      id: `touchpoint ${id}`,
      kind: "touchpoint",
      label: text,
      detail: use
        ? t("palette.inJourney", { name: persona || t("palette.unnamedPersona") })
        : t("palette.unplaced"),
      target: use
        ? `${roomPath(workshopId, "journeys", use.journeyId)}?step=${use.stepId}`
        : `${roomPath(workshopId, "board")}?card=${id}`,
    };
  });
}
