// The journey part by keyboard alone, and what a screen reader hears of it.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { importLines } from "./importing.ts";
import { expectSteps, poolCard, step } from "./journeys.ts";
import { beginWithTemplate } from "./lobby.ts";
import { expectSaved, goTo, type Person, spoken } from "./people.ts";
import { look } from "./screens.ts";
import { test } from "./stage.ts";

const [asks, compares, sees] = ["Asks a friend", "Compares prices", "Sees an advert"] as const;

test("[A11-70] a journey is made by keyboard alone, and every place on the way is said aloud", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { keyboard } = person.page;
  await beginWithTemplate(person, "onlineShop");
  await importLines(person, [asks, compares, sees]);
  await goTo(person, "journeys");

  await test.step("from the pool into stages", async () => {
    await tabTo(person, poolCard(person, asks));
    await keyboard.press("Space");
    await expectSaid(person, startedWords(asks, "Become aware", 1, 1));
    await keyboard.press("ArrowRight");
    await expectSaid(person, placeWords(asks, "Choose", 1, 1));
    await keyboard.press("Enter");
    await expectSaid(person, droppedWords(asks, "Choose", 1, 1));
    await expect(poolCard(person, compares)).toBeFocused();
    await keyboard.press("Enter");
    await expectSaid(person, startedWords(compares, "Choose", 2, 2));
    await keyboard.press("ArrowUp");
    await expectSaid(person, placeWords(compares, "Choose", 1, 2));
    await keyboard.press("Enter");
    await expectSaid(person, droppedWords(compares, "Choose", 1, 2));
    await expectSteps(person, "Choose", [compares, asks]);
    await expect(poolCard(person, sees)).toBeFocused();
    await keyboard.press("Space");
    await keyboard.press("ArrowLeft");
    await keyboard.press("Enter");
    await expectSaid(person, droppedWords(sees, "Become aware", 1, 1));
  });

  await test.step("from step to step", async () => {
    await tabTo(person, step(person, sees));
    await keyboard.press("ArrowRight");
    await expect(step(person, compares)).toBeFocused();
    await keyboard.press("ArrowDown");
    await expect(step(person, asks)).toBeFocused();
  });

  await test.step("within a stage, across stages, and back", async () => {
    await keyboard.press("Space");
    await expectSaid(person, startedWords(asks, "Choose", 2, 2));
    await look(person, "30 carrying by keys");
    await keyboard.press("ArrowUp");
    await expectSaid(person, placeWords(asks, "Choose", 1, 2));
    await keyboard.press("Enter");
    await expectSaid(person, droppedWords(asks, "Choose", 1, 2));
    await expectSteps(person, "Choose", [asks, compares]);
    await expect(step(person, asks)).toBeFocused();
    await keyboard.press("Space");
    await keyboard.press("ArrowRight");
    await expectSaid(person, placeWords(asks, "Buy", 1, 1));
    await keyboard.press("Escape");
    await expectSaid(person, t("journeys.carryCancelled"));
    await expectSteps(person, "Choose", [asks, compares]);
    await keyboard.press("Space");
    await keyboard.press("ArrowRight");
    await keyboard.press("Enter");
    await expectSaid(person, droppedWords(asks, "Buy", 1, 1));
    await expectSteps(person, "Buy", [asks]);
    await expectSteps(person, "Choose", [compares]);
  });

  await test.step("moment of truth and missing", async () => {
    await expect(step(person, asks)).toBeFocused();
    await keyboard.press("m");
    await expectSaid(person, t("journeys.momentLove"));
    await keyboard.press("m");
    await expectSaid(person, t("journeys.momentPain"));
    await keyboard.press("Shift+F10");
    const menu = person.page.getByRole("menu", { name: t("journeys.stepMenu") });
    await expect(menu).toBeVisible();
    const missing = menu.getByRole("menuitem", { name: t("journeys.markMissing") });
    await arrowTo(person, missing, "ArrowDown");
    await keyboard.press("Enter");
    await expect(step(person, asks)).toContainText(t("journeys.missing"));
  });

  await test.step("out again, and undone", async () => {
    await tabTo(person, step(person, asks));
    await keyboard.press("Delete");
    await expectSaid(person, t("journeys.removedOne", { text: asks }));
    await expectSteps(person, "Buy", []);
    await keyboard.press("Control+z");
    await expectSteps(person, "Buy", [asks]);
    await expectSaved(person);
  });
});

function startedWords(what: string, stage: string, number: number, total: number): string {
  return `${t("journeys.carryStarted", { what })} ${placeWords(what, stage, number, total)}`;
}

function placeWords(what: string, stage: string, number: number, total: number): string {
  return t("journeys.carryPlace", { what, stage, number, total });
}

function droppedWords(what: string, stage: string, number: number, total: number): string {
  return t("journeys.carryDropped", { what, stage, number, total });
}

async function expectSaid(person: Person, words: string): Promise<void> {
  await expect(spoken(person).filter({ hasText: words }), words).not.toHaveCount(0);
}

/** Presses Tab until `target` has the focus: it must be within reach, wherever it lies. */
async function tabTo(person: Person, target: Locator): Promise<void> {
  await pressUntilFocused(person, target, "Tab");
}

async function arrowTo(person: Person, target: Locator, key: "ArrowDown"): Promise<void> {
  await pressUntilFocused(person, target, key);
}

const stopsAtMost = 60;

async function pressUntilFocused({ page }: Person, target: Locator, key: string): Promise<void> {
  await expect(target).toBeAttached();
  for (let stops = 0; stops < stopsAtMost; stops += 1) {
    const isThere = await target.evaluate((element) => element === document.activeElement);
    if (isThere) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${stopsAtMost} presses of ${key} did not lead to it`);
}
