// Owns: what is done in the brainstorm: opening and closing a round, writing drafts, the reveal.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { expectRoom, type Person, press } from "./people.ts";

/** Sets the question and the minutes, and opens the round. */
export async function openBrainstorm(
  { page }: Person,
  given: { readonly prompt: string; readonly minutes: 3 | 5 | 7 | 10 },
): Promise<void> {
  await page.getByRole("textbox", { name: t("leading.promptLabel") }).fill(given.prompt);
  await page
    .getByRole("radio", { name: t("leading.minutesPreset", { minutes: String(given.minutes) }) })
    .click();
  await page.getByRole("button", { name: t("leading.start"), exact: true }).click();
  await expect(page.getByRole("timer")).toBeVisible();
}

/** The one box in which people write. */
export function draftBox({ page }: Person): Locator {
  return page.getByRole("textbox", { name: t("brainstorm.boxLabel") });
}

/** Types a line and sends it with Enter, as people do. */
export async function writeDraft(person: Person, text: string): Promise<void> {
  await draftBox(person).fill(text);
  await draftBox(person).press("Enter");
  await expect(ownDraft(person, text)).toBeVisible();
  await expect(draftBox(person)).toHaveValue("");
}

export async function editDraft(person: Person, text: string, next: string): Promise<void> {
  const { page } = person;
  await press(person, page.getByRole("button", { name: t("brainstorm.editDraft", { text }) }));
  const field = page.getByRole("textbox", { name: t("brainstorm.draftText") });
  await field.fill(next);
  await field.press("Enter");
  await expect(ownDraft(person, next)).toBeVisible();
}

export async function deleteDraft(person: Person, text: string): Promise<void> {
  const name = t("brainstorm.deleteDraft", { text });
  await press(person, person.page.getByRole("button", { name }));
  await expect(ownDraft(person, text)).toHaveCount(0);
}

export function ownDraft({ page }: Person, text: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByText(text, { exact: true }) });
}

/** Ends the round before its time. */
export async function closeBrainstorm({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: t("leading.closeNow"), exact: true }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: t("leading.closeNow"), exact: true })
    .click();
  await expect(page.getByRole("heading", { name: t("leading.revealTitle") })).toBeVisible();
}

/** Presses the reveal as soon as it may be pressed: three seconds after the close. */
export async function reveal({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: t("leading.reveal"), exact: true }).click();
}

/** Waits until so many cards were revealed. */
export async function expectRevealed({ page }: Person, count: number): Promise<void> {
  const words = page.getByText(t("leading.revealed", { count }));
  await expect(words.filter({ visible: true }).first()).toBeVisible();
}

/** Leads everybody from the revealed round to the board. */
export async function bringToBoard(person: Person): Promise<void> {
  const button = person.page.getByRole("button", { name: t("leading.bringToBoard") });
  await expect(button).toBeVisible();
  // Where it has just come in the place of the reveal it cannot have been meant.
  await expect(async () => {
    if (await button.isVisible()) await button.click({ timeout: 1_000 });
    await expect(button).toBeHidden({ timeout: 500 });
  }).toPass();
  await expectRoom(person, "board");
}

/** Opens a round that is held with names. */
export async function openNamedBrainstorm(person: Person, prompt: string): Promise<void> {
  const { page } = person;
  await page.getByRole("radio", { name: t("leading.modeNamed") }).click();
  await openBrainstorm(person, { prompt, minutes: 3 });
}

/** Opens another round from the screen of the last one. */
export async function beginAnother({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: t("leading.openAnother"), exact: true }).click();
}

/** Says the name that is to stand on the cards, and goes on to writing. */
export async function sayName(person: Person, name: string): Promise<void> {
  const { page } = person;
  await page.getByRole("textbox", { name: t("brainstorm.nameLabel") }).fill(name);
  await press(person, page.getByRole("button", { name: t("brainstorm.writeAs") }));
  await expect(page.getByText(t("brainstorm.promiseNamed", { name }))).toBeVisible();
}

/** Opens the closed round again, before its reveal. */
export async function reopenBrainstorm({ page }: Person): Promise<void> {
  const name = t("leading.reopen", { count: 3 });
  await page.getByRole("button", { name, exact: true }).first().click();
  await expect(page.getByRole("timer")).toBeVisible();
}

/** The cards of one's own that came after their reveal. */
export function waitingCards({ page }: Person): Locator {
  return page.getByRole("region", { name: t("brainstorm.waitingTitle") });
}

/** Becomes another participant on the same browser. */
export async function startAfresh(person: Person): Promise<void> {
  const { page } = person;
  await press(person, page.getByRole("button", { name: t("brainstorm.notYou") }));
  await press(person, page.getByRole("button", { name: t("brainstorm.startAfresh") }));
  // On screen and said aloud.
  await expect(page.getByText(t("brainstorm.startedAfresh")).first()).toBeVisible();
}
