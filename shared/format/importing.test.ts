import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import { applyPure, emptySnapshot, type MapSnapshot } from "../model/change.ts";
import { journeyOutline, stepsOf } from "../model/outline.ts";
import { schemas } from "../model/tables.ts";
import { readImport } from "./detect.ts";
import { mermaidToChanges, touchpointsToChanges } from "./importing.ts";
import { parseMermaidJourney } from "./mermaid.ts";

const words = { somebody: "Customer", start: "Start" };
const folder = "../shared/data/mermaid";

interface ExpectedDiagram {
  readonly file: string;
  readonly title: string;
  readonly sections: readonly string[];
  readonly actors: readonly string[];
  readonly tasks: readonly {
    readonly section: string;
    readonly task: string;
    readonly score: number | string;
    readonly people: readonly string[];
  }[];
}

describe("importing a Mermaid journey", () => {
  const isPresent = existsSync(folder);
  it.skipIf(!isPresent)(
    `[IMP-30] every real diagram becomes its personas, stages, touchpoints and emotions${isPresent ? "" : " (skipped: the folder of real inputs is absent)"}`,
    () => {
      const expected: ExpectedDiagram[] = JSON.parse(
        readFileSync(`${folder}/expected.json`, "utf8"),
      );
      expect(expected).toHaveLength(18);
      for (const diagram of expected) {
        const map = imported(readFileSync(`${folder}/${diagram.file}`, "utf8"));
        expect([...map.touchpoints.values()].map(({ text }) => text).sort()).toEqual(
          diagram.tasks.map(({ task }) => folded(task)).sort(),
        );
        const actors = diagram.actors.filter((actor) => actor.trim() !== "");
        for (const actor of actors) expectActor(map, diagram, actor);
        const nobodys = diagram.tasks.filter(({ people }) =>
          people.every((one) => one.trim() === ""),
        );
        const isExtra = nobodys.length > 0 || actors.length === 0;
        expect(map.personas.size, diagram.file).toBe(actors.length + (isExtra ? 1 : 0));
      }
    },
  );

  it("[IMP-31] a score minus 3 is the imported emotion, and an invalid score none", () => {
    const map = imported("journey\nsection A\nOne: 5: Me\nTwo: 1: Me\nThree: x: Me\nFour: 9: Me\n");
    expect(stepTexts(map, "Me").map(({ emotion }) => emotion)).toEqual([2, -2, null, null]);
  });

  it("[IMP-32] a task of two actors is one touchpoint in both journeys", () => {
    const map = imported("journey\ntitle Day\nsection Work\nTea: 5: Me\nWork: 1: Me, Cat\n");
    expect(map.touchpoints.size).toBe(2);
    expect(map.steps.size).toBe(3);
    expect([...map.journeys.values()].map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "current Day",
      "current Day",
    ]);
  });

  it("[IMP-33] tasks before the first section, and tasks that name nobody, keep a place", () => {
    const map = imported("journey\ntitle Shop\nEarly: 3\nsection Buy\nPay: 4: Me\n");
    expect(stepTexts(map, "Shop")).toEqual([{ stage: "Start", text: "Early", emotion: 0 }]);
    expect(stepTexts(map, "Me")).toEqual([{ stage: "Buy", text: "Pay", emotion: 1 }]);
  });

  it("[IMP-34] a second import of an actor does not touch the current journey that is there", () => {
    const text = "journey\ntitle Day\nsection Work\nTea: 5: Me\n";
    const once = imported(text);
    const twice = imported(text, once);
    expect(twice.personas.size).toBe(2);
    expect([...twice.steps.keys()].filter((id) => once.steps.has(id))).toEqual([
      ...once.steps.keys(),
    ]);
  });
});

