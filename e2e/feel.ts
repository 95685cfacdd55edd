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

/** Says for which department one's ratings count. */
export async function joinDepartment(person: Person, name: string): Promise<void> {
  const { page } = person;
  await press(
    person,
    page.getByRole("button", { name: new RegExp(t("feel.department").slice(0, 15)) }),
  );
  await press(person, page.getByRole("option", { name, exact: true }));
}

/** Opens a dot vote on the whole board. */
export async function openDots({ page }: Person): Promise<void> {
  const another = page.getByRole("button", { name: t("feel.openAnother"), exact: true });
  if ((await another.count()) > 0) await another.click();
  await page.getByText(t("feel.openKindDots"), { exact: true }).click();
  await page.getByRole("button", { name: t("feel.dotsOpenNow"), exact: true }).click();
  await expect(page.getByRole("region", { name: t("feel.runningTitle") })).toBeVisible();
}

/** Puts one dot after the other on a touchpoint. */
export async function placeDots(person: Person, touchpoint: string, count: number): Promise<void> {
  const more = person.page.getByRole("button", { name: t("feel.dotMore", { touchpoint }) });
  for (let dot = 0; dot < count; dot++) await press(person, more);
}

/** The ranking of the latest dot vote, line by line. */
export function dotRanking({ page }: Person): Locator {
  return page.getByRole("region", { name: t("feel.dotsResult") }).getByRole("listitem");
}
