// Owns: what was found, in words and rows: what matters and why, what changed between two measurements, what a moment of
// truth lacks. The same in decks, workbooks and on sheets.

import type { Wording } from "../format/words.ts";
import { emotionCurve } from "../insight/curve.ts";
import { type Matter, type Reason, whatMatters } from "../insight/matters.ts";
import { type Measured, measuredSteps } from "../insight/measurement.ts";
import { type Felt, hasFigures, writtenDifference, writtenMean } from "../model/emotion.ts";
import type { GapKind } from "../model/gap.ts";
import { type HeatColumn, type Heatmap, tellsKinds } from "../model/heatmap.ts";
import { journeyOutline, journeysInOrder, stepsOf } from "../model/outline.ts";
import type { PictureSetting } from "./pictureSetting.ts";

/** A matter in words: what to do, about what, and why. */
export interface ToldMatter {
  readonly call: string;
  readonly touchpoint: string;
  readonly reasons: string;
  readonly isPain: boolean;
}

/** What matters most, heaviest first. */
export function toldMatters({ workshop, wording }: PictureSetting): readonly ToldMatter[] {
  const { say } = wording;
  const calls: Readonly<Record<Matter["call"], string>> = {
    mend: say("callMend"),
    keep: say("callKeep"),
    build: say("callBuild"),
    settle: say("callSettle"),
  };
  return whatMatters(workshop.map, workshop.room).map(({ call, touchpoint, reasons }) => ({
    call: calls[call],
    touchpoint: touchpoint.text,
    reasons: reasons.map((reason) => reasonWords(wording, reason)).join(" · "),
    isPain: call === "mend",
  }));
}

/** A journey in a line: how long it is and how many moments of truth it has. */
export interface ToldJourney {
  readonly persona: string;
  readonly journey: string;
  readonly stages: number;
  readonly steps: number;
  readonly moments: number;
  /** The mean of the steps that have figures; empty for none. */
  readonly mean: string;
}

/** The journeys that have a step, in the order of all lists. */
export function toldJourneys({ workshop, wording }: PictureSetting): readonly ToldJourney[] {
  const { say } = wording;
  return journeysInOrder(workshop.map).flatMap(({ id, name, kind }) => {
    const outline = journeyOutline(workshop.map, id);
    const steps = outline ? stepsOf(outline) : [];
    if (!outline || steps.length === 0) return [];
    const means = emotionCurve(outline, workshop.room).flatMap(({ emotion }) =>
      emotion && hasFigures(emotion) ? [emotion.mean] : [],
    );
    const sum = means.reduce((all, mean) => all + mean, 0);
    return [
      {
        persona: outline.persona?.name || say("untitledPersona"),
        journey: [say(kind), name].filter(Boolean).join(" · "),
        stages: outline.stages.length,
        steps: steps.length,
        moments: steps.filter(({ step }) => step.momentOfTruth !== "").length,
        mean: means.length > 0 ? writtenMean(sum / means.length) : "",
      },
    ];
  });
}

/** The steps of a journey that were measured twice; none for a journey that is gone. */
export function measuredOf({ workshop }: PictureSetting, journeyId: string): readonly Measured[] {
  const outline = journeyOutline(workshop.map, journeyId);
  return outline ? measuredSteps(outline, workshop.room) : [];
}

/** What is felt, shortly: a mean, or the word of a small group. */
export function shortFelt({ say }: Wording, felt: Felt): string {
  if (hasFigures(felt)) return writtenMean(felt.mean);
  return { love: say("feelingLove"), mixed: say("feelingMixed"), pain: say("feelingPain") }[
    felt.feeling
  ];
}

/** The difference between two measurements. */
export function changeWords({ say }: Wording, { change }: Measured): string {
  if (change === null) return say("changeUnknown");
  if (Math.abs(change) < 0.05) return say("changeSame");
  const by = writtenDifference(change);
  return change > 0 ? say("changeBetter", { by }) : say("changeWorse", { by });
}

/** What a moment lacks, for each kind of gap. */
export function gapWords({ say }: Wording): (gap: GapKind) => string {
  const names: Readonly<Record<GapKind, string>> = {
    process: say("gapProcess"),
    owner: say("gapOwner"),
    action: say("gapAction"),
    evidence: say("gapEvidence"),
  };
  return (gap) => names[gap];
}

/** Which of the two kinds of moments of truth it is. */
export function wordOfSign({ say }: Wording, sign: "love" | "pain"): string {
  return say(sign === "love" ? "momentLove" : "momentPain");
}

/** What a column of a heatmap is called, in a table with one line of names: "Nadia · Ideal". */
export function heatColumnName(
  { say }: Wording,
  heatmap: Heatmap,
  { group, kind }: HeatColumn,
): string {
  if (!tellsKinds(heatmap)) return group.name;
  const words = say(kind === "ideal" ? "heatIdeal" : "heatCurrent");
  return say("heatColumn", { name: group.name, kind: words });
}

function reasonWords(wording: Wording, reason: Reason): string {
  const { say } = wording;
  switch (reason.kind) {
    case "felt":
      return hasFigures(reason.felt)
        ? say("reasonMean", { mean: writtenMean(reason.felt.mean) })
        : say("reasonWord", { feeling: shortFelt(wording, reason.felt) });
    case "ideal":
      return hasFigures(reason.felt)
        ? say("reasonIdealMean", { mean: writtenMean(reason.felt.mean) })
        : say("reasonIdealWord", { feeling: shortFelt(wording, reason.felt) });
    case "disagreement":
      return say("disagreement");
    case "moment":
      return wordOfSign(wording, reason.sign);
    case "missing":
      return say("shouldExist");
    case "journeys":
      return say("reasonJourneys", { count: reason.count });
    case "noProcess":
      return say("reasonNoProcess");
    default:
      return reason satisfies never;
  }
}
