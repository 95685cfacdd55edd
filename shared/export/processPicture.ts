// Owns: the pictures of what is behind a journey in an exported file, process maps and service blueprints: which there
// are, their words, their hand-offs and loops. Rules EXP-85, EXP-105, EXP-106, EXP-200.

import { durationWords } from "../format/duration.ts";
import { blueprintSheets } from "../format/scene/blueprintSheet.ts";
import { processOverview } from "../format/scene/processOverview.ts";
import { type ProcessSheetInput, processSheets } from "../format/scene/processSheet.ts";
import type { Scene } from "../format/scene/scene.ts";
import { type Sheet, sheets } from "../format/scene/sheet.ts";
import type { Wording } from "../format/words.ts";
import { analyseHandOffs } from "../insight/handoffs.ts";
import { compareNames } from "../kit/names.ts";
import { blueprintOf } from "../model/blueprint.ts";
import type { MapSnapshot } from "../model/change.ts";
import { processOutline, standingNodes } from "../model/processOutline.ts";
import { type NamedPicture, type PictureSetting, sourceOf, titleOf } from "./pictureSetting.ts";

/** The process maps that have a node, by name and then id. */
export function processesIn(map: MapSnapshot, { say }: Wording): readonly NamedPicture[] {
  const drawn = new Set([...map.processNodes.values()].map(({ processId }) => processId));
  return [...map.processes.values()]
    .filter(({ id }) => drawn.has(id))
    .sort(compareNames)
    .map(({ id, name }) => ({ of: { kind: "process", id }, name: name || say("untitledProcess") }));
}

/** The sheets of a process map; none if it is gone. */
export function drawProcess(setting: PictureSetting, id: string, sheet: Sheet): readonly Scene[] {
  const input = processInput(setting, id, sheet);
  return input ? processSheets(input) : [];
}

/** What a process map of several slides begins with: the whole of it, 16:9; `undefined` if it is gone. */
export function drawProcessOverview(setting: PictureSetting, id: string): Scene | undefined {
  const input = processInput(setting, id, sheets.wide);
  return input && processOverview(input);
}

/** Of 16:9, which is projected, the smallest text, which has `least` units, has 7 points at the size of a deck. Rule EXP-200. */
function readable(
  sheet: Sheet,
  least: number,
): { readonly sheet: Sheet; readonly isQuiet: boolean } {
  const isProjected = sheet === sheets.wide;
  const scaleMin = ((sheets.wide.width / 960) * 7.02) / least;
  return { sheet: isProjected ? { ...sheet, scaleMin } : sheet, isQuiet: isProjected };
}

function processInput(
  setting: PictureSetting,
  id: string,
  sheet: Sheet,
): ProcessSheetInput | undefined {
  const { workshop, wording, measure } = setting;
  const { map } = workshop;
  const outline = processOutline(map, id);
  if (!outline) return undefined;
  const { say } = wording;
  const name = outline.process.name || say("untitledProcess");
  const { handOffs, loops } = analyseHandOffs(outline, map.departments);
  const lanes = new Map(outline.lanes.map(({ lane }) => [lane.id, lane.departmentId]));
  const counts = [
    say("lanes", { count: outline.lanes.length }),
    say("nodes", { count: standingNodes(outline).length }),
    say("flows", { count: outline.flows.length }),
  ].join(", ");
  return {
    outline: { ...outline, process: { ...outline.process, name } },
    departmentOf: (laneId) => map.departments.get(lanes.get(laneId) ?? "")?.name ?? "",
    handOffs: new Set(handOffs.map(({ flow }) => flow.id)),
    loops: new Set(loops.map(({ flow }) => flow.id)),
    measure,
    wording,
    ...readable(sheet, 11),
    kicker: [say("processMap"), titleOf(setting)].join("  ·  "),
    subtitle: counts,
    words: {
      ...nodeWords(wording),
      handOff: say("handOff"),
      loop: say("leadsBack"),
      source: sourceOf(setting),
      summary: `${name}: ${counts}`,
    },
  };
}

/** The journeys behind whose steps there is a process map, by name: each has a blueprint. */
export function blueprintsIn(
  map: MapSnapshot,
  { say }: Wording,
  journeys: readonly NamedPicture[],
): readonly NamedPicture[] {
  const linked = new Set(
    [...map.processLinks.values()].flatMap(({ stepId, processId }) =>
      map.processes.has(processId) ? [map.steps.get(stepId)?.journeyId] : [],
    ),
  );
  return journeys.flatMap(({ of, name }) =>
    of.kind === "journey" && linked.has(of.id)
      ? [{ of: { kind: "blueprint", id: of.id }, name: `${name} · ${say("blueprint")}` }]
      : [],
  );
}

/** The sheets of a journey's service blueprint; none if the journey is gone. */
export function drawBlueprint(
  setting: PictureSetting,
  journeyId: string,
  sheet: Sheet,
): readonly Scene[] {
  const { workshop, wording, measure } = setting;
  const { map } = workshop;
  const blueprint = blueprintOf(map, journeyId);
  const journey = map.journeys.get(journeyId);
  if (!blueprint || !journey) return [];
  const { say } = wording;
  const title = map.personas.get(journey.personaId)?.name || say("untitledPersona");
  const touchpoints = blueprint.columns.map(({ placed }) => placed.touchpoint.text);
  return blueprintSheets({
    blueprint,
    measure,
    wording,
    ...readable(sheet, 12),
    heading: {
      kicker: [say("blueprint"), say(journey.kind), journey.name].filter(Boolean).join("  ·  "),
      title,
      subtitle: "",
      quote: "",
    },
    words: {
      ...nodeWords(wording),
      title,
      touchpoints: say("touchpoint"),
      noProcess: say("noProcessMap"),
      summary: `${say("blueprint")}: ${title}. ${touchpoints.join(", ")}`,
      source: sourceOf(setting),
    },
  });
}

function nodeWords({ say, language }: Wording) {
  return {
    layers: {
      customer: say("layerCustomer"),
      frontstage: say("layerFrontstage"),
      backstage: say("layerBackstage"),
      support: say("layerSupport"),
    },
    lines: {
      lineInteraction: say("lineInteraction"),
      lineVisibility: say("lineVisibility"),
      lineInternal: say("lineInternal"),
    },
    kinds: {
      start: say("nodeStart"),
      end: say("nodeEnd"),
      task: say("nodeTask"),
      decision: say("nodeDecision"),
      wait: say("nodeWait"),
      system: say("nodeSystem"),
      document: say("nodeDocument"),
      note: say("nodeNote"),
    },
    fail: say("failPoint"),
    wait: say("waitPoint"),
    minutes: (count: number) => durationWords(count, language),
  };
}
