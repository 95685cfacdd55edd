// Owns: what is done in the journeys: placing touchpoints from the pool, moving steps by mouse, marking them.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { beginsWith, holding, type Person } from "./people.ts";

/** The column of a stage. */
function stage({ page }: Person, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

/** The steps of a stage, in order. */
function steps(person: Person, stageName: string): Locator {
  return stage(person, stageName).getByRole("option");
}

/** A step anywhere in the journey. */
export function step({ page }: Person, text: string): Locator {
  return page.locator("[data-step]").filter({ hasText: text });
}

/** A touchpoint in the pool tray. */
export function poolCard({ page }: Person, text: string): Locator {
  return page
    .getByRole("listbox", { name: t("journeys.poolList") })
    .getByRole("option", { name: beginsWith(text) });
}

/** Waits until a stage holds exactly these wordings in this order. */
export async function expectSteps(
  person: Person,
  stageName: string,
  texts: readonly string[],
): Promise<void> {
  await expect(steps(person, stageName), `${stageName}, as ${person.name} sees it`).toHaveText(
    texts.map(holding),
  );
}

/** Drags a touchpoint from the pool into a stage, to its end. */
export async function placeByDrag(person: Person, text: string, stageName: string): Promise<void> {
  await drag(person, poolCard(person, text), stage(person, stageName), "end");
  await expect(steps(person, stageName).filter({ hasText: text })).toBeVisible();
}

/** Drags a step before another one. */
export async function moveByDrag(person: Person, text: string, before: string): Promise<void> {
  await drag(person, step(person, text), step(person, before), "start");
}

/** Drags a step to the end of a stage. */
export async function moveToStage(person: Person, text: string, stageName: string): Promise<void> {
  await drag(person, step(person, text), stage(person, stageName), "end");
  await expect(steps(person, stageName).filter({ hasText: text })).toBeVisible();
}

/** Opens the panel about a step. */
export async function openStep(person: Person, text: string): Promise<Locator> {
  await step(person, text).click();
  const panel = person.page.getByRole("complementary", { name: t("journeys.panelTitle") });
  await expect(panel).toBeVisible();
  return panel;
}

export async function markMoment(
  person: Person,
  text: string,
  moment: "love" | "pain",
): Promise<void> {
  const panel = await openStep(person, text);
  const name = moment === "love" ? t("journeys.momentLoveShort") : t("journeys.momentPainShort");
  await panel.getByRole("radio", { name }).click();
  const words = moment === "love" ? t("journeys.momentLove") : t("journeys.momentPain");
  await expect(step(person, text)).toContainText(words);
}

/** Types a touchpoint that should exist into a stage. */
export async function addMissing(person: Person, text: string, stageName: string): Promise<void> {
  const name = t("journeys.addMissingIn", { name: stageName });
  await stage(person, stageName).getByRole("button", { name }).click();
  await person.page.getByRole("textbox", { name }).fill(text);
  await person.page.keyboard.press("Enter");
  await expect(step(person, text)).toContainText(t("journeys.missing"));
}

/**
 * By mouse, as a hand does it: press what stands still, a little way to begin with, over there, and a last touch to
 * settle. The place is taken in the middle of the screen, for near its edges the map scrolls along.
 */
async function drag(
  { page }: Person,
  what: Locator,
  onto: Locator,
  where: "start" | "end",
): Promise<void> {
  const { mouse } = page;
  await onto.evaluate((element) => element.scrollIntoView({ block: "center", inline: "center" }));
  await what.hover();
  const from = await boxOf(what);
  await mouse.down();
  await mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2, { steps: 3 });
  const to = await boxOf(onto);
  const end = {
    x: to.x + to.width / 2,
    y: where === "start" ? to.y + 4 : to.y + to.height - 8,
  };
  await mouse.move(end.x, end.y, { steps: 10 });
  await mouse.move(end.x + 1, end.y);
  await mouse.up();
}

async function boxOf(target: Locator) {
  const box = await target.boundingBox();
  if (!box) throw new Error("What is dragged, or where to, is not on the screen");
  return box;
}

/** On a page of paper no stage is cut, and nothing but the journey is printed. Rule EXP-169. */
export async function expectWholeOnPaper({ page }: Person): Promise<void> {
  const onScreen = page.viewportSize();
  await page.setViewportSize({ width: 703, height: 1000 });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(t("journeys.onPaper"))).toBeVisible();
  await expect(page.getByRole("listbox", { name: t("journeys.poolList") })).toBeHidden();
  const ends = await page
    .locator("[data-stage]")
    .evaluateAll((stages) => stages.map((stage) => stage.getBoundingClientRect().right));
  expect(ends.length).toBeGreaterThan(4);
  expect(Math.max(...ends)).toBeLessThanOrEqual(703);
  await page.emulateMedia({ media: null });
  if (onScreen) await page.setViewportSize(onScreen);
}

/** On paper lanes are a table as wide as the page: beside each step stands what each lane says of it. Rule MAP-444. */
export async function expectLanesOnPaper({ page }: Person): Promise<void> {
  const look = (name: string) =>
    page.getByRole("radiogroup", { name: t("lanes.layout") }).getByText(name, { exact: true });
  await look(t("lanes.lanes")).click();
  await expect(page.locator("[data-lane]").first()).toBeVisible();
  const onScreen = page.viewportSize();
  await page.setViewportSize({ width: 703, height: 1000 });
  await page.emulateMedia({ media: "print" });
  const rows = await page.locator("[data-stage]").evaluateAll((stages) =>
    stages.flatMap((stage) =>
      [...stage.querySelectorAll("[data-step]")].map((card, at) => {
        const cells = [...stage.querySelectorAll(`[data-lane] > :nth-child(${at + 1})`)];
        const { top, bottom } = card.getBoundingClientRect();
        const middles = cells
          .map((cell) => cell.getBoundingClientRect())
          .map((box) => (box.top + box.bottom) / 2);
        const ends = cells.map((cell) => cell.getBoundingClientRect().right);
        return {
          isOne: middles.every((y) => y > top - 8 && y < bottom + 8),
          end: Math.max(...ends),
        };
      }),
    ),
  );
  expect(rows.length).toBeGreaterThan(3);
  for (const { isOne, end } of rows) {
    expect(isOne).toBe(true);
    expect(end).toBeLessThanOrEqual(703);
  }
  await page.emulateMedia({ media: null });
  if (onScreen) await page.setViewportSize(onScreen);
  await look(t("lanes.cards")).click();
}
