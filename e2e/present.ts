// Owns: what is done at the end: walking through a journey, and taking files along.

import { readFile } from "node:fs/promises";
import { type Download, expect, type Locator, type Page } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import type { Person } from "./people.ts";

/** The picture of a journey or heatmap with its controls, by how its heading begins. */
export function picture({ page }: Person, heading: string): Locator {
  return page.getByRole("region", { name: new RegExp(`^${heading}`) }).first();
}

export async function exportPicture(
  person: Person,
  heading: string,
  format: "svg" | "png",
): Promise<Buffer> {
  const { page } = person;
  await picture(person, heading)
    .getByRole("button", { name: t("present.exportShort"), exact: true })
    .click();
  return take(page, page.getByRole("menuitem", { name: t(`present.${format}`) }));
}

export async function exportFile(person: Person, kind: "json" | "csv"): Promise<Buffer> {
  const { page } = person;
  return take(page, page.getByRole("button", { name: t(`present.${kind}`) }));
}

/** Goes through the walk to its end by the arrow key, and gives the headings of all slides. */
export async function walkToTheEnd({ page }: Person): Promise<readonly string[]> {
  const heading = page.getByRole("heading", { level: 1 });
  const seen: string[] = [];
  const next = page.getByRole("button", { name: t("present.next") });
  for (;;) {
    seen.push((await heading.textContent()) ?? "");
    if (await next.isDisabled()) return seen;
    const before = await page.getByRole("progressbar").getAttribute("value");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("progressbar")).not.toHaveAttribute("value", before ?? "");
  }
}

async function take(page: Page, control: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), control.click()]);
  return readDownload(download);
}

async function readDownload(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
