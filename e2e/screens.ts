// Owns: looking at a screen as it stands: axe in light and the colours again in dark, and a picture of each where
// E2E_SHOTS names a folder. It knows no room.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import type { Person } from "./people.ts";

/** Checks what a person has before them; `screen` names it in messages and pictures. */
export async function look(person: Person, screen: string): Promise<void> {
  const { page } = person;
  const name = `${screen}, ${person.name}`;
  await expectAccessible(page, name);
  await keepPicture(person, `${name}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  await expectAccessible(page, `${name}, dark`, { runOnly: ["color-contrast"] });
  await keepPicture(person, `${name}, dark`);
  await page.emulateMedia({ colorScheme: "light" });
  await expect(page.locator("html")).not.toHaveCSS("color-scheme", "dark");
}

/** Nothing of the page lies beside the screen. */
export async function expectNoSidewaysScroll({ page, name }: Person): Promise<void> {
  const { needed, given } = await page.evaluate(() => ({
    needed: document.documentElement.scrollWidth,
    given: document.documentElement.clientWidth,
  }));
  expect(needed, `the width that the page of ${name} needs`).toBeLessThanOrEqual(given);
}

async function keepPicture({ page }: Person, name: string): Promise<void> {
  const folder = process.env.E2E_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w]+/g, "-")}.png`) });
}
