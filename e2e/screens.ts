// Owns: looking at a screen as it stands: axe in light and the colours again in dark, and a picture of each where
// E2E_SHOTS names a folder. It knows no room.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import type { Person } from "./people.ts";

/** Checks what a person has before them, once anything is; `screen` names it in messages and pictures. */
export async function look(person: Person, screen: string): Promise<void> {
  const { page } = person;
  const name = `${screen}, ${person.name}`;
  // Nothing is wrong with an empty page.
  await expect(page.getByRole("heading").filter({ visible: true }).first(), name).toBeVisible();
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

/** The room is no longer than the screen: what is long in it scrolls by itself. */
export async function expectRoomAsHighAsScreen({ page, name }: Person): Promise<void> {
  const { needed, given } = await page.evaluate(() => ({
    needed: document.documentElement.scrollHeight,
    given: document.documentElement.clientHeight,
  }));
  expect(needed, `the height that the page of ${name} needs`).toBeLessThanOrEqual(given);
}

/** Presses a key so often; each time what has the focus is on the screen and nothing covers all of it. Rule A11-133. */
export async function expectInSight(
  { page }: Person,
  { key, times }: { readonly key: string; readonly times: number },
): Promise<void> {
  const covered: string[] = [];
  for (let press = 0; press < times; press += 1) {
    await page.keyboard.press(key);
    // What stays in sight by itself may take the next picture to make room.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const name = await page.evaluate(nameIfCovered);
    if (name !== null) covered.push(name);
  }
  expect.soft(covered, `what has the focus after ${key} and is not to be seen`).toEqual([]);
}

/** Runs in the page. What is as small as a point is there for speech alone. */
function nameIfCovered(): string | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const shown = element instanceof HTMLInputElement ? (element.labels?.[0] ?? element) : element;
  const { left, top, width, height } = shown.getBoundingClientRect();
  if (width <= 2 || height <= 2) return null;
  const isSeen = [0.1, 0.3, 0.5, 0.7, 0.9].some((across) =>
    [0.1, 0.3, 0.5, 0.7, 0.9].some((down) => {
      const there = document.elementFromPoint(left + across * width, top + down * height);
      return there !== null && (shown.contains(there) || there.contains(element));
    }),
  );
  if (isSeen) return null;
  const name = element.getAttribute("aria-label") ?? element.textContent ?? element.tagName;
  return `${name.slice(0, 40)} at ${Math.round(left)}, ${Math.round(top)}`;
}

async function keepPicture({ page }: Person, name: string): Promise<void> {
  const folder = process.env.E2E_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w]+/g, "-")}.png`) });
}
