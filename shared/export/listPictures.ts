// Owns: the pictures that are lists: a department's brief, and what changed in a journey between two measurements. Drawn
// by shared/format/scene/listSheet.ts. Rules EXP-108, EXP-110.

import { type ListEntry, type ListSection, listSheets } from "../format/scene/listSheet.ts";
import type { Scene } from "../format/scene/scene.ts";
import type { Sheet } from "../format/scene/sheet.ts";
import type { Wording } from "../format/words.ts";
import {
  type Brief,
  type BriefHandOff,
  type BriefStep,
  departmentBrief,
  highlightsOf,
} from "../insight/brief.ts";
import { measuredSteps } from "../insight/measurement.ts";
import { compareNames } from "../kit/names.ts";
import { journeyOutline } from "../model/outline.ts";
import { changeWords, measuredOf } from "./findings.ts";
import { type NamedPicture, type PictureSetting, sourceOf, titleOf } from "./pictureSetting.ts";

type Source = Pick<PictureSetting, "workshop" | "wording">;

/** The departments of which a journey or a hand-off asks something, by name and then id. */
export function briefsIn({
  workshop: { map, room },
  wording: { say },
}: Source): readonly NamedPicture[] {
  return [...map.departments.values()]
    .filter(({ id }) => {
      const brief = departmentBrief(map, room, id);
      return brief !== undefined && hasContent(brief);
    })
    .sort(compareNames)
    .map(({ id, name }) => ({
      of: { kind: "brief", id },
      name: `${say("brief")} · ${name || say("unnamedDepartment")}`,
    }));
}

/** The journeys of which a step was measured twice, named as the journeys are. */
export function measurementsIn(
  { workshop: { map, room }, wording: { say } }: Source,
  journeys: readonly NamedPicture[],
): readonly NamedPicture[] {
  return journeys.flatMap(({ of, name }) => {
    const outline = of.kind === "journey" ? journeyOutline(map, of.id) : undefined;
    if (of.kind !== "journey" || !outline || measuredSteps(outline, room).length === 0) return [];
    return [{ of: { kind: "measurement", id: of.id }, name: `${name} · ${say("beforeAfter")}` }];
  });
}

/** The sheets of a department's brief; none if the department is gone. */
export function drawBrief(setting: PictureSetting, id: string, sheet: Sheet): readonly Scene[] {
  const { workshop, wording, measure } = setting;
  const { say } = wording;
  const brief = departmentBrief(workshop.map, workshop.room, id);
  if (!brief) return [];
  const steps = brief.journeys.flatMap((journey) => journey.steps);
  return listSheets({
    sections: briefSections(brief, wording),
    heading: {
      kicker: [say("brief"), titleOf(setting)].join("  ·  "),
      title: brief.department.name || say("unnamedDepartment"),
      subtitle: [
        say("steps", { count: steps.length }),
        say("journeys", { count: brief.journeys.length }),
      ].join("  ·  "),
    },
    wording,
    source: sourceOf(setting),
    measure,
    sheet,
  });
}

/** The sheets of what changed in a journey; none where nothing was measured twice. */
export function drawMeasurement(
  setting: PictureSetting,
  journeyId: string,
  sheet: Sheet,
): readonly Scene[] {
  const { workshop, wording, measure } = setting;
  const { say } = wording;
  const journey = workshop.map.journeys.get(journeyId);
  const measured = measuredOf(setting, journeyId);
  if (!journey || measured.length === 0) return [];
  return listSheets({
    sections: [
      {
        title: `${say("before")} → ${say("after")}`,
        entries: measured.map((one) => ({
          over: changeWords(wording, one),
          text: one.touchpoint.text,
          felts: [one.before, one.after],
        })),
      },
    ],
    heading: {
      kicker: [say("beforeAfter"), say(journey.kind), journey.name].filter(Boolean).join("  ·  "),
      title: workshop.map.personas.get(journey.personaId)?.name || say("untitledPersona"),
      subtitle: "",
    },
    wording,
    source: sourceOf(setting),
    measure,
    sheet,
  });
}

function hasContent({ journeys, handsOn, takesOver }: Brief): boolean {
  return journeys.length + handsOn.length + takesOver.length > 0;
}

function briefSections(brief: Brief, wording: Wording): readonly ListSection[] {
  const { say } = wording;
  const { pains, loves, moments, tellsPersonas } = highlightsOf(brief);
  const none: ListEntry = { over: "", text: say("noneHere"), felts: [] };
  const whose = ({ persona, kind }: BriefStep): string =>
    [
      tellsPersonas ? persona?.name || say("untitledPersona") : "",
      kind === "ideal" ? say("ideal") : "",
    ]
      .filter(Boolean)
      .join(" · ");
  const group = (title: string, own: readonly BriefStep[]): ListSection => ({
    title,
    entries: own.length > 0 ? own.map((one) => stepEntry(one, whose(one))) : [none],
  });
  return [
    group(say("yourPains"), pains),
    group(say("yourLoves"), loves),
    group(say("yourMoments"), moments),
    ...brief.journeys.map(({ outline: { persona, journey }, steps: own }) => ({
      title: [persona?.name || say("untitledPersona"), say(journey.kind), journey.name]
        .filter(Boolean)
        .join(" · "),
      entries: own.map((one) => stepEntry(one, one.stage?.name || say("unnamedStage"))),
    })),
    ...handOffSections(say("takesOver"), brief.takesOver, ({ from, to, other }) => [
      say("takenFrom", { from: from.name, other }),
      to.name,
    ]),
    ...handOffSections(say("handsOn"), brief.handsOn, ({ from, to, other }) => [
      from.name,
      say("handedTo", { to: to.name, other }),
    ]),
  ];
}

function stepEntry({ touchpoint, felt }: BriefStep, over: string): ListEntry {
  return { over, text: touchpoint.text, felts: felt ? [felt] : [] };
}

function handOffSections(
  title: string,
  handOffs: readonly BriefHandOff[],
  told: (handOff: BriefHandOff) => readonly [first: string, next: string],
): readonly ListSection[] {
  if (handOffs.length === 0) return [];
  const entries = handOffs.map((handOff) => {
    const [text, next] = told(handOff);
    return { over: handOff.process.name, text, next, felts: [] };
  });
  return [{ title, entries }];
}
