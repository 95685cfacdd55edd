// The journey part by keyboard alone, and what a screen reader hears of it.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { placeOf } from "./board.ts";
import { importLines } from "./importing.ts";
import { expectSteps, poolCard, step } from "./journeys.ts";
import { beginWithTemplate } from "./lobby.ts";
import { beginsWith, expectSaved, goTo, type Person, spoken } from "./people.ts";
import { expectNoSidewaysScroll, look } from "./screens.ts";
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

test("[A11-70] [A11-213] lanes, comparison, commands, keys and outline are reached and used by keyboard alone", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  const { keyboard } = page;
  await beginWithTemplate(person, "onlineShop");
  await importLines(person, [asks, compares, sees]);
  await goTo(person, "journeys");
  await placeByKeys(person, asks);
  await placeByKeys(person, compares);

  await test.step("the list of keys says what works here", async () => {
    await keyboard.press("?");
    const list = page.getByRole("dialog", { name: t("palette.keyListTitle") });
    await expect(list.getByText(t("journeys.keyMoment"))).toBeVisible();
    await look(person, "31 list of keys");
    await keyboard.press("Escape");
    await expect(list).toHaveCount(0);
  });

  await test.step("lanes", async () => {
    await command(person, t("journeys.showAs", { layout: t("lanes.lanes") }));
    await tabTo(person, step(person, asks));
    await keyboard.press("ArrowRight");
    await expect(step(person, compares)).toBeFocused();
    await keyboard.press("Space");
    await keyboard.press("ArrowLeft");
    await keyboard.press("Enter");
    await expectSteps(person, "Become aware", [compares, asks]);
    await look(person, "32 lanes");
  });

  await test.step("a comment on a step", async () => {
    await expect(step(person, compares)).toBeFocused();
    await keyboard.press("e");
    const panel = page.getByRole("complementary", { name: t("journeys.panelTitle") });
    await tabTo(person, panel.getByRole("textbox", { name: t("comments.write") }));
    await keyboard.type("Where do they compare?");
    await keyboard.press("Enter");
    await expect(panel.getByText("Where do they compare?")).toBeVisible();
    await expect(step(person, compares)).toContainText(t("comments.open", { count: 1 }));
    await look(person, "33 comment on a step");
  });

  await test.step("ideal beside current", async () => {
    await command(person, t("journeys.showBoth"));
    await tabTo(person, page.getByRole("button", { name: t("compare.copyIdeal") }));
    await keyboard.press("Enter");
    await command(person, t("journeys.showCurrent"));
    await tabTo(person, step(person, compares));
    await keyboard.press("Delete");
    await expectSteps(person, "Become aware", [asks]);
    await command(person, t("journeys.showBoth"));
    const summary = page.getByRole("list", { name: t("compare.summary") });
    await expect(summary).toContainText(t("compare.missing", { count: 1 }));
    await look(person, "34 ideal beside current");
    await expectReflow(person);
  });

  await test.step("the outline of the journey, and of the board", async () => {
    await command(person, t("journeys.showIdeal"));
    await command(person, t("journeys.showAs", { layout: t("lanes.outline") }));
    await tabTo(person, outlineRow(person, t("outline.journeyIdeal", { name: "" }).trim()));
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await expect(outlineRow(person, compares)).toBeFocused();
    await keyboard.press("Alt+ArrowDown");
    await expectSaid(
      person,
      t("outline.moved", { text: compares, place: "Become aware", number: 2, total: 2 }),
    );
    await look(person, "35 outline of a journey");
    await command(person, t("shell.board"));
    await passControls(person);
    await tabTo(person, page.getByRole("radio", { name: t("board.asCanvas") }));
    await keyboard.press("ArrowRight");
    await keyboard.press("Space");
    await expect(outlineRow(person, sees)).toBeVisible();
    await look(person, "36 outline of the board");
    await expectReflow(person);
    await tabTo(person, outlineRow(person, t("outline.pool")));
    await keyboard.press("End");
    for (const [key, picture] of outlineDialogs) {
      await keyboard.press(key);
      await expect(page.getByRole("dialog")).toBeVisible();
      await look(person, picture);
      await expectReflow(person);
      await keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(page.locator("[role=treeitem]:focus")).toHaveCount(1);
    }
  });

  await test.step("undone, with words for what", async () => {
    await keyboard.press("Control+z");
    await expectSaid(person, t("parts.undoNamed", { what: t("outline.undoMove") }));
    await expectSaved(person);
  });
});