describe("importing somebody who is there already", () => {
  const names = (map: MapSnapshot) => [...map.personas.values()].map(({ name }) => name).sort();
  const titled = "journey\ntitle Day\nsection Work\nTea: 5: Me\n";
  const untitled = "journey\nsection Work\nTea: 5: Me\n";

  it("[MAP-248] the title, or else a number, tells a second persona of the name from the first", () => {
    const once = imported(titled);
    const twice = imported(titled, once);
    expect(names(twice)).toEqual(["Me", "Me (Day)"]);
    expect(names(imported(titled, twice))).toEqual(["Me", "Me (Day)", "Me 2"]);
    expect(names(imported(untitled, twice))).toEqual(["Me", "Me (Day)", "Me 2"]);
  });

  it("[MAP-248] case and accents make no other persona, and nobody gets two current journeys", () => {
    const change = { op: "create", table: "personas", id: "p", values: { name: "ME" } } as const;
    const map = applyPure(schemas.map, emptySnapshot(schemas.map), [change]);
    const both = imported("journey\nsection Work\nTea: 5: Me\nCake: 5: mé\n", map);
    expect(names(both)).toEqual(["ME", "mé 2"]);
    const owners = [...both.journeys.values()].map(({ personaId }) => personaId);
    expect(new Set(owners).size).toBe(2);
  });

  it("[MAP-248] a name as long as one may be still gets its number", () => {
    const long = `journey\nsection Work\nTea: 5: ${"m".repeat(200)}\n`;
    const [first = "", second = ""] = names(imported(long, imported(long)));
    expect([first.length, second.length]).toEqual([200, 200]);
    expect(first).not.toBe(second);
  });
});

describe("importing a table or lines", () => {
  it("[IMP-35] departments are found by name or made, channels and directions are kept", () => {
    const map = imported(
      "touchpoint,channel,department\nCall the hotline,phone,Service\nGet a letter,letter,Service\n",
    );
    expect([...map.departments.values()].map(({ name }) => name)).toEqual(["Service"]);
    const [service] = map.departments.keys();
    expect(
      [...map.touchpoints.values()].map(({ text, channel, departmentId }) => [
        text,
        channel,
        departmentId,
      ]),
    ).toEqual([
      ["Call the hotline", "phone", service],
      ["Get a letter", "letter", service],
    ]);
    const again = imported("touchpoint,department\nAsk again,Service\n", map);
    expect(again.departments.size).toBe(1);
  });

  it("[IMP-36] what was pasted lies below what is on the board, nothing on top of another", () => {
    const first = imported("One\nTwo\nThree");
    const both = imported("Four\nFive", first);
    const places = [...both.touchpoints.values()].map(({ place }) => place?.join(" "));
    expect(new Set(places).size).toBe(5);
    expect(touchpointsToChanges([], both, seededChance(1)).ok).toBe(false);
  });
});

function imported(text: string, map: MapSnapshot = emptySnapshot(schemas.map)): MapSnapshot {
  const chance = seededChance(map.touchpoints.size + 1);
  const plan = text.includes("journey")
    ? mermaidToChanges(parseMermaidJourney(text), map, words, chance)
    : touchpointsToChanges(itemsOf(text), map, chance);
  return applyPure(schemas.map, map, expectOk(plan).changes);
}

function itemsOf(text: string) {
  const read = expectOk(readImport(text));
  if (read.kind !== "lines" && read.kind !== "csv") throw new Error(read.kind);
  return read.items;
}

function stepTexts(map: MapSnapshot, persona: string) {
  const personaId = [...map.personas.values()].find(({ name }) => name === persona)?.id;
  const journey = [...map.journeys.values()].find((one) => one.personaId === personaId);
  const outline = journey && journeyOutline(map, journey.id);
  if (!outline) throw new Error(`No journey of ${persona}`);
  return stepsOf(outline).map(({ step, touchpoint }) => ({
    stage: map.stages.get(step.slot[0])?.name,
    text: touchpoint.text,
    emotion: step.importedEmotion,
  }));
}

function expectActor(map: MapSnapshot, diagram: ExpectedDiagram, actor: string): void {
  const own = diagram.tasks.filter(({ people }) => people.includes(actor));
  const expected = own.map(({ section, task, score }) => ({
    stage: section === "" ? words.start : folded(section),
    text: folded(task),
    emotion: typeof score === "number" && score >= 1 && score <= 5 ? score - 3 : null,
  }));
  const byStage = (a: { stage?: string | undefined }, b: { stage?: string | undefined }): number =>
    diagram.sections.indexOf(a.stage ?? "") - diagram.sections.indexOf(b.stage ?? "");
  expect([...stepTexts(map, folded(actor))].sort(byStage), `${diagram.file} ${actor}`).toEqual(
    [...expected].sort(byStage),
  );
}

// Names and texts lose nothing but spaces that nobody sees.
function folded(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
