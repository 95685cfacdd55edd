// Owns: a journey as a Mermaid `journey` diagram, which `parseMermaidJourney` reads back: stages as sections, steps as
// tasks with a score of 1 to 5. Rules EXP-52, EXP-53.

import { type CurvePoint, hasFigures } from "../model/emotion.ts";
import type { JourneyOutline, OutlineStep } from "../model/outline.ts";
import { plainText } from "./plainText.ts";

export interface MermaidInput {
  readonly outline: JourneyOutline;
  readonly curve: readonly CurvePoint[];
  /** For a journey whose persona has no name, and a stage without one. */
  readonly untitledPersona: string;
  readonly unnamedStage: string;
}

/**
 * Writes the diagram. Mermaid asks for a score with each task: a mean of −2 … +2 becomes 1 … 5, a small group's word 1, 3
 * or 5, and a step that nobody rated 3.
 */
export function journeyToMermaid(input: MermaidInput): string {
  const { outline, curve } = input;
  const persona = oneLine(outline.persona?.name || input.untitledPersona);
  const scores = new Map(curve.map(({ stepId, emotion }) => [stepId, scoreOf(emotion)]));
  const task = ({ step, touchpoint }: OutlineStep): string =>
    `    ${name(touchpoint.text)}: ${scores.get(step.id) ?? 3}: ${persona.replace(/,/g, "#44;")}`;
  const title = [persona, oneLine(outline.journey.name)].filter((part) => part !== "").join(" – ");
  return [
    "journey",
    `  title ${title}`,
    ...outline.loose.map(task),
    ...outline.stages.flatMap(({ stage, steps }) => [
      `  section ${oneLine(stage.name || input.unnamedStage)}`,
      ...steps.map(task),
    ]),
    "",
  ].join("\n");
}

function scoreOf(felt: CurvePoint["emotion"]): number {
  if (!felt) return 3;
  if (!hasFigures(felt)) return { love: 5, mixed: 3, pain: 1 }[felt.feeling];
  return Math.max(1, Math.min(5, Math.round(felt.mean) + 3));
}

/** A task's name: what would begin a statement of another kind begins with a written-out letter instead. */
function name(text: string): string {
  const line = oneLine(text) || "…";
  const isStatement = /^(title|section|journey|accTitle|accDescr|%%)/i.test(line);
  return isStatement ? `#${line.codePointAt(0)};${line.slice(1)}` : line;
}

/** On one line, with Mermaid's own signs written as entities. */
function oneLine(text: string): string {
  return plainText(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[#;:%{}<>]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
