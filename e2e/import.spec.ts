// What people bring: lines, a table, and the diagrams that others have made, through the dialog in the header.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { cardTexts } from "./board.ts";
import { chooseFile, openImport, pasteText, preview, take } from "./importing.ts";
import { beginEmpty } from "./lobby.ts";
import { expectSaved, goTo, undo } from "./people.ts";
import { exportFile } from "./present.ts";
import { look } from "./screens.ts";
import { test } from "./stage.ts";

const mermaid = join(import.meta.dirname, "..", "..", "shared", "data", "mermaid");

test("[A11-160] lines and a table become touchpoints; a line that cannot be read is named, and only it is left out", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginEmpty(person);
  await goTo(person, "board");
  const tooLong = "x".repeat(281);
  const long = `Sees an advert${" in the tram".repeat(22)}`;

  const lines = await openImport(person);
  await pasteText(lines, `- ${long}\n2. Compares prices\n${tooLong}\n[ ] Asks a friend`);
  await expect(preview(lines)).toContainText(t("importing.touchpoints", { count: 3 }));
  await expect(preview(lines)).toContainText(t("importing.problems", { count: 1 }));
  await expect(preview(lines).getByRole("listitem")).toHaveText([/^Line 3: /]);
  expect(await rightEdge(preview(lines))).toBeLessThan(await rightEdge(lines));
  await look(person, "40 import preview");
  await take(lines);
  await expect.poll(() => cardTexts(person)).toEqual(["Asks a friend", "Compares prices", long]);

  const table = await openImport(person);
  const csv =
    '\uFEFFTouchpoint;Department\r\n"Pays; by card";Payments\r\nGets a receipt;Payments\r\n';
  await chooseFile(table, "list.csv", Buffer.from(csv));
  await expect(preview(table)).toContainText(t("importing.touchpoints", { count: 2 }));
  await expect(preview(table)).toContainText(t("importing.departments", { count: 1 }));
  await take(table);
  await expect.poll(() => cardTexts(person)).toContain("Pays; by card");
  await expectSaved(person);
  await undo(person);
  await expect.poll(() => cardTexts(person)).toHaveLength(3);
});

test("diagrams by other people import with the content that Mermaid itself reads", async ({
  come,
}) => {
  test.skip(!existsSync(mermaid), "the diagrams of ../shared/data are not here");
  const expected: readonly Diagram[] = JSON.parse(
    readFileSync(join(mermaid, "expected.json"), "utf8"),
  );
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginEmpty(person);
  for (const diagram of expected) {
    const dialog = await openImport(person);
    await chooseFile(dialog, diagram.file, readFileSync(join(mermaid, diagram.file)));
    await expect(preview(dialog).getByRole("paragraph").first(), diagram.file).toHaveText(
      `${t("importing.foundMermaid")} ${countsInWords(diagram)}`,
    );
    await take(dialog);
  }
  await expectSaved(person);
  await goTo(person, "present");
  const { map } = JSON.parse((await exportFile(person, "json")).toString("utf8")) as Exported;
  const texts = Object.values(map.touchpoints).map(({ text }) => text);
  expect(texts.sort()).toEqual(expected.flatMap(({ tasks }) => tasks.map(textOf)).sort());
  const felt = Object.values(map.steps).map(
    ({ touchpointId, importedEmotion }) =>
      `${map.touchpoints[touchpointId]?.text}: ${importedEmotion ?? "none"}`,
  );
  expect(felt.sort()).toEqual(
    expected
      .flatMap(({ tasks }) => tasks.flatMap((task) => placesOf(task).map(() => feltIn(task))))
      .sort(),
  );
});

async function rightEdge(part: Locator): Promise<number> {
  const box = await part.boundingBox();
  if (!box) throw new Error("What is asked for is not in sight");
  return box.x + box.width;
}

interface Task {
  readonly section: string;
  readonly task: string;
  readonly score: number | "NaN";
  readonly people: readonly string[];
}

interface Diagram {
  readonly file: string;
  readonly sections: readonly string[];
  readonly tasks: readonly Task[];
  readonly actors: readonly string[];
}

interface Exported {
  readonly map: {
    readonly touchpoints: { readonly [id: string]: { readonly text: string } };
    readonly steps: {
      readonly [id: string]: { readonly touchpointId: string; readonly importedEmotion?: number };
    };
  };
}

/** The people in whose journeys a task stands: those it names, or the one who stands for nobody named. */
function placesOf({ people }: Task): readonly string[] {
  const named = [...new Set(people.filter((name) => name !== ""))];
  return named.length > 0 ? named : [""];
}

function textOf({ task }: Task): string {
  return task.trim().replaceAll(/\s+/g, " ");
}

function feltIn(task: Task): string {
  const { score } = task;
  const isScore = typeof score === "number" && score >= 1 && score <= 5;
  return `${textOf(task)}: ${isScore ? score - 3 : "none"}`;
}

/** The line that the dialog shows for a diagram, from what Mermaid reads in it. */
function countsInWords({ sections, tasks, actors }: Diagram): string {
  const named = actors.filter((name) => name !== "");
  const hasNobody = named.length === 0 || tasks.some((task) => placesOf(task)[0] === "");
  const personas = named.length + (hasNobody ? 1 : 0);
  const steps = tasks.flatMap(placesOf).length;
  return [
    tasks.length > 0 ? t("importing.touchpoints", { count: tasks.length }) : "",
    t("importing.personas", { count: personas }),
    t("importing.stages", { count: personas * sections.length }),
    steps > 0 ? t("importing.steps", { count: steps }) : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
