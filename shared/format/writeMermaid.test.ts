import { expect, it } from "vitest";
import { hospitalWorkshop } from "../export/hospital.fixture.ts";
import { journeyOutline, stepsOf } from "../model/outline.ts";
import { parseMermaidJourney } from "./mermaid.ts";
import { journeyToMermaid } from "./writeMermaid.ts";

const { map } = hospitalWorkshop();
const words = { untitledPersona: "Untitled persona", unnamedStage: "Unnamed stage" };

it.each(["en", "ar", "ja"])(
  "[EXP-52] the journey %s written as Mermaid and read back has its stages, steps and scores",
  (id) => {
    const outline = journeyOutline(map, id);
    if (!outline) throw new Error("no journey");
    const [first] = stepsOf(outline);
    const emotion = { mean: -1.6, love: 0, pain: 6, n: 9, spread: 0.5 };
    const curve = [{ stepId: first?.step.id ?? "", emotion }];
    const read = parseMermaidJourney(journeyToMermaid({ outline, curve, ...words }));
    expect(read.problems).toEqual([]);
    expect(read.sections).toEqual(outline.stages.map(({ stage }) => stage.name));
    expect(read.tasks.map(({ text }) => text)).toEqual(
      stepsOf(outline).map(({ touchpoint }) => touchpoint.text),
    );
    expect(read.tasks.map(({ score }) => score)).toEqual(
      stepsOf(outline).map((_, at) => (at === 0 ? 1 : 3)),
    );
    expect(read.actors).toEqual([outline.persona?.name]);
  },
);

it("[EXP-53] what would be a statement of Mermaid stays a text", () => {
  const outline = journeyOutline(map, "en");
  const hostile = [
    "section: Evil: 5",
    "title x",
    "%% gone",
    "a#b;c",
    "x\ny: 1: z",
    "accDescr { all",
    "<img onerror=1>",
    "journey",
  ];
  if (!outline) throw new Error("no journey");
  const known = stepsOf(outline);
  const steps = hostile.map((text, at) => {
    const step = known[at];
    if (!step) throw new Error("too few steps");
    return { ...step, touchpoint: { ...step.touchpoint, text } };
  });
  const only = {
    ...outline,
    stages: outline.stages.slice(0, 1).map(({ stage }) => ({ stage, steps })),
  };
  const written = journeyToMermaid({ outline: only, curve: [], ...words });
  const read = parseMermaidJourney(written);
  expect(read.problems).toEqual([]);
  expect(read.tasks.map(({ text }) => text)).toEqual(
    hostile.map((text) => text.replace("\n", " ")),
  );
  expect(written).not.toContain("<img");
});
