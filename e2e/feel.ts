// Owns: what is done in a round of ratings: opening and closing it, rating steps, saying why.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { type Person, press } from "./people.ts";

export type Rating = -2 | -1 | 0 | 1 | 2;

/** Opens a round on the journey that is offered first. */
export async function openRatings({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: t("feel.openNow"), exact: true }).click();
  await expect(page.getByRole("region", { name: t("feel.runningTitle") })).toBeVisible();
}

export async function closeRatings({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: t("feel.closeNow"), exact: true }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: t("feel.closeConfirm"), exact: true })
    .click();
}

/** The step to be rated, as a row with its choices. */
export function ratingRow({ page }: Person, step: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: step }) });
}

/** Rates a step; with a why, types it into the field that opens. */
export async function rate(
  person: Person,
  step: string,
  rating: Rating,
  why?: string,
): Promise<void> {
  const { page } = person;
  const choices = page.getByRole("radiogroup", { name: step });
  await press(person, choices.locator("label").nth(rating + 2));
  await expect(choices).toHaveCount(0);
  if (why === undefined) return;
  const field = ratingRow(person, step).getByRole("textbox", { name: t("feel.whyLabel") });
  await field.fill(why);
  await field.press("Enter");
}
