// Owns: what is done on the board: carrying, selecting, rewording, grouping, merging and deleting cards by mouse.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { beginsWith, type Person } from "./people.ts";

/** The wordings of all cards, in alphabetical order: their order in the page means nothing. */
export async function cardTexts({ page }: Person): Promise<readonly string[]> {
  const texts = await cards(
    page.getByRole("listbox", { name: t("board.cards") }),
  ).allTextContents();
  return texts.sort();
}

/** A card by how its name begins: its wording. */
export function card({ page }: Person, text: string): Locator {
  return page
    .getByRole("listbox", { name: t("board.cards") })
    .getByRole("option", { name: beginsWith(text) });
}

/** Where a card lies, in board units: the same for everybody, whatever they look at. */
export async function placeOf(person: Person, text: string): Promise<readonly [number, number]> {
  return card(person, text).evaluate((element: HTMLElement) => {
    const { left, top, translate } = element.style;
    const [x = 0, y = 0] = translate.split(" ").map((part) => Number.parseFloat(part) || 0);
    return [Number.parseFloat(left) + x, Number.parseFloat(top) + y];
  });
}

/** Carries a card by mouse, in CSS pixels. */
export async function dragCard(
  person: Person,
  text: string,
  by: { readonly x: number; readonly y: number },
): Promise<void> {
  const { mouse } = person.page;
  const from = await middleOf(card(person, text));
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(from.x + by.x, from.y + by.y, { steps: 8 });
  await mouse.up();
}

/** Selects exactly these cards: one press, then presses with Shift. */
async function selectCards(person: Person, texts: readonly string[]): Promise<void> {
  await person.page.keyboard.press("Escape");
  for (const [index, text] of texts.entries()) {
    await card(person, text).click(index === 0 ? {} : { modifiers: ["Shift"] });
  }
  for (const text of texts) {
    await expect(card(person, text)).toHaveAttribute("aria-selected", "true");
  }
}

/** Presses one of the controls that float near the selection. */
async function pressAction({ page }: Person, name: string): Promise<void> {
  await page
    .getByRole("toolbar", { name: t("board.selection") })
    .getByRole("button", { name, exact: true })
    .click();
}

export async function rewordCard(person: Person, text: string, next: string): Promise<void> {
  const { page } = person;
  await card(person, text).dblclick();
  await page.getByRole("textbox", { name: t("board.editText") }).fill(next);
  await page.keyboard.press("Enter");
  await expect(card(person, next)).toBeVisible();
}

export async function groupCards(
  person: Person,
  texts: readonly string[],
  name: string,
): Promise<void> {
  await selectCards(person, texts);
  await pressAction(person, t("board.group"));
  await person.page.getByRole("textbox", { name: t("board.groupName") }).fill(name);
  await person.page.keyboard.press("Enter");
}

/** Merges cards into the last one selected. */
export async function mergeCards(person: Person, texts: readonly string[]): Promise<void> {
  await selectCards(person, texts);
  await pressAction(person, t("board.merge"));
}

export async function deleteCard(person: Person, text: string): Promise<void> {
  await selectCards(person, [text]);
  await pressAction(person, t("board.delete"));
  await expect(card(person, text)).toHaveCount(0);
}

function cards(list: Locator): Locator {
  return list.getByRole("option").getByRole("paragraph");
}

async function middleOf(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error("The card is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