/** From a card to what can be done with it and back: one stop of Tab, whose arrow keys move no card. */
async function passControls(person: Person): Promise<void> {
  const { keyboard } = person.page;
  const bar = person.page.getByRole("toolbar", { name: t("board.selection") });
  const buttons = bar.getByRole("button");
  const cards = person.page.getByRole("listbox", { name: t("board.cards") });
  await tabTo(person, cards);
  await keyboard.press("Space");
  const places = await placesOfAll(person);
  await tabTo(person, buttons.first());
  await keyboard.press("ArrowRight");
  await expect(buttons.nth(1)).toBeFocused();
  await keyboard.press("End");
  await expect(buttons.last()).toBeFocused();
  await keyboard.press("Tab");
  await expect(bar.locator(":focus")).toHaveCount(0);
  await keyboard.press("Shift+Tab");
  await expect(buttons.last()).toBeFocused();
  await keyboard.press("Shift+Tab");
  await expect(cards).toBeFocused();
  await expect(bar).toBeVisible();
  expect(await placesOfAll(person)).toEqual(places);
}

function placesOfAll(person: Person) {
  return Promise.all([asks, compares, sees].map((text) => placeOf(person, text)));
}

/** What keys open in front of the outline. */
const outlineDialogs = [
  ["a", "36 what can be done with a row"],
  ["p", "36 a new persona in the outline"],
] as const;

/** 1280 CSS pixels at 400 %. */
const reflowed = { width: 320, height: 640 };
const desk = { width: 1280, height: 800 };

/** Nothing lies beside a screen of that width, once the header has become narrow. */
async function expectReflow(person: Person): Promise<void> {
  await person.page.setViewportSize(reflowed);
  await expect(() => expectNoSidewaysScroll(person)).toPass();
  await person.page.setViewportSize(desk);
}

test("[MAP-513] a long name of a stage takes three lines of its head, beside lanes two, and its field shows all of it", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  await beginWithTemplate(person, "onlineShop");
  await goTo(person, "journeys");
  const long = "Becomes aware of what there is, by way of friends, adverts and journeys of others";
  await page.getByRole("button", { name: "Become aware", exact: true }).press("Enter");
  await page.keyboard.type(long);
  await page.keyboard.press("Enter");
  const name = page.getByRole("button", { name: long, exact: true });
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute("title", beginsWith(long));
  await expectLines(name, 3);
  const layouts = page.getByRole("radiogroup", { name: t("lanes.layout") });
  await layouts.getByText(t("lanes.lanes"), { exact: true }).click();
  await expectLines(name, 2);
  const above = await name.evaluate(
    (button) =>
      button.getBoundingClientRect().top -
      (button.closest("header")?.getBoundingClientRect().top ?? Number.NaN),
  );
  expect(above).toBeGreaterThanOrEqual(0);
  await name.press("Enter");
  await expect(page.getByRole("textbox", { name: t("journeys.stageName") })).toHaveValue(long);
});

/** A name that is cut takes all the lines that it may, and a little room for what hangs from the last. */
async function expectLines(name: Locator, count: number): Promise<void> {
  const lines = await name.locator("span").evaluate((words) => {
    const { lineHeight } = getComputedStyle(words);
    return words.getBoundingClientRect().height / Number.parseFloat(lineHeight);
  });
  expect(lines).toBeGreaterThan(count);
  expect(lines).toBeLessThan(count + 0.3);
}

/** Puts the touchpoint down at once: at the end of the first stage. */
async function placeByKeys(person: Person, text: string): Promise<void> {
  await tabTo(person, poolCard(person, text));
  await person.page.keyboard.press("Space");
  await person.page.keyboard.press("Enter");
  await expect(step(person, text)).toBeVisible();
}

/** Does something by the command palette. */
async function command({ page }: Person, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: t("palette.search") })).toBeFocused();
  await page.keyboard.type(words);
  const found = page.getByRole("dialog").getByRole("option");
  await expect(found.first()).toContainText(words);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

function outlineRow({ page }: Person, text: string): Locator {
  return page.getByRole("treeitem").filter({ hasText: text }).first();
}

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
